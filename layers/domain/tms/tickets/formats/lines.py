"""What a printed ticket says, label by label; pure."""

from collections.abc import Iterator

from tms.kernel.text import one_line
from tms.tickets.codes import shown
from tms.tickets.formats.facts import Facts


def lines(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each label with its value, in the order in which a passenger needs them."""
    ticket = facts.ticket
    yield "Passenger", one_line(facts.passenger.name or "erased")
    yield "Seat", ticket.seat
    if ticket.lap_child:
        yield "On the lap", f"{one_line(facts.passenger.child or 'a child')} ({ticket.lap_child})"
    if ticket.luggage:
        yield "Extra luggage", str(ticket.luggage)
    yield "Day", f"{ticket.departure_at:%A %d %B %Y}"
    yield "Departure", f"{ticket.departure_at:%H:%M}"
    if facts.is_late:
        yield "Expected", f"{facts.departs:%d %B %Y %H:%M}"
    yield "Arrival", _arrival(facts)
    yield "Board at", one_line(ticket.origin)
    if facts.plate:
        yield "Bus", facts.plate
    yield "Price", str(ticket.price)
    yield "Booking", facts.reference
    if ticket.code:
        yield "Code", shown(ticket.code)
    yield "Company", one_line(ticket.company)
    if facts.company_phone:
        yield "Phone", facts.company_phone


def _arrival(facts: Facts) -> str:
    """Return the scheduled arrival, with its day if that is another one than the departure's."""
    ticket = facts.ticket
    same_day = ticket.arrival_at.date() == ticket.departure_at.date()
    return f"{ticket.arrival_at:%H:%M}" if same_day else f"{ticket.arrival_at:%d %B %Y %H:%M}"
