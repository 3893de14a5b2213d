"""Use case: tell the lowest price of each day around a day."""

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tms.fleet import for_all as fleet
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid
from tms.trips import day_store
from tms.trips.local_days import day_in
from tms.trips.search.cheapest import cheapest
from tms.trips.search.day_views import DayPrice, FoundDays
from tms.trips.search.views import searched_place

if TYPE_CHECKING:
    from tms.trips.search.requests import DaysQuery

DAYS = 7
"""A week, with the day that is wanted in the middle; it begins today at the earliest."""


def search_days(query: "DaysQuery") -> FoundDays:
    """Return the lowest price of each day of a week, by one query.

    Raises:
        Invalid: `no_such_station`, `same_station`.
    """
    origin, destination = fleet.find_station(query.from_, "/from"), fleet.find_station(query.to, "/to")
    if origin.station_id == destination.station_id:
        raise Invalid("same_station", f"A journey from {origin.name} ends at another station.", "/to")
    zone = ZoneInfo(origin.timezone)
    wanted = day_in(zone, query.date)
    first = max(wanted - dt.timedelta(days=DAYS // 2), day_in(zone, "today"))
    week = [first + dt.timedelta(days=number) for number in range(DAYS)]
    known, now = day_store.days_between(origin.station_id, destination.station_id, week[0], week[-1]), epoch()
    return FoundDays(
        from_=searched_place(origin),
        to=searched_place(destination),
        days=[DayPrice(each, cheapest(known.get(each, ()), now)) for each in week],
    )
