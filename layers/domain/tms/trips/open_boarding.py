"""Use case: the driver lets passengers board."""

from tms.kernel.access.caller import Caller
from tms.trips import life_cycle
from tms.trips.life_cycle import StandIn
from tms.trips.state_machine import Action
from tms.trips.views import TripState


def open_boarding(caller: Caller, trip_id: str, stand_in: StandIn | None = None) -> TripState:
    """Open the boarding of a trip.

    Raises:
        NotFound, Forbidden, Conflict: see `life_cycle.advance`.
    """
    return life_cycle.advance(caller, trip_id, Action.BOARD, stand_in=stand_in)
