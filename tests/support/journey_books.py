"""All that the tables say of all trips at once, and the rules that hold for journeys at any moment."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.records import BookingRecord, SeatRecord, booking_of, seat_of
from tms.bookings.seats import SOLD, Seat
from tms.kernel.clock import epoch
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.records import PaymentRecord, PostingRecord, payment_of
from tms.tickets import store as tickets
from tms.tickets.ticket import TicketStatus
from tms.trips.trip import Trip

UNPAID = {BookingStatus.HELD, BookingStatus.EXPIRED}


def audit(*trips: Trip) -> dict[str, Booking]:
    """Hold every rule against what is written down of trips, of all if none is named; return the bookings.

    Trips that are named are the only ones of their companies.
    """
    of_trips = {trip.trip_id for trip in trips}
    bookings = {
        each.booking_id: each.seen_at(epoch())
        for each in map(booking_of, BookingRecord.scan(BookingRecord.sk == "BOOKING", consistent_read=True))
        if not trips or each.trip_id in of_trips
    }
    _audit_seats(bookings, of_trips)
    _audit_journeys(bookings)
    _audit_tickets(bookings)
    _audit_money(bookings)
    return bookings


def balances() -> dict[str, Counter[str]]:
    """Return the balances of the accounts of each company's ledger; every posting sums to zero."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for record in PostingRecord.scan(PostingRecord.sk.startswith("POSTING#"), consistent_read=True):
        entries = json.loads(record.entries) if isinstance(record.entries, str) else record.entries
        assert sum(amount for _, amount in entries) == 0
        for account, amount in entries:
            found[record.pk.removeprefix("LEDGER#")][account] += int(amount)
    return found


def _seats() -> dict[tuple[str, str], Seat]:
    records = SeatRecord.scan(SeatRecord.sk.startswith("SEAT#"), consistent_read=True)
    return {(record.pk.removeprefix("TRIP#"), seat_of(record).label): seat_of(record) for record in records}


def _audit_seats(bookings: dict[str, Booking], of_trips: Collection[str]) -> None:
    seats, now = _seats(), epoch()
    for (trip_id, label), seat in seats.items():
        if of_trips and trip_id not in of_trips:
            continue
        for leg, claim in seat.claims.items():
            if claim.until <= now:
                continue
            booking = bookings[claim.booking_id]
            assert (booking.trip_id, leg in booking.legs) == (trip_id, True)
            assert label in {place.seat for place in booking.places}
            sold = claim.until == SOLD
            assert booking.status is (BookingStatus.CONFIRMED if sold else BookingStatus.HELD)
    for booking in bookings.values():
        if booking.status in {BookingStatus.HELD, BookingStatus.CONFIRMED}:
            for place in booking.places:
                claims = [seats[booking.trip_id, place.seat].claims[leg] for leg in booking.legs]
                assert {claim.booking_id for claim in claims} == {booking.booking_id}, "a leg is sold twice"


def _audit_journeys(bookings: dict[str, Booking]) -> None:
    for booking in bookings.values():
        if booking.journey is None:
            continue
        assert set(booking.journey.booking_ids) <= bookings.keys(), "a part of a journey was not held"
        parts = [bookings[each] for each in booking.journey.booking_ids]
        states = {part.status for part in parts} - {BookingStatus.CANCELLED}
        assert len(states & UNPAID) <= 1
        assert not (states & UNPAID and states - UNPAID), f"a journey is half paid: {states}"
        if states == {BookingStatus.HELD}:
            assert len({part.hold_expires_at for part in parts if part.status is BookingStatus.HELD}) == 1


def _audit_tickets(bookings: dict[str, Booking]) -> None:
    for booking in bookings.values():
        for place in booking.places:
            ticket = tickets.find(place.ticket_id)
            good = ticket is not None and ticket.status is not TicketStatus.VOID
            assert good == (booking.status is BookingStatus.CONFIRMED), f"{booking.status} has {ticket}"


def _audit_money(bookings: dict[str, Booking]) -> None:
    scanned = PaymentRecord.scan(PaymentRecord.sk == "PAYMENT", consistent_read=True)
    payments = [payment for payment in map(payment_of, scanned) if payment.booking_id in bookings]
    sold: Counter[str] = Counter()
    for booking in bookings.values():
        if booking.status is BookingStatus.CONFIRMED:
            sold[booking.company_id] += booking.total.amount
    companies = {booking.company_id for booking in bookings.values()}
    found = {company_id: books for company_id, books in balances().items() if company_id in companies}
    for company_id in {*sold, *found}:
        books = found.get(company_id, Counter())
        assert -books[LedgerAccount.TICKET_SALES] == sold[company_id]
    _audit_payments(payments, bookings)
    kept = sum(_kept(payment) for payment in payments)
    in_hand = sum(
        each[LedgerAccount.MOBILE_MONEY] + each[LedgerAccount.OWED_TO_PAYERS] for each in found.values()
    )
    assert in_hand == kept, "the ledgers are not what the payments are"


def _audit_payments(payments: list[Payment], bookings: dict[str, Booking]) -> None:
    for payment in payments:
        assert sum(money.amount for money in payment.by_company.values()) == payment.amount.amount
        if payment.status is PaymentStatus.SUCCEEDED:
            for booking_id in payment.booking_ids:
                assert bookings[booking_id].payment_id == payment.payment_id
                assert bookings[booking_id].status not in UNPAID, "money was taken and buys nothing"


def _kept(payment: Payment) -> int:
    """What of a payment the companies keep."""
    return payment.left.amount if payment.status is PaymentStatus.SUCCEEDED else 0
