"""Use cases of a bus that leaves its stops behind: its trip moves on, and nobody buys from there any more.

Both are one transaction, so there is no moment in which a trip has left and still sells.
"""

from tms.bookings import for_trips
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction
from tms.trips import advance_trip
from tms.trips.trip import Trip, TripStatus
from tms.trips.views import TripState


def depart(caller: Caller, trip_id: str) -> TripState:
    """Leave the first stop; who boards at a later one may still buy. Raises what `driving.advance` does."""
    return advance_trip.advance(caller, trip_id, TripStatus.DEPARTED, _close_first)


def arrive(caller: Caller, trip_id: str) -> TripState:
    """Reach the last stop. Raises what `driving.advance` does."""
    return advance_trip.advance(caller, trip_id, TripStatus.ARRIVED, _close_all)


def _close_first(transaction: Transaction, trip: Trip, at: int) -> None:
    for_trips.close_into(transaction, trip.trip_id, range(1), at)


def _close_all(transaction: Transaction, trip: Trip, at: int) -> None:
    for_trips.close_into(transaction, trip.trip_id, range(len(trip.stops)), at)
