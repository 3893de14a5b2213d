"""GET /company/trips/{trip_id}/manifest: the passengers of a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import get_manifest
from tms.tickets.manifest.views import Manifest

app = service_app("tickets")


@app.get(
    "/company/trips/{trip_id}/manifest",
    allow=Permission.BOOKING_READ_COMPANY,
    or_allow=Permission.TRIP_DRIVE,
    of_others=True,
    returns=Manifest,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",)},
    summary="See a trip's passengers",
)
def handle(caller: Caller, trip_id: str) -> Manifest:
    """List a trip's passengers, with the counts of its stops."""
    return get_manifest.get_manifest(caller, trip_id)
