"""Use case: a driver or staff report what happened on a trip."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import offset_of
from tms.kernel.errors import Forbidden
from tms.trips.incidents import IncidentKind
from tms.trips.operation.views import IncidentView, incident_view
from tms.trips.own_trips import find_own
from tms.trips.reports import incident_of, reported

if TYPE_CHECKING:
    from tms.trips.operation.requests import IncidentRequest


def report_incident(caller: Caller, trip_id: str, request: "IncidentRequest", key: str) -> IncidentView:
    """Write down an incident of a trip; one of the kind `breakdown` ends its sales as well.

    Raises:
        NotFound: `trip_not_found`.
        Forbidden: `not_the_driver`.
        Invalid: `idempotency_key_reused`.
    """
    trip = find_own(caller, trip_id)
    if not caller.can(Permission.TRIP_OPERATE) and caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip, or staff, may report this.")
    incident = incident_of(caller, trip, IncidentKind(request.kind), request, key)
    return incident_view(reported(caller, trip, incident), offset_of(trip.departure_at))
