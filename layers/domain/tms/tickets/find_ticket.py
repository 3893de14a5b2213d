"""Finding a ticket that a caller may see."""

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.tickets import store
from tms.tickets.ticket import Ticket


def find_for(caller: Caller, ticket_id: str) -> Ticket:
    """Return a ticket that the caller may see.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    missing = NotFound("ticket_not_found", f"There is no ticket {ticket_id}. It exists once it is paid.")
    return tenancy.visible(caller, store.find(ticket_id), ticket_id, missing)
