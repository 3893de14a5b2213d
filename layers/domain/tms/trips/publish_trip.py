"""Use case: put a trip on sale."""

from dataclasses import replace

from tms.fleet.for_trips.stations import show_to_passengers
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict
from tms.trips import put_on_sale, store
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus

TRIES = 3


def publish_trip(caller: Caller, trip_id: str) -> PlannedTrip:
    """Put a trip on sale. Doing it again changes nothing, and lists it for search again.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`; `departure_over`.
    """
    trip = find_planned(caller, trip_id)
    for _ in range(TRIES):
        if decide(trip, Action.PUBLISH, epoch(), caller).repeated:
            put_on_sale.show_again(trip)
            _show_stations(trip)
            return planned_trip(trip)
        done = _sold(trip)
        if done is not None:
            return planned_trip(done)
        trip = find_planned(caller, trip_id)
    raise Conflicted


def published(trip: Trip) -> Trip:
    """Put a draft on sale that was just written; return the trip as it is then.

    Raises:
        Conflict: `departure_over`.
    """
    return _sold(trip) or store.find(trip.trip_id) or trip


def _sold(trip: Trip) -> Trip | None:
    """Put a draft on sale and return it as it is then; None if somebody changed it meanwhile."""
    if trip.departure_at.timestamp() <= epoch():
        raise Conflict("departure_over", "This departure is over. Give the trip a later one first.")
    if not put_on_sale.sell(trip):
        return None
    _show_stations(trip)
    return replace(trip, status=TripStatus.PUBLISHED)


def _show_stations(trip: Trip) -> None:
    """Let passengers find the company's own stations at which a trip that is on sale stops."""
    show_to_passengers(stop.station_id for stop in trip.stops)
