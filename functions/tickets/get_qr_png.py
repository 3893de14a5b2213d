"""GET /tickets/{ticket_id}/qr.png: the ticket's QR code as PNG."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_qr_png

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/qr.png",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns="image/png",
    errors={404: ("ticket_not_found",)},
    summary="QR code as PNG",
)
def handle(caller: Caller, ticket_id: str) -> Answer:
    """Draw the code."""
    return Answer(get_qr_png.get_qr_png(caller, ticket_id), content_type="image/png")
