"""All that the tables say of one trip, and the rules that hold at any moment, even after a crash."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tms.bookings import sale_store
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.carriage.records import CarriageRecord
from tms.bookings.records import BookingRecord, booking_of
from tms.bookings.seats import SOLD, Seat
from tms.kernel.clock import epoch
from tms.payments import store as payments_store
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.records import PaymentRecord, PostingRecord, RefundRecord, refund_of
from tms.payments.refund import Refund, RefundStatus, Why
from tms.tickets import store as tickets_store
from tms.tickets.ticket import Ticket, TicketStatus
from tms.trips.trip import Trip

_POSTED: Mapping[PaymentStatus, set[str]] = {
    PaymentStatus.PENDING: set(),
    PaymentStatus.FAILED: set(),
    PaymentStatus.SUCCEEDED: {"sale"},
    PaymentStatus.REFUNDING: {"unearned"},
    PaymentStatus.REFUNDED: {"unearned", "returned"},
}
"""Which postings a payment in each state has, if its booking was not paid and then cancelled."""

_REVERSED: Mapping[PaymentStatus, set[str]] = {
    PaymentStatus.REFUNDING: {"sale", "reversal"},
    PaymentStatus.REFUNDED: {"sale", "reversal", "returned"},
}
"""The same for the payment of a booking that was paid and then cancelled."""


def carried(trip: Trip) -> dict[str, int]:
    """Return what is counted of a trip's children on laps and luggage by leg, without what is nothing."""
    key = {"hash_key": f"TRIP#{trip.trip_id}", "range_key": "CARRIAGE"}
    found = CarriageRecord._get_connection().get_item(**key, consistent_read=True).get("Item", {})
    counts = {name: int(value["N"]) for name, value in found.items() if "N" in value}
    return {name: number for name, number in counts.items() if number}


@dataclass(frozen=True)
class Books:
    """What is written down: seats by label, the rest by id; postings by `<payment>#<kind>`."""

    seats: Mapping[str, Seat]
    bookings: Mapping[str, Booking]
    tickets: Mapping[str, Ticket]
    payments: Mapping[str, Payment]
    postings: Mapping[str, list[tuple[str, int]]]
    refunds: Mapping[str, Refund] = field(default_factory=dict)

    @property
    def legs_sold_or_held(self) -> int:
        """How many legs of how many seats are claimed at this moment."""
        return sum(claim.until > epoch() for seat in self.seats.values() for claim in seat.claims.values())

    def balance(self, account: LedgerAccount) -> int:
        """The balance of an account, in minor units."""
        return sum(
            amount for entries in self.postings.values() for name, amount in entries if name == account.value
        )


def read(trip: Trip) -> Books:
    """Read all that belongs to a trip (whose company has no other)."""
    found = sale_store.find(trip.trip_id, consistent=True)
    assert found is not None, "the trip is not on sale"
    bookings = [
        booking_of(record)
        for record in BookingRecord.scan(
            (BookingRecord.sk == "BOOKING") & (BookingRecord.trip_id == trip.trip_id), consistent_read=True
        )
    ]
    tickets = [
        tickets_store.find(place.ticket_id)
        for booking in bookings
        for place in (*booking.places, *booking.cancelled)
    ]
    payments = [
        payments_store.find(record.pk.removeprefix("PAYMENT#"))
        for record in PaymentRecord.scan(
            (PaymentRecord.sk == "PAYMENT") & (PaymentRecord.company_id == trip.company_id),
            consistent_read=True,
        )
    ]
    refunds = [
        refund_of(record)
        for record in RefundRecord.scan(
            RefundRecord.sk.startswith("REFUND#") & (RefundRecord.company_id == trip.company_id),
            consistent_read=True,
        )
    ]
    postings = PostingRecord.query(f"LEDGER#{trip.company_id}", consistent_read=True)
    return Books(
        seats={seat.label: seat for seat in found[1]},
        bookings={booking.booking_id: booking for booking in bookings},
        tickets={ticket.ticket_id: ticket for ticket in tickets if ticket},
        payments={payment.payment_id: payment for payment in payments if payment},
        postings={each.sk.removeprefix("POSTING#"): _entries(each.entries) for each in postings},
        refunds={refund.refund_id: refund for refund in refunds},
    )


def audit(trip: Trip) -> Books:
    """Read the books of a trip and hold every rule against them; return them."""
    books = read(trip)
    _audit_seats(books)
    _audit_bookings(books)
    _audit_payments(books)
    return books


