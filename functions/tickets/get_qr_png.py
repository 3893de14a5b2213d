"""GET /tickets/{ticket_id}/qr.png: the ticket's QR code as PNG."""

from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission
from tms.tickets import qr, usecases

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/qr.png",
    allow=Permission.TICKET_READ,
    guests=True,
    returns="image/png",
    errors={404: ("ticket_not_found",)},
    summary="QR code as PNG",
)
def get_qr_png(caller: Caller, ticket_id: str) -> Answer:
    """Draw the code."""
    return Answer(qr.png(usecases.token_for(caller, ticket_id)), content_type="image/png")
