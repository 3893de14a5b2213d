"""Finding the facts of a ticket for a caller that may see it."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_ticket import find_for
from tms.tickets.formats.facts import Facts
from tms.tickets.formats.read import facts_of


def facts_for(caller: Caller, ticket_id: str) -> Facts:
    """Return the facts of a ticket that the caller may see.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    return facts_of(find_for(caller, ticket_id))
