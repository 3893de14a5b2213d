"""The answers of the payment endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at
from tms.kernel.money import Money
from tms.payments.payment import Payment, PaymentStatus, in_words
from tms.payments.refund import Refund, RefundStatus, Why


@dataclass(frozen=True)
class FailureView:
    """Why a payment failed or went back: a stable code, and words for the payer.

    Example:
        code: not_enough_funds
        detail: There is not enough money on the account.
    """

    code: str
    detail: str


@dataclass(frozen=True)
class RefundView:
    """A part of a payment that goes back to the payer, and why.

    Example:
        refund_id: rfd_01KB3V81C4F7H0K3N6Q9S2V5X8
        status: REFUNDING
        reason: tickets_cancelled
        detail: Tickets were cancelled, and this part of their price goes back.
        settled_at: null
    """

    refund_id: str
    amount: Money
    status: RefundStatus
    reason: Why
    detail: str
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class PaymentView:
    """A payment. `refunds` are the parts of it that went back or are on their way, the first one first. A
    payment whose whole money buys nothing has none, and goes back itself. One for a journey pays for all of
    its bookings; `booking_id` is the first one.

    Example:
        failure: null
        created_at: 2026-11-30T19:31:12+02:00
    """

    payment_id: str
    booking_id: str
    method: str
    amount: Money
    status: PaymentStatus
    failure: FailureView | None
    created_at: datetime
    settled_at: datetime | None
    refunds: Sequence[RefundView]


def payment_view(payment: Payment, refunds: Sequence[Refund] = ()) -> PaymentView:
    """Return the view of a payment and of the parts of it that go back."""
    return PaymentView(
        payment_id=payment.payment_id,
        booking_id=payment.booking_id,
        method=payment.method,
        amount=payment.amount,
        status=payment.status,
        failure=FailureView(payment.reason, in_words(payment.reason)) if payment.reason else None,
        created_at=at(payment.created_at, payment.offset),
        settled_at=at(payment.settled_at, payment.offset) if payment.settled_at else None,
        refunds=[refund_view(each, payment.offset) for each in refunds],
    )


def refund_view(refund: Refund, offset: int) -> RefundView:
    """Return the view of a refund; its times are told with `offset` (seconds from UTC)."""
    return RefundView(
        refund_id=refund.refund_id,
        amount=refund.amount,
        status=refund.status,
        reason=refund.why,
        detail=refund.why.words,
        created_at=at(refund.created_at, offset),
        settled_at=at(refund.settled_at, offset) if refund.settled_at else None,
    )
