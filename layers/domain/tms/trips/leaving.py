"""Use cases of a bus that leaves its stops behind: its trip moves on, and nobody buys from there any more.

Both are one transaction, so there is no moment in which a trip has left and still sells.
"""

from tms.bookings import selling
from tms.kernel.caller import Caller
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import store, usecases
from tms.trips.trips import BEFORE, Trip, TripStatus
from tms.trips.views import TripState


def depart(caller: Caller, trip_id: str) -> TripState:
    """Leave the first stop; who boards at a later one may still buy. Raises what `usecases.advance` does."""
    return usecases.advance(caller, trip_id, TripStatus.DEPARTED, _leave)


def arrive(caller: Caller, trip_id: str) -> TripState:
    """Reach the last stop. Raises what `usecases.advance` does."""
    return usecases.advance(caller, trip_id, TripStatus.ARRIVED, _leave)


def _leave(trip: Trip, to: TripStatus, at: int) -> bool:
    if trip.status is not BEFORE[to]:
        return False
    left = range(1) if to is TripStatus.DEPARTED else range(len(trip.stops))
    transaction = Transaction()
    store.advance_into(transaction, trip, to, at)
    selling.close_into(transaction, trip.trip_id, left, at)
    try:
        transaction.commit()
    except ConditionFailed:
        return False
    return True
