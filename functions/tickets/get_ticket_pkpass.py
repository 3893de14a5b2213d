"""GET /tickets/{ticket_id}/ticket.pkpass: the ticket for Apple Wallet."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_ticket_pkpass
from tms.tickets.formats.apple_pass import MEDIA_TYPE

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/ticket.pkpass",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns=MEDIA_TYPE,
    errors={404: ("ticket_not_found", "apple_wallet_not_offered"), 409: ("ticket_void",)},
    summary="Ticket for Apple Wallet",
)
def handle(caller: Caller, ticket_id: str) -> Answer:
    """Sign the pass."""
    return Answer(
        get_ticket_pkpass.get_ticket_pkpass(caller, ticket_id),
        headers={"Content-Disposition": 'attachment; filename="ticket.pkpass"'},
        content_type=MEDIA_TYPE,
    )
