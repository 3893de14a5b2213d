"""Door for payments: a booking's tickets in the transaction that settles its payment, or cancels it."""

from collections.abc import Iterable

from tms.bookings.booking import Booking
from tms.kernel.store import ConditionFailed, Transaction
from tms.tickets import store
from tms.tickets.ticket import Ticket, TicketStatus, tickets_of


def issue_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the booking's tickets are issued."""
    store.issue_into(transaction, tickets_of(booking))


def void_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the tickets of a paid booking are void, boarded or not."""
    store.void_into(transaction, (place.ticket_id for place in booking.places))


def return_into(transaction: Transaction, ticket_ids: Iterable[str]) -> None:
    """Add to `transaction` that tickets are void whose passengers have not boarded.

    Raises (at the commit):
        ConditionFailed: a passenger boarded with one, or one is void already.
    """
    store.void_into(transaction, ticket_ids, TicketStatus.ISSUED)


def not_void(booking: Booking, failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because tickets of a booking could not become void."""
    return any(store.TICKET + place.ticket_id in failure.failed for place in booking.places)


def find(ticket_ids: Iterable[str]) -> list[Ticket]:
    """Return those of the tickets that were issued, in their order."""
    several = list(ticket_ids)
    found = {each.ticket_id: each for each in store.by_ids(several)}
    return [found[each] for each in several if each in found]


def boarded(ticket_ids: Iterable[str]) -> list[str]:
    """Return those of the tickets with which a passenger has boarded."""
    return [each.ticket_id for each in store.by_ids(ticket_ids) if each.status is TicketStatus.BOARDED]
