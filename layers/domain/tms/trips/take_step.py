"""Use case: staff take a step of a trip that its driver cannot take."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.trips.attendance import Count
from tms.trips.life_cycle import StandIn
from tms.trips.open_boarding import open_boarding
from tms.trips.record_arrival import record_arrival
from tms.trips.record_departure import record_departure
from tms.trips.trip import TripStatus
from tms.trips.views import TripState

if TYPE_CHECKING:
    from tms.trips.operation.requests import StepRequest


def take_step(caller: Caller, trip_id: str, request: "StepRequest", count: Count) -> TripState:
    """Open boarding, depart or arrive in the driver's place. The windows of the schedule hold for staff too.

    The trip keeps its driver; the audit trail says who took the step, and why.

    Args:
        count: counts the trip's tickets.

    Raises:
        NotFound, Forbidden, Conflict: see `record_departure` and `life_cycle.advance`.
    """
    stand_in = StandIn(request.reason, despite_missing=request.despite_missing)
    to = TripStatus(request.status)
    if to is TripStatus.BOARDING:
        return open_boarding(caller, trip_id, stand_in)
    if to is TripStatus.DEPARTED:
        return record_departure(caller, trip_id, count, stand_in)
    return record_arrival(caller, trip_id, stand_in)
