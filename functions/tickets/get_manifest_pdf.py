"""GET /company/trips/{trip_id}/manifest.pdf: the passengers of a trip for a printer."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_manifest_pdf

app = service_app("tickets")


@app.get(
    "/company/trips/{trip_id}/manifest.pdf",
    allow=Permission.BOOKING_READ_COMPANY,
    or_allow=Permission.TRIP_DRIVE,
    of_others=True,
    returns="application/pdf",
    errors={403: ("not_the_driver",), 404: ("trip_not_found",)},
    summary="A trip's passengers as PDF",
)
def handle(caller: Caller, trip_id: str) -> Answer:
    """Print a trip's passengers."""
    return Answer(get_manifest_pdf.get_manifest_pdf(caller, trip_id), content_type="application/pdf")
