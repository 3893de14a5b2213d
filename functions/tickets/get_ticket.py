"""GET /tickets/{ticket_id}: a ticket with the text of its QR code."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import get_ticket
from tms.tickets.views import TicketView

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns=TicketView,
    errors={404: ("ticket_not_found",)},
    summary="Look at a ticket",
)
def handle(caller: Caller, ticket_id: str) -> TicketView:
    """Return the ticket."""
    return get_ticket.get_ticket(caller, ticket_id)
