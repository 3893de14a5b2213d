"""Use cases of tickets that ask nobody's name: find one, draw its code."""

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.tickets import store
from tms.tickets.keyrings import keyring
from tms.tickets.ticket import Ticket
from tms.tickets.token import issue


def token_for(caller: Caller, ticket_id: str) -> str:
    """Return the text of a ticket's QR code for somebody who may see the ticket.

    Raises:
        NotFound: `ticket_not_found`, also where it is somebody else's.
    """
    return issue(find_for(caller, ticket_id).claims, keyring())


def find_for(caller: Caller, ticket_id: str) -> Ticket:
    """Return a ticket that the caller may see.

    Raises:
        NotFound: `ticket_not_found`, also where it is somebody else's.
    """
    ticket = store.find(ticket_id)
    missing = NotFound("ticket_not_found", f"There is no ticket {ticket_id}. It exists once it is paid.")
    if ticket is None:
        raise missing
    if not ticket.visible_to(caller):
        raise tenancy.hidden(caller, ticket.company_id, ticket_id, missing)
    return ticket
