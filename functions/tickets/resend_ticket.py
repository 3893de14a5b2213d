"""POST /tickets/resend: send a ticket again, to somebody who knows its short code and phone number."""

from tms.kernel.http.app import service_app
from tms.tickets import resend_ticket
from tms.tickets.requests import ResendRequest
from tms.tickets.views import TicketResent

app = service_app("tickets")


@app.post(
    "/tickets/resend",
    public=True,
    jwe=True,
    body=ResendRequest,
    returns=TicketResent,
    status=202,
    errors={429: ("too_many_attempts",)},
    rate=10,
    summary="Send a ticket again",
)
def handle(request: ResendRequest) -> TicketResent:
    """Send the ticket. The answer is the same whether there is such a ticket or not."""
    return resend_ticket.resend_ticket(request)
