"""Use case: the driver reaches the last stop, and in the same transaction all sales of the trip end."""

from tms.bookings import for_trips as bookings
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction
from tms.trips import life_cycle
from tms.trips.life_cycle import StandIn
from tms.trips.state_machine import Action
from tms.trips.trip import Trip
from tms.trips.views import TripState


def record_arrival(caller: Caller, trip_id: str, stand_in: StandIn | None = None) -> TripState:
    """Record that the bus reached the last stop.

    Raises:
        NotFound, Forbidden, Conflict: see `life_cycle.advance`.
    """
    return life_cycle.advance(caller, trip_id, Action.ARRIVE, _close_all, stand_in=stand_in)


def _close_all(transaction: Transaction, trip: Trip, at: int) -> None:
    bookings.close_into(transaction, trip.trip_id, range(len(trip.stops)), at)
