"""Refunds of a part of a payment and their life cycle, pure: REFUNDING > REFUNDED.

A payment whose whole money buys nothing goes back itself; see `payment`. A refund is a record of its own
where tickets of a paid booking were cancelled or exchanged, with its own amount, reference and checks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.booking import Booking
from tms.kernel.ids import derived_id
from tms.kernel.money import Money
from tms.payments.payment import MOST_REFUNDS, Payment


class RefundStatus(StrEnum):
    """The states of a refund."""

    REFUNDING = "REFUNDING"
    REFUNDED = "REFUNDED"


class Why(StrEnum):
    """Why money of a sale goes back."""

    TICKETS_CANCELLED = "tickets_cancelled"
    TICKETS_EXCHANGED = "tickets_exchanged"
    TRIP_CANCELLED = "trip_cancelled"
    TRIP_LATE = "trip_late"
    JOURNEY_BROKEN = "journey_broken"

    @property
    def words(self) -> str:
        """One sentence for the payer."""
        return _WORDS[self]


CARRIERS_FAULT = frozenset({Why.TRIP_LATE, Why.TRIP_CANCELLED, Why.JOURNEY_BROKEN})
"""The reasons for which passengers get all their money, or another trip at no cost."""

_WORDS = {
    Why.TICKETS_CANCELLED: "Tickets were cancelled, and this part of their price goes back.",
    Why.TICKETS_EXCHANGED: "Tickets were exchanged for cheaper ones; this part of the difference goes back.",
    Why.TRIP_CANCELLED: "The company cancelled the trip, so the money goes back.",
    Why.JOURNEY_BROKEN: "Another bus of the journey was too late or cancelled, so the money goes back.",
    Why.TRIP_LATE: "The bus was late by an hour or more and the tickets were cancelled; the money goes back.",
}


@dataclass(frozen=True)
class Refund:
    """A part of a payment that goes back to its payer.

    Attributes:
        created_at, settled_at: epoch seconds.
        refunds_failed: how many refunds the provider accepted and then failed.
        refund_after: epoch second before which the provider is not asked again.
    """

    refund_id: str
    payment_id: str
    booking_id: str
    company_id: str
    amount: Money
    why: Why
    status: RefundStatus
    created_at: int
    settled_at: int | None = None
    refunds_failed: int = 0
    refund_after: int = 0

    @property
    def cannot_be_refunded(self) -> bool:
        """Tell whether so many refunds failed that a person has to give the money back."""
        return self.refunds_failed >= MOST_REFUNDS


class TooLittleLeft(Exception):
    """Payments have not so much left as has to go back: a part went back since the booking was read."""


def refund_id_of(payment_id: str, cause: str) -> str:
    """Return the id of the refund of a payment that has this cause."""
    return derived_id("rfd", payment_id, cause)


def refunds_of(
    amount: Money, payments: Sequence[Payment], booking: Booking, why: Why, cause: str, at: int
) -> Iterator[tuple[Payment, Refund]]:
    """Yield the refunds that give an amount back, each with its payment; the latest payment goes back first.

    Args:
        payments: those that paid for the booking, the latest one last. One that paid for a journey has more
            left than the booking's share, and is asked for no more than that by the booking's own prices.
        cause: identifies the reason of the refund, so that each has one id however often it is made.

    Raises:
        TooLittleLeft: read the booking again.
    """
    owed = amount
    for payment in reversed(payments):
        part = min(owed, payment.left)
        if part.amount <= 0:
            continue
        owed -= part
        yield (
            payment,
            Refund(
                refund_id=refund_id_of(payment.payment_id, cause),
                payment_id=payment.payment_id,
                booking_id=booking.booking_id,
                company_id=booking.company_id,
                amount=part,
                why=why,
                status=RefundStatus.REFUNDING,
                created_at=at,
            ),
        )
    if owed.amount:
        raise TooLittleLeft(f"{booking.booking_id} was paid {owed} less than has to go back")
