"""Door for notifications: the short codes of tickets, which an SMS carries, and who holds a ticket."""

from collections.abc import Iterable

from tms.bookings.booking import Passenger
from tms.bookings.for_tickets.people import passenger_of
from tms.tickets import code_store, store
from tms.tickets.codes import shown


def codes_of(ticket_ids: Iterable[str]) -> dict[str, str]:
    """Return the code of each ticket as people read it, by the ticket's id.

    A ticket that has no code yet gets it; one that is not issued has none.
    """
    return {ticket_id: shown(code) for ticket_id, code in code_store.codes_of(ticket_ids).items()}


def holder_of(ticket_id: str) -> Passenger | None:
    """Return the present passenger of a ticket; None if it was never issued."""
    for ticket in store.by_ids([ticket_id]):
        return passenger_of(ticket.passenger, ticket_id)
    return None
