"""Use case: search trips by origin, destination and day."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from tms.bookings import for_trips as bookings
from tms.fleet import for_all as fleet
from tms.fleet.stations import Station
from tms.kernel.clock import now
from tms.kernel.errors import Invalid
from tms.kernel.http.pages import next_cursor, sort_key
from tms.trips import journey_store
from tms.trips.views import FoundTrips, found_trip

if TYPE_CHECKING:
    from tms.trips.requests import TripQuery


def search_trips(query: "TripQuery") -> FoundTrips:
    """Return the trips that go from one station to another on a day, without those that have left.

    Raises:
        Invalid: `no_such_station`, `same_station`.
        BadRequest: `bad_cursor`.
    """
    origin, destination = fleet.find_station(query.from_, "/from"), fleet.find_station(query.to, "/to")
    if origin.station_id == destination.station_id:
        raise Invalid("same_station", f"A journey from {origin.name} ends at another station.", "/to")
    day = _day(query.date, origin)
    behind = max(journey_store.place_of(now()), sort_key(query.cursor) or "")
    journeys, following = journey_store.journeys(
        origin.station_id, destination.station_id, day.isoformat(), behind=behind, limit=query.limit
    )
    free = bookings.seats_free({journey.trip_id: range(journey.start, journey.stop) for journey in journeys})
    return FoundTrips(
        [found_trip(journey, free[journey.trip_id]) for journey in journeys], next_cursor(following)
    )


def _day(wanted: date | Literal["today", "tomorrow"], origin: Station) -> date:
    """Return the day that is wanted, where the journey begins."""
    if isinstance(wanted, date):
        return wanted
    today = now().astimezone(ZoneInfo(origin.timezone)).date()
    return today if wanted == "today" else today + timedelta(days=1)
