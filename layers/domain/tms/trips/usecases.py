"""Use cases of trips: find one, and move it on as its driver reports."""

from collections.abc import Callable

from tms.kernel.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Forbidden, NotFound
from tms.trips import store
from tms.trips.trips import BEFORE, Trip, TripStatus
from tms.trips.views import TripState, trip_state


def find_trip(trip_id: str) -> Trip:
    """Return a trip.

    Raises:
        NotFound: `trip_not_found`.
    """
    trip = store.find(trip_id)
    if trip is None or trip.status is TripStatus.DRAFT:
        raise NotFound("trip_not_found", f"There is no trip {trip_id}.")
    return trip


def find_driven(caller: Caller, trip_id: str) -> Trip:
    """Return a trip that the caller drives.

    Raises:
        NotFound: `trip_not_found`, also where it is another company's.
        Forbidden: `not_the_driver`.
    """
    trip = find_trip(trip_id)
    if not caller.works_for(trip.company_id):
        raise NotFound("trip_not_found", f"There is no trip {trip_id}.")
    if caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip may do this.")
    return trip


def open_boarding(caller: Caller, trip_id: str) -> TripState:
    """Let passengers board. Raises what `advance` does."""
    return advance(caller, trip_id, TripStatus.BOARDING, store.advance)


def advance(
    caller: Caller, trip_id: str, to: TripStatus, write: Callable[[Trip, TripStatus, int], bool]
) -> TripState:
    """Move a trip to its next state on its driver's word. Saying the same again changes nothing.

    Args:
        write: moves the trip to `to` at an epoch second; False if it is no longer in the state before.

    Raises:
        NotFound: `trip_not_found`.
        Forbidden: `not_the_driver`.
        Conflict: `wrong_trip_state`, another step comes first or it is over.
    """
    trip = find_driven(caller, trip_id)
    if trip.status is not to and not write(trip, to, epoch()):
        trip = find_driven(caller, trip_id)
        if trip.status is not to:
            raise Conflict(
                "wrong_trip_state",
                f"The trip is {trip.status}; it becomes {to} only from {BEFORE[to]}.",
                trip_status=trip.status,
            )
    return trip_state(trip, to)
