"""GET /tickets/by-code/{code}: the ticket with a short code, by the end of its phone number."""

from tms.kernel.http.app import service_app
from tms.tickets import find_ticket_by_code
from tms.tickets.requests import PhoneEndQuery
from tms.tickets.views import TicketView

app = service_app("tickets")


@app.get(
    "/tickets/by-code/{code}",
    public=True,
    query=PhoneEndQuery,
    returns=TicketView,
    errors={404: ("ticket_not_found",), 429: ("too_many_attempts",)},
    rate=20,
    summary="Ticket by its short code",
)
def handle(code: str, query: PhoneEndQuery) -> TicketView:
    """Show the ticket. A wrong code and wrong digits get the same answer, and few may be tried."""
    return find_ticket_by_code.find_ticket_by_code(code, query.phone_end)
