"""POST /scans: a device uploads the scans that it made while it had no network."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import upload_scans
from tms.tickets.requests import ScansRequest
from tms.tickets.views import ScansTaken

app = service_app("tickets")


@app.post(
    "/scans",
    allow=Permission.TICKET_SCAN,
    allowed_while_company_suspended=True,
    body=ScansRequest,
    returns=ScansTaken,
    rejects=("not_the_driver", "trip_not_found", "scan_conflict"),
    summary="Upload scans made offline",
)
def handle(caller: Caller, request: ScansRequest) -> ScansTaken:
    """Take the scans. Sending them again is safe: a nonce that is on record gets the same answer."""
    return upload_scans.upload_scans(caller, request.scans)
