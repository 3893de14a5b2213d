"""GET /tickets/{ticket_id}/qr.svg: the ticket's QR code as SVG."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_qr_svg

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/qr.svg",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns="image/svg+xml",
    errors={404: ("ticket_not_found",)},
    summary="QR code as SVG",
)
def handle(caller: Caller, ticket_id: str) -> Answer:
    """Draw the code."""
    return Answer(get_qr_svg.get_qr_svg(caller, ticket_id), content_type="image/svg+xml")
