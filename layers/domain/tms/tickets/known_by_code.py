"""Finding a ticket for somebody who knows its short code and a phone number of it, and is no caller of ours.

Guesses are limited, so that neither codes nor digits can be tried out:

| limit | counts | by | times in an hour |
|---|---|---|---|
| OF_NETWORK | wrong guesses | network address | 30 |
| OF_TICKET | wrong numbers for a code that exists | ticket | 5 |

A try is counted before it is made and taken back if it was right, so that many people behind one address find
their tickets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.for_tickets import people
from tms.bookings.for_tickets.phones import contact_phone
from tms.kernel.access import request_context, throttle
from tms.kernel.access.limit import Limit
from tms.kernel.errors import NotFound
from tms.tickets import code_store, codes
from tms.tickets.ticket import Ticket

HOUR = 3600
OF_NETWORK = Limit("ticket-codes-from", times=30, seconds=HOUR)
OF_TICKET = Limit("ticket-code", times=5, seconds=HOUR)


class Whose(StrEnum):
    """Whose phone it is: the passenger's, or the contact's of the booking."""

    PASSENGER = "passenger"
    CONTACT = "contact"


@dataclass(frozen=True)
class Known:
    """A ticket, and whose phone was named."""

    ticket: Ticket
    whose: Whose


def find_known(code: str, is_theirs: Callable[[str], bool]) -> Known:
    """Return the ticket with this short code, if one of its phone numbers is the right one.

    Args:
        code: as somebody typed it.
        is_theirs: tells whether a number (E.164) is the one that they know.

    Raises:
        NotFound: `ticket_not_found`; the same for a wrong code and for a wrong number.
        TooManyRequests: `too_many_attempts`.
    """
    network = request_context.current().network
    throttle.spend(OF_NETWORK, network)
    read = codes.read(code)
    ticket = code_store.find_by_code(read) if read else None
    if ticket is not None:
        throttle.spend(OF_TICKET, ticket.ticket_id)
        whose = _whose(ticket, is_theirs)
        if whose is not None:
            throttle.give_back(OF_TICKET, ticket.ticket_id)
            throttle.give_back(OF_NETWORK, network)
            return Known(ticket, whose)
    raise NotFound("ticket_not_found", "There is no ticket with this code and this phone number.")


def _whose(ticket: Ticket, is_theirs: Callable[[str], bool]) -> Whose | None:
    contact = contact_phone(ticket.booking_id)
    if contact and is_theirs(contact):
        return Whose.CONTACT
    passenger = people.passenger_of(ticket.passenger, ticket.ticket_id).phone
    return Whose.PASSENGER if passenger and is_theirs(passenger) else None
