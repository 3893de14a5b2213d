"""Use case: print a ticket as PDF."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_facts import facts_for
from tms.tickets.formats.facts import require_valid
from tms.tickets.formats.page import pdf


def get_ticket_pdf(caller: Caller, ticket_id: str) -> bytes:
    """Return a ticket that the caller may see as PDF.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
        Conflict: `ticket_void`.
    """
    return pdf(require_valid(facts_for(caller, ticket_id)))
