"""Use case: the driver leaves the first stop, and nobody buys from there any more.

The trip moves on and these sales end in one transaction, so that no trip has left and still sells. Sales at
later stops go on.
"""

from tms.bookings import for_trips as bookings
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction
from tms.trips import life_cycle
from tms.trips.state_machine import Action
from tms.trips.trip import Trip
from tms.trips.views import TripState


def record_departure(caller: Caller, trip_id: str) -> TripState:
    """Record that the bus left the first stop.

    Raises:
        NotFound, Forbidden, Conflict: see `life_cycle.advance`.
    """
    return life_cycle.advance(caller, trip_id, Action.DEPART, _close_first)


def _close_first(transaction: Transaction, trip: Trip, at: int) -> None:
    bookings.close_into(transaction, trip.trip_id, range(1), at)
