"""Door for payments: a booking's tickets in the transaction that settles its payment, or cancels it."""

from tms.bookings.booking import Booking
from tms.kernel.store import Transaction
from tms.tickets import store
from tms.tickets.ticket import tickets_of


def issue_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the booking's tickets are issued."""
    store.issue_into(transaction, tickets_of(booking))


def void_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the tickets of a paid booking are void, boarded or not."""
    store.void_into(transaction, (place.ticket_id for place in booking.places))
