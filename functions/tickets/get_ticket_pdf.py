"""GET /tickets/{ticket_id}/ticket.pdf: the ticket for a printer, or to keep."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_ticket_pdf

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/ticket.pdf",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns="application/pdf",
    errors={404: ("ticket_not_found",), 409: ("ticket_void",)},
    summary="Ticket as PDF",
)
def handle(caller: Caller, ticket_id: str) -> Answer:
    """Print the ticket."""
    return Answer(get_ticket_pdf.get_ticket_pdf(caller, ticket_id), content_type="application/pdf")
