"""Payments and their life cycle, pure: PENDING > SUCCEEDED or FAILED; money that bought nothing goes back."""

from dataclasses import dataclass
from enum import StrEnum

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.money import Money


class PaymentStatus(StrEnum):
    """Where a payment stands. REFUNDING: the money came too late, and is on its way back."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    REFUNDING = "REFUNDING"
    REFUNDED = "REFUNDED"


CHECK_PAUSES = ((60, 5), (300, 15), (3600, 60), (86_400, 600))
"""How long to wait before asking the provider again (seconds), by how old the payment is at most."""

GIVE_UP_SECONDS = 600
"""A charge that the provider has never heard of after this long is not asked for any more."""

DOUBT_SECONDS = 3600
"""And one that we may have asked for is believed not to exist when it is still unknown after this long."""

REFUND_PAUSES = (60, 600, 3600)
"""Seconds to wait after each refund that the provider failed, before the next one is asked for."""

MOST_REFUNDS = 1 + len(REFUND_PAUSES)

MOST_PAYMENTS = 5
"""So often a booking may be tried to be paid: each asks somebody's phone, and may send a message."""


@dataclass(frozen=True)
class Payer:
    """Who pays.

    Attributes:
        phone: E.164.
        request_hash: hash of the request that made the payment, to tell a repeat from another request. It
            is as good as the phone: whoever has the booking could try all numbers.
    """

    phone: str
    request_hash: str


@dataclass(frozen=True)
class Payment:
    """One attempt to pay for one booking.

    Attributes:
        owner: subject of the caller that began it.
        booking_owner: subject that owns the booking; another one where an agent of the company began it.
        payer: who pays, sealed; see `tms.payments.payers`. None once they were erased.
        reason: why it failed or went back; see `tms.payments.reasons`.
        provider_reference: the provider's number of the transaction, once it succeeded.
        created_at, settled_at: epoch seconds.
        in_doubt: whether a request for it had no clear answer, so that a charge may exist though it FAILED.
        refunds_failed: how many refunds the provider accepted and then failed.
        refund_after: epoch second before which no further one is asked for.
        erased_at: epoch second at which its personal data was erased, with the booking's.
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

    @property
    def is_over(self) -> bool:
        """Whether nothing is awaited from the provider any more."""
        if self.status is PaymentStatus.FAILED:
            return not self.in_doubt
        return self.status in (PaymentStatus.SUCCEEDED, PaymentStatus.REFUNDED)

    @property
    def cannot_be_refunded(self) -> bool:
        """Whether so many refunds failed that a person has to give the money back."""
        return self.refunds_failed >= MOST_REFUNDS

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: who began it, whose booking it is, and the company's staff."""
        if caller.subject in (self.owner, self.booking_owner):
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_READ_COMPANY)


def pause(age: int) -> int:
    """Return the seconds to wait before asking again about a payment of this age in seconds; 0 to give up."""
    return next((seconds for until, seconds in CHECK_PAUSES if age < until), 0)
