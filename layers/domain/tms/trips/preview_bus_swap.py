"""Use case: see beforehand what another bus would mean for a trip. It writes nothing."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.trips import swap_plan
from tms.trips.foreign_things import hidden
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide
from tms.trips.swap_views import SwapPreview, swap_preview

if TYPE_CHECKING:
    from tms.trips.requests import BusSwapRequest


def preview_bus_swap(caller: Caller, trip_id: str, request: "BusSwapRequest") -> SwapPreview:
    """Return who would move where, what stands in the way, and which buses would do where this one does not.

    People go on buying meanwhile, so the swap itself is judged anew.

    Raises:
        NotFound: `trip_not_found`, `bus_not_found`, `driver_not_found`.
        Conflict: `wrong_trip_state`, `bus_changing`, `same_bus`.
    """
    trip = find_own(caller, trip_id)
    decide(trip, Action.SWAP_BUS, epoch(), caller)
    if trip.bus_id == request.bus_id:
        raise swap_plan.same_bus(trip)
    with hidden(caller, {"/bus_id": request.bus_id, "/driver_id": request.driver_id}):
        found = swap_plan.find_swap(trip, request.bus_id, request.driver_id)
    possible = found.reseating.fits and not found.obstacles
    return swap_preview(found, [] if possible else swap_plan.fitting_buses(found))
