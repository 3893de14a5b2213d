"""Use case: show a ticket to whoever may travel with it."""

from tms.bookings import personal_data
from tms.kernel.access.caller import Caller
from tms.tickets.find_ticket import find_for
from tms.tickets.keyrings import keyring
from tms.tickets.token import issue
from tms.tickets.views import TicketView, ticket_view


def show_ticket(caller: Caller, ticket_id: str) -> TicketView:
    """Return a ticket that the caller may see, with its token.

    Raises:
        NotFound: `ticket_not_found`, also where it is somebody else's.
    """
    ticket = find_for(caller, ticket_id)
    passenger = personal_data.passenger_of(ticket.passenger, ticket.ticket_id)
    return ticket_view(ticket, passenger, issue(ticket.claims, keyring()))
