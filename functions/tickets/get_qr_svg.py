"""GET /tickets/{ticket_id}/qr.svg: the ticket's QR code as SVG."""

from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission
from tms.tickets import qr, usecases

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/qr.svg",
    allow=Permission.TICKET_READ,
    guests=True,
    returns="image/svg+xml",
    errors={404: ("ticket_not_found",)},
    summary="QR code as SVG",
)
def get_qr_svg(caller: Caller, ticket_id: str) -> Answer:
    """Draw the code."""
    return Answer(qr.svg(usecases.token_for(caller, ticket_id)), content_type="image/svg+xml")
