"""GET /company/trips/{trip_id}/scan-conflicts: whom devices let in though the platform would not."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import list_scan_conflicts
from tms.tickets.conflict_views import ScanConflicts

app = service_app("tickets")


@app.get(
    "/company/trips/{trip_id}/scan-conflicts",
    allow=Permission.TRIP_READ_COMPANY,
    returns=ScanConflicts,
    errors={404: ("trip_not_found",)},
    summary="Conflicts of a trip's scans",
)
def handle(caller: Caller, trip_id: str) -> ScanConflicts:
    """List the conflicts."""
    return list_scan_conflicts.list_scan_conflicts(caller, trip_id)
