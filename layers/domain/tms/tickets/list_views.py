"""The rows of lists of tickets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.for_tickets.own import StopView
from tms.kernel.money import Money
from tms.tickets.ticket import Ticket, TicketStatus


@dataclass(frozen=True)
class TicketRow:
    """A ticket in a list. GET /tickets/{ticket_id} shows the rest of it, with its code and the passenger."""

    ticket_id: str
    booking_id: str
    trip_id: str
    status: TicketStatus
    company: str
    from_: StopView
    to: StopView
    departure_at: datetime
    arrival_at: datetime
    seat: str
    price: Money


@dataclass(frozen=True)
class TicketList:
    """The tickets of a page of bookings, those of the newest booking first.

    Bookings that were never paid have none, so that a page may be empty and have a next one.
    """

    items: Sequence[TicketRow]
    next_cursor: str | None


def ticket_row(ticket: Ticket) -> TicketRow:
    """Return a ticket's row in a list."""
    return TicketRow(
        ticket_id=ticket.ticket_id,
        booking_id=ticket.booking_id,
        trip_id=ticket.trip_id,
        status=ticket.status,
        company=ticket.company,
        from_=StopView(ticket.origin_id, ticket.origin),
        to=StopView(ticket.destination_id, ticket.destination),
        departure_at=ticket.departure_at,
        arrival_at=ticket.arrival_at,
        seat=ticket.seat,
        price=ticket.price,
    )
