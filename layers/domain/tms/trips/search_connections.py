"""Use case: search the ways from one place to another with one change of bus."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tms.bookings import for_trips as bookings
from tms.fleet import for_all as fleet
from tms.fleet.stations import Station
from tms.kernel.at_once import at_once
from tms.kernel.clock import now
from tms.kernel.errors import Invalid
from tms.kernel.http.pages import next_cursor, sort_key
from tms.trips import ride_store
from tms.trips.journey_store import place_of
from tms.trips.local_days import day_in
from tms.trips.ride_store import Rides
from tms.trips.search.connection_views import FoundConnections, connection_view
from tms.trips.search.connections import Way, best, ways, within
from tms.trips.search.selection import Wishes
from tms.trips.search.views import searched_place

if TYPE_CHECKING:
    from tms.trips.search.requests import ConnectionQuery

FIRST, SECOND, AT_NIGHT = 100, 200, 50
"""How many rides are read at most: from the origin, to the destination, and to it in the following night. So
a busy station costs no more than that; the cursor leads to later departures."""

NIGHT_ENDS = dt.time(6)
"""On the next day the second bus has left its last stop before the destination by then."""

MOST_TRIPS = 100
"""DynamoDB reads so many items at once."""


def search_connections(query: "ConnectionQuery") -> FoundConnections:
    """Return the ways with one change that begin on a day and can be bought now.

    What leaves the one station and what goes to the other is read at the same time; one batch read tells how
    it sells.

    Raises:
        Invalid: `no_such_station`, `same_station`.
        BadRequest: `bad_cursor`.
    """
    origin, destination = fleet.find_station(query.from_, "/from"), fleet.find_station(query.to, "/to")
    if origin.station_id == destination.station_id:
        raise Invalid("same_station", f"A journey from {origin.name} ends at another station.", "/to")
    zone, behind = ZoneInfo(origin.timezone), sort_key(query.cursor) or ""
    day = day_in(zone, query.date)
    start = max(place_of(now()), _first(day, query.wishes, zone), f"J#{behind.partition('#')[0]}#")
    first, second = _read(origin, destination, day, start)
    found = _ways(first, second, destination, query.wishes)
    looked_at = within(found, MOST_TRIPS)
    selling = bookings.selling_now(
        dict.fromkeys((each.trip_id, each.legs) for way in looked_at for each in way.journeys)
    )
    open_ways = [
        way for way in looked_at if all(selling[each.trip_id, each.legs].seats_free for each in way.journeys)
    ]
    shown = [way for way in best(open_ways) if way.place > behind]
    rest = _rest(found, looked_at, first, behind)
    return FoundConnections(
        date=day,
        from_=searched_place(origin),
        to=searched_place(destination),
        items=[connection_view(way, selling) for way in shown[: query.limit]],
        next_cursor=next_cursor(shown[query.limit - 1].place if len(shown) > query.limit else rest),
    )


def _first(day: dt.date, wishes: Wishes, zone: ZoneInfo) -> str:
    if not wishes.leaves_from:
        return ""
    return place_of(dt.datetime.combine(day, dt.time.fromisoformat(wishes.leaves_from), zone), "")


def _read(
    origin: Station, destination: Station, day: dt.date, start: str
) -> tuple[Rides, tuple[Rides, Rides]]:
    """Return what leaves a station from a place on, and what goes to another one until the next morning."""
    there, tomorrow = destination.station_id, day + dt.timedelta(days=1)
    morning = place_of(dt.datetime.combine(tomorrow, NIGHT_ENDS, ZoneInfo(destination.timezone)))
    to = partial(ride_store.rides_to, there, behind=start)
    first, second, at_night = at_once(
        partial(ride_store.rides_from, origin.station_id, day.isoformat(), behind=start, limit=FIRST),
        partial(to, day.isoformat(), limit=SECOND),
        partial(to, tomorrow.isoformat(), until=morning, limit=AT_NIGHT),
    )
    return first, (second, at_night)


def _ways(first: Rides, second: tuple[Rides, Rides], destination: Station, wishes: Wishes) -> Sequence[Way]:
    """Return the ways that keep the wishes; the price is that of both buses together."""
    at_first = replace(wishes, max_price=None)
    later = Wishes(wishes.companies, wishes.bus_classes, wishes.amenities)
    found = ways(
        [each for each in first.journeys if at_first.met_by(each)],
        [each for rides in second for each in rides.journeys if later.met_by(each)],
        destination.station_id,
    )
    most = wishes.max_price
    return [way for way in found if most is None or (way.total is not None and way.total.amount <= most)]


def _rest(found: Sequence[Way], looked_at: Sequence[Way], first: Rides, behind: str) -> str | None:
    """Return the place behind which ways were not looked at; None if there are none."""
    if len(looked_at) == len(found):
        return None if first.following is None else f"{first.following.removeprefix('J#')}~"
    last = looked_at[-1].place
    return last if last > behind else f"{last.partition('#')[0]}~"  # the next second
