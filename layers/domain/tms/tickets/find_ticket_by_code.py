"""Use case: show a ticket to somebody who knows its short code and the end of a phone number of it."""

from tms.tickets.formats.read import facts_of
from tms.tickets.known_by_code import find_known
from tms.tickets.views import TicketView, ticket_view


def find_ticket_by_code(code: str, phone_end: str) -> TicketView:
    """Return the view of a ticket.

    Args:
        phone_end: the last four digits of the passenger's phone number, or of the booking's contact.

    Raises:
        NotFound: `ticket_not_found`; the same for a wrong code and for wrong digits.
        TooManyRequests: `too_many_attempts`.
    """
    return ticket_view(facts_of(find_known(code, lambda phone: phone.endswith(phone_end)).ticket))
