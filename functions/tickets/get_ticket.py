"""GET /tickets/{ticket_id}: a ticket with the text of its QR code."""

from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.tickets import showing
from tms.tickets.views import TicketView

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}",
    allow=Permission.TICKET_READ,
    guests=True,
    returns=TicketView,
    errors={404: ("ticket_not_found",)},
    summary="Look at a ticket",
)
def get_ticket(caller: Caller, ticket_id: str) -> TicketView:
    """Show a ticket."""
    return showing.show_ticket(caller, ticket_id)
