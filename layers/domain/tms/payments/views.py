"""The answers of the payment endpoints."""

from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at
from tms.kernel.money import Money
from tms.payments.payment import Payment, PaymentStatus, in_words


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
class PaymentView:
    """A payment.

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


def payment_view(payment: Payment) -> PaymentView:
    """Return the view of a payment."""
    return PaymentView(
        payment_id=payment.payment_id,
        booking_id=payment.booking_id,
        method=payment.method,
        amount=payment.amount,
        status=payment.status,
        failure=FailureView(payment.reason, in_words(payment.reason)) if payment.reason else None,
        created_at=at(payment.created_at, payment.offset),
        settled_at=at(payment.settled_at, payment.offset) if payment.settled_at else None,
    )
