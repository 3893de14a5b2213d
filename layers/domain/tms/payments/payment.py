"""Payments and their life cycle, pure: PENDING > SUCCEEDED or FAILED; any of these > REFUNDING > REFUNDED."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.booking import Booking, Unsold
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.money import Money
from tms.payments.provider import FailureCode


class PaymentStatus(StrEnum):
    """The states of a payment. REFUNDING: the money buys nothing, or not any more, and is on its way back."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    REFUNDING = "REFUNDING"
    REFUNDED = "REFUNDED"


SETTLED = frozenset({PaymentStatus.SUCCEEDED, PaymentStatus.REFUNDED})
"""The states in which nothing more is learnt from the provider. A payment that FAILED may still succeed."""

HEARD_SECONDS = 10
"""For so long after a callback no other one makes us ask the provider: anybody may send callbacks."""

CHECK_PAUSES = ((60, 5), (300, 15), (3600, 60), (86_400, 600))
"""(Age, pause) in seconds: how long to wait before the next check of a payment younger than that age."""

GIVE_UP_SECONDS = 600
"""A payment whose charge the provider does not know after this long is given up: it FAILED, in doubt."""

DOUBT_SECONDS = 3600
"""If the provider does not know the charge of a payment in doubt after this long, there is none."""

CHOICE_PAUSE = 60
"""Seconds between two looks at money that waits for a choice: those who choose it wait no longer."""

REFUND_PAUSES = (60, 600, 3600)
"""Seconds to wait after each refund that failed, before the next one is asked for."""

MOST_REFUNDS = 1 + len(REFUND_PAUSES)

_WHY_IT_GOES_BACK = {
    Unsold.PAID_ALREADY: "The booking was already paid by another payment; this one goes back.",
    Unsold.SALES_CLOSED: "The payment came when this departure was no longer on sale; it goes back.",
    Unsold.TRIP_CANCELLED: "The company cancelled the trip, so the money goes back.",
    Unsold.EXCHANGE_OFF: "The tickets that were to be exchanged had changed before; this payment goes back.",
    Unsold.RELEASED: "The seats were given up before the payment came, so the money goes back.",
    Unsold.NO_ROOM_ON_BOARD: "The payment came late, and child or luggage have no room now; it goes back.",
    Unsold.CODE_USED_UP: "The payment came after the hold had ended, and its code is used up; it goes back.",
    Unsold.SEATS_GONE: "The payment came after the hold had ended, and the seats are taken; it goes back.",
}


@dataclass(frozen=True)
class Payer:
    """A person that pays.

    Attributes:
        phone: E.164.
        request_hash: hash of the request that made the payment; it tells a repeat from another request. It
            gives the phone away to an attacker that knows the booking and tries all numbers.
    """

    phone: str
    request_hash: str


@dataclass(frozen=True)
class Share:
    """A booking's part of a payment for a journey, in minor units."""

    booking_id: str
    company_id: str
    amount: int


@dataclass(frozen=True)
class Payment:
    """One attempt to pay for one booking, or for all bookings of a journey.

    Attributes:
        owner: subject of the caller that began it.
        booking_owner: subject that owns the booking; it differs if an agent of the company began the payment.
        payer: the sealed payer, see `tms.payments.payer`; None after the erasure.
        reason: an `Unsold` or a `FailureCode`: why it failed or went back; see `in_words`.
        provider_reference: the provider's number of the transaction, once it succeeded.
        created_at, settled_at: epoch seconds.
        offset: seconds from UTC of the place where its passengers board; its times are told with it.
        in_doubt: whether a request for it had no clear answer, so that a charge may exist though it FAILED.
        refunds_failed: how many refunds the provider accepted and then failed.
        refund_after: epoch second before which no (further) refund is asked for.
        refund_begun: whether the refund of a payment that waited for its people's choice was begun.
        erased_at: epoch second at which its personal data was erased, with the booking's.
        given_back: how much of it went back or has to go back in parts, in minor units; see `refund`.
        journey: the shares of a journey's bookings, of which `booking_id` is the first one; else empty.
    """

    payment_id: str
    booking_id: str
    company_id: str
    owner: str
    booking_owner: str
    method: str
    payer: str | None
    amount: Money
    status: PaymentStatus
    created_at: int
    reason: str | None = None
    provider_reference: str | None = None
    settled_at: int | None = None
    in_doubt: bool = False
    refunds_failed: int = 0
    refund_after: int = 0
    erased_at: int | None = None
    offset: int = 0
    given_back: int = 0
    refund_begun: bool = False
    journey: tuple[Share, ...] = ()

    @property
    def booking_ids(self) -> list[str]:
        """The bookings that it pays for, in their order."""
        return [share.booking_id for share in self.journey] or [self.booking_id]

    @property
    def by_company(self) -> dict[str, Money]:
        """How much of it is for each company: one, or those that run the buses of a journey."""
        amounts = Counter[str]()
        for share in self.journey or (Share(self.booking_id, self.company_id, self.amount.amount),):
            amounts[share.company_id] += share.amount
        return {company: Money(amount, self.amount.currency) for company, amount in amounts.items()}

    @property
    def left(self) -> Money:
        """What of it has not gone back, and has not to go back, in parts."""
        return Money(self.amount.amount - self.given_back, self.amount.currency)

    def left_for(self, booking_id: str) -> Money:
        """Return what is left of it, see `left`; of a journey's payment the share of a booking."""
        shares = [share.amount for share in self.journey if share.booking_id == booking_id]
        return Money(sum(shares), self.amount.currency) if self.journey else self.left

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is awaited from the provider any more."""
        if self.status is PaymentStatus.FAILED:
            return not self.in_doubt
        return self.status in SETTLED

    @property
    def cannot_be_refunded(self) -> bool:
        """Tell whether so many refunds failed that a person has to give the money back."""
        return self.refunds_failed >= MOST_REFUNDS

    @property
    def awaits_choice(self) -> bool:
        """Whether its money waits, or has waited, for a choice of its people, and no refund has begun."""
        waits = self.status is PaymentStatus.REFUNDING and self.refund_after > 0
        return waits and not self.refund_begun and not self.refunds_failed

    def choice_left(self, now: int) -> int:
        """Return for how many seconds its money still waits, because its people may choose another trip."""
        return max(0, self.refund_after - now) if self.awaits_choice else 0

    def age(self, now: int) -> int:
        """Return for how many seconds the provider has been asked for the charge, or for the refund."""
        since = self.settled_at if self.status is PaymentStatus.REFUNDING else None
        return now - (since or self.created_at)

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: its owner may, the booking's owner, and the company's staff."""
        if caller.subject in (self.owner, self.booking_owner):
            return True
        theirs = any(caller.works_for(company_id) for company_id in self.by_company)
        return theirs and caller.can(Permission.BOOKING_READ_COMPANY)


def shares_of(bookings: Iterable[Booking]) -> tuple[Share, ...]:
    """Return what a payment for a journey is for."""
    return tuple(Share(each.booking_id, each.company_id, each.due.amount) for each in bookings)


def pause(age: int) -> int:
    """Return the seconds to wait before the next check of a payment of this age; 0 after the last check."""
    return next((seconds for until, seconds in CHECK_PAUSES if age < until), 0)


def in_words(reason: str) -> str:
    """Return one sentence for the payer about a payment's `reason`."""
    return _WHY_IT_GOES_BACK[Unsold(reason)] if reason in set(Unsold) else FailureCode(reason).words
