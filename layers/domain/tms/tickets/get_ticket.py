"""Use case: show a ticket, with the text of its QR code, to a caller that may see it."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_facts import facts_for
from tms.tickets.views import TicketView, ticket_view


def get_ticket(caller: Caller, ticket_id: str) -> TicketView:
    """Return the view of a ticket.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    return ticket_view(facts_for(caller, ticket_id))
