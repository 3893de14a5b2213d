"""GET /tickets/{ticket_id}/ticket.ics: the journey for a calendar."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.tickets import get_ticket_ics

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/ticket.ics",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns="text/calendar",
    errors={404: ("ticket_not_found",)},
    summary="Journey for a calendar",
)
def handle(caller: Caller, ticket_id: str) -> Answer:
    """Write the event."""
    return Answer(
        get_ticket_ics.get_ticket_ics(caller, ticket_id),
        headers={"Content-Disposition": 'attachment; filename="ticket.ics"'},
        content_type="text/calendar; charset=utf-8",
    )
