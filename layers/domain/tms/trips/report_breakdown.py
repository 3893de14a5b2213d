"""Use case: staff report that the bus of a trip broke down."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, offset_of
from tms.trips.incidents import IncidentKind
from tms.trips.operation.views import IncidentView, incident_view
from tms.trips.own_trips import find_own
from tms.trips.reports import incident_of, reported
from tms.trips.state_machine import Action, decide

if TYPE_CHECKING:
    from tms.trips.operation.requests import BreakdownRequest


def report_breakdown(caller: Caller, trip_id: str, request: "BreakdownRequest", key: str) -> IncidentView:
    """Flag a trip whose bus broke down, and end its sales. It keeps its state, and its tickets stay good.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`.
        Invalid: `idempotency_key_reused`.
    """
    trip = find_own(caller, trip_id)
    decide(trip, Action.BREAK_DOWN, epoch(), caller)
    incident = incident_of(caller, trip, IncidentKind.BREAKDOWN, request, key)
    return incident_view(reported(caller, trip, incident), offset_of(trip.departure_at))
