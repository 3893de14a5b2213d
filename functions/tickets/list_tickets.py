"""GET /tickets: the caller's tickets."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import list_tickets
from tms.tickets.list_views import TicketList
from tms.tickets.requests import OwnTicketsQuery

app = service_app("tickets")


@app.get(
    "/tickets",
    allow=Permission.TICKET_READ,
    query=OwnTicketsQuery,
    returns=TicketList,
    errors={400: ("bad_cursor",)},
    summary="One's own tickets",
)
def handle(caller: Caller, query: OwnTicketsQuery) -> TicketList:
    """List the tickets."""
    return list_tickets.list_tickets(caller, query)
