"""Use case: search trips by destination and day, and by origin where one is named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tms.bookings import for_trips as bookings
from tms.fleet import for_all as fleet
from tms.fleet.stations import Station
from tms.kernel.clock import now
from tms.kernel.errors import Invalid
from tms.kernel.http.pages import next_cursor, sort_key
from tms.trips import journey_store, ride_store
from tms.trips.local_days import day_in
from tms.trips.search.selection import choices_of, select
from tms.trips.search.views import FoundTrips, choices_view, found_trips, searched_place
from tms.trips.sold_journeys import SoldJourney

if TYPE_CHECKING:
    from tms.trips.search.requests import TripQuery


def search_trips(query: "TripQuery") -> FoundTrips:
    """Return the trips that go to a station on a day, without those that have left.

    One query reads all that is left of the day, so that any order and any filter is exact; one batch read
    tells how the trips of the page sell.

    Raises:
        Invalid: `no_such_station`, `same_station`.
        BadRequest: `bad_cursor`.
    """
    origin = None if query.from_ is None else fleet.find_station(query.from_, "/from")
    destination = fleet.find_station(query.to, "/to")
    if origin is not None and origin.station_id == destination.station_id:
        raise Invalid("same_station", f"A journey from {origin.name} ends at another station.", "/to")
    day, behind = day_in(ZoneInfo((origin or destination).timezone), query.date), sort_key(query.cursor)
    journeys = _journeys(origin, destination, day.isoformat())
    found = select(journeys, query.wishes, query.sort, behind=behind, limit=query.limit)
    return FoundTrips(
        date=day,
        from_=None if origin is None else searched_place(origin),
        to=searched_place(destination),
        items=found_trips(
            found.journeys, bookings.selling_now((each.trip_id, each.legs) for each in found.journeys)
        ),
        total=found.total,
        choices=choices_view(choices_of(journeys)),
        next_cursor=next_cursor(found.following),
    )


def _journeys(origin: Station | None, destination: Station, day: str) -> Sequence[SoldJourney]:
    """Return what is left of a day: the journeys from one station to another, or from everywhere."""
    moment = now()
    behind = journey_store.place_of(moment)
    if origin is not None:
        return journey_store.journeys(origin.station_id, destination.station_id, day, behind=behind)[0]
    rides = ride_store.rides_to(destination.station_id, day, behind=behind)
    return [each for each in rides.journeys if each.departure_at > moment]
