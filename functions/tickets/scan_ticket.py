"""POST /trips/{trip_id}/scans: judge a scanned code and board its passenger."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import scan_ticket
from tms.tickets.requests import ScanRequest
from tms.tickets.views import ScanView

app = service_app("tickets")


@app.post(
    "/trips/{trip_id}/scans",
    allow=Permission.TICKET_SCAN,
    allowed_while_company_suspended=True,
    refuses_suspended_itself=True,
    body=ScanRequest,
    returns=ScanView,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",), 409: ("scan_conflict",)},
    summary="Scan a ticket at the door",
)
def handle(caller: Caller, trip_id: str, request: ScanRequest) -> ScanView:
    """Scan a ticket."""
    return scan_ticket.scan_ticket(caller, trip_id, request)
