"""Use case: show a ticket, with the text of its QR code, to a caller that may see it."""

from tms.bookings.for_tickets import people as bookings
from tms.kernel.access.caller import Caller
from tms.tickets.find_ticket import find_for
from tms.tickets.keyring import token_of
from tms.tickets.views import TicketView, ticket_view


def get_ticket(caller: Caller, ticket_id: str) -> TicketView:
    """Return the view of a ticket.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    ticket = find_for(caller, ticket_id)
    passenger = bookings.passenger_of(ticket.passenger, ticket.ticket_id)
    return ticket_view(ticket, passenger, token_of(ticket))
