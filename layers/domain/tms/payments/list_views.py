"""The rows of lists of payments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking
from tms.bookings.for_payments.own import StopView
from tms.kernel.clock import at
from tms.kernel.money import Money
from tms.payments.payment import Payment, PaymentStatus


@dataclass(frozen=True)
class PaymentRow:
    """A payment in a list, with what it pays for. GET /payments/{payment_id} shows why it failed, and its
    refunds.

    Example:
        created_at: 2026-11-30T19:31:12+02:00
        settled_at: null
        seats: ["1A", "1B"]
    """

    payment_id: str
    booking_id: str
    status: PaymentStatus
    method: str
    amount: Money
    created_at: datetime
    settled_at: datetime | None
    company: str
    from_: StopView
    to: StopView
    departure_at: datetime
    seats: Sequence[str]


@dataclass(frozen=True)
class PaymentList:
    """The payments of a page of bookings, those of the newest booking first and of each the newest first.

    A booking may have none, so that a page may be empty and have a next one.
    """

    items: Sequence[PaymentRow]
    next_cursor: str | None


def payment_row(payment: Payment, booking: Booking) -> PaymentRow:
    """Return a payment's row in a list."""
    return PaymentRow(
        payment_id=payment.payment_id,
        booking_id=payment.booking_id,
        status=payment.status,
        method=payment.method,
        amount=payment.amount,
        created_at=at(payment.created_at, payment.offset),
        settled_at=at(payment.settled_at, payment.offset) if payment.settled_at else None,
        company=booking.company,
        from_=StopView(booking.origin_id, booking.origin),
        to=StopView(booking.destination_id, booking.destination),
        departure_at=booking.departure_at,
        seats=[place.seat for place in booking.places],
    )