def _audit_seats(books: Books) -> None:
    now = epoch()
    for label, seat in books.seats.items():
        for leg, claim in seat.claims.items():
            assert claim.booking_id in books.bookings, f"{label} leg {leg} is claimed by no booking"
            booking = books.bookings[claim.booking_id]
            assert leg in booking.legs
            assert label in {place.seat for place in booking.places}
            if claim.until == SOLD:
                assert booking.status is BookingStatus.CONFIRMED, f"{label} is sold to {booking.status}"
            elif claim.until > now:
                assert booking.status is BookingStatus.HELD, f"{label} is held by {booking.status}"
                assert claim.until == booking.hold_expires_at


def _audit_bookings(books: Books) -> None:
    for booking in books.bookings.values():
        confirmed = booking.status is BookingStatus.CONFIRMED
        held = booking.seen_at(epoch()).status is BookingStatus.HELD
        for place in booking.places:
            if booking.status is not BookingStatus.CANCELLED:
                assert (place.ticket_id in books.tickets) == confirmed, "tickets are for confirmed bookings"
            ticket = books.tickets.get(place.ticket_id)
            void = ticket is not None and ticket.status is TicketStatus.VOID
            assert ticket is None or void != confirmed, f"the ticket of {booking.status} is {ticket.status}"
            for leg in booking.legs if confirmed or held else ():
                claim = books.seats[place.seat].claims[leg]
                assert claim.booking_id == booking.booking_id, f"{place.seat} leg {leg} was sold twice"
                assert claim.until == (SOLD if confirmed else booking.hold_expires_at)
        for place in booking.cancelled:
            assert books.tickets[place.ticket_id].status is TicketStatus.VOID, "a cancelled ticket is good"
        paid = [
            payment
            for payment in books.payments.values()
            if payment.booking_id == booking.booking_id and payment.status is PaymentStatus.SUCCEEDED
        ]
        kept = confirmed or bool(booking.given_back)
        assert len(paid) == kept or _went_back_in_parts(books, booking), "a booking is paid by one payment"
        if kept:
            assert paid[0].payment_id == booking.payment_id


def _audit_payments(books: Books) -> None:
    pending = Counter(p.booking_id for p in books.payments.values() if p.status is PaymentStatus.PENDING)
    assert all(number == 1 for number in pending.values()), "two payments of a booking run at once"
    wanted = {f"{p.payment_id}#{kind}" for p in books.payments.values() for kind in _posted(books, p)}
    wanted |= {f"{part.quote_id}#cancellation" for b in books.bookings.values() for part in b.given_back}
    wanted |= {f"{b.booking_id}#reversal" for b in books.bookings.values() if _went_back_in_parts(books, b)}
    back = [refund for refund in books.refunds.values() if refund.status is RefundStatus.REFUNDED]
    wanted |= {f"{refund.refund_id}#returned" for refund in back}
    assert set(books.postings) == wanted
    for payment in books.payments.values():
        parts = [r.amount.amount for r in books.refunds.values() if r.payment_id == payment.payment_id]
        assert sum(parts) == payment.given_back <= payment.amount.amount
    for key, entries in books.postings.items():
        assert sum(amount for _, amount in entries) == 0, f"{key} does not sum to zero"
    sold = sum(b.total.amount for b in books.bookings.values() if b.status is BookingStatus.CONFIRMED)
    assert -books.balance(LedgerAccount.TICKET_SALES) == sold
    assert sum(books.balance(account) for account in LedgerAccount) == 0


def _went_back_in_parts(books: Books, booking: Booking) -> bool:
    """Tell whether a booking's trip was cancelled when a part of its money had gone back before."""
    whys = {refund.why for refund in books.refunds.values() if refund.booking_id == booking.booking_id}
    return Why.TRIP_CANCELLED in whys


def _posted(books: Books, payment: Payment) -> set[str]:
    """Return the postings that a payment must have: one of a cancelled booking with tickets was a sale."""
    booking = books.bookings[payment.booking_id]
    sold = any(place.ticket_id in books.tickets for place in booking.places)
    if sold and booking.payment_id == payment.payment_id and payment.status in _REVERSED:
        assert booking.status is BookingStatus.CANCELLED
        return _REVERSED[payment.status]
    return _POSTED[payment.status]


def _entries(kept: Any) -> list[tuple[str, int]]:
    return [
        (str(name), int(amount)) for name, amount in (json.loads(kept) if isinstance(kept, str) else kept)
    ]
