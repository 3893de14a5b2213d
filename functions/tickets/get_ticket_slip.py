"""GET /tickets/{ticket_id}/slip.html: the ticket for a roll of 58 or 80 mm."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_ticket_slip
from tms.tickets.formats.slip import POLICY
from tms.tickets.requests import SlipQuery

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/slip.html",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    query=SlipQuery,
    returns="text/html",
    errors={404: ("ticket_not_found",), 409: ("ticket_void",)},
    summary="Ticket for a roll of 58 or 80 mm",
)
def handle(caller: Caller, ticket_id: str, query: SlipQuery) -> Answer:
    """Print the ticket."""
    return Answer(
        get_ticket_slip.get_ticket_slip(caller, ticket_id, query.width),
        headers={"Content-Security-Policy": POLICY},
        content_type="text/html; charset=utf-8",
    )
