"""What the tables say of several trips of one company, and the rules of bookings that change trips."""

from collections.abc import Sequence

from tests.support.books import Books, read
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.seats import SOLD
from tms.kernel.clock import epoch
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import PaymentStatus
from tms.payments.refund import RefundStatus
from tms.tickets.ticket import TicketStatus
from tms.trips.trip import Trip


def audit_all(trips: Sequence[Trip]) -> dict[str, int]:
    """Hold the rules of exchanges against the books of all trips; return the balances that are not zero."""
    found = [read(trip) for trip in trips]
    bookings = {each.booking_id: each for books in found for each in books.bookings.values()}
    for books in found:
        _audit_seats(books)
        _audit_tickets(books)
    payments, postings = found[0].payments, found[0].postings
    for key, entries in postings.items():
        assert sum(amount for _, amount in entries) == 0, f"{key} does not sum to zero"
    sold = sum(each.total.amount for each in bookings.values() if each.status is BookingStatus.CONFIRMED)
    assert -found[0].balance(LedgerAccount.TICKET_SALES) == sold, "sales are the prices of good tickets"
    for each in bookings.values():
        _audit_chain(each, bookings)
    for payment in payments.values():
        parts = [refund for refund in found[0].refunds.values() if refund.payment_id == payment.payment_id]
        assert sum(part.amount.amount for part in parts) == payment.given_back <= payment.amount.amount
    came = sum(
        payment.amount.amount
        for payment in payments.values()
        if payment.status in {PaymentStatus.SUCCEEDED, PaymentStatus.REFUNDING}
    )
    went = sum(
        refund.amount.amount for refund in found[0].refunds.values() if refund.status is RefundStatus.REFUNDED
    )
    assert found[0].balance(LedgerAccount.MOBILE_MONEY) == came - went
    return {str(each): found[0].balance(each) for each in LedgerAccount if found[0].balance(each)}


def _audit_seats(books: Books) -> None:
    now = epoch()
    for label, seat in books.seats.items():
        for leg, claim in seat.claims.items():
            if claim.until <= now:
                continue
            booking = books.bookings[claim.booking_id]
            wanted = BookingStatus.CONFIRMED if claim.until == SOLD else BookingStatus.HELD
            assert booking.status is wanted, f"{label} is with a booking that is {booking.status}"
            assert label in {place.seat for place in booking.places}
            assert leg in booking.legs
    for booking in books.bookings.values():
        if booking.status is BookingStatus.CONFIRMED:
            for place in booking.places:
                for leg in booking.legs:
                    assert books.seats[place.seat].claims[leg].booking_id == booking.booking_id


def _audit_tickets(books: Books) -> None:
    for booking in books.bookings.values():
        good = booking.status is BookingStatus.CONFIRMED
        for place in booking.places:
            ticket = books.tickets.get(place.ticket_id)
            assert (ticket is not None and ticket.status is not TicketStatus.VOID) == good


def _audit_chain(booking: Booking, bookings: dict[str, Booking]) -> None:
    """Of a booking and the one that takes its place exactly one is good."""
    if booking.exchanged_for is not None:
        assert booking.status is BookingStatus.EXCHANGED
        following = bookings[booking.exchanged_for]
        assert following.exchange is not None
        assert following.exchange.former_id == booking.booking_id
        assert following.status is not BookingStatus.HELD
