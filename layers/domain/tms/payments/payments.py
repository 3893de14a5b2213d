"""Payments and their life cycle, pure: PENDING > SUCCEEDED or FAILED; money that bought nothing goes back."""

from dataclasses import dataclass
from enum import StrEnum

from tms.kernel.caller import Caller
from tms.kernel.money import Money
from tms.kernel.permissions import Permission


class PaymentStatus(StrEnum):
    """Where a payment stands. REFUNDING: the money came too late, and is on its way back."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    REFUNDING = "REFUNDING"
    REFUNDED = "REFUNDED"


SEATS_GONE = "seats_gone"
"""Why money went back: it came after the hold had ended, and the seats were somebody else's by then."""

CHECK_PAUSES = ((60, 5), (300, 15), (3600, 60), (86_400, 600))
"""How long to wait before asking the provider again (seconds), by how old the payment is at most."""

GIVE_UP_SECONDS = 600
"""A charge that the provider has never heard of after this long is not asked for any more."""


@dataclass(frozen=True)
class Payment:
    """One attempt to pay for one booking.

    Attributes:
        owner: subject of the caller that began it.
        request_hash: hash of the request that made it, to tell a repeat from another request.
        phone: the payer's, E.164.
        reason: why it failed or went back; a `FailureCode` or `SEATS_GONE`.
        provider_reference: the provider's number of the transaction, once it succeeded.
        created_at, settled_at: epoch seconds.
    """

    payment_id: str
    booking_id: str
    company_id: str
    owner: str
    request_hash: str
    method: str
    phone: str
    amount: Money
    status: PaymentStatus
    created_at: int
    reason: str | None = None
    provider_reference: str | None = None
    settled_at: int | None = None

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: who began it, and the company's staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_READ_COMPANY)


def pause(age: int) -> int:
    """Return the seconds to wait before asking again about a payment of this age in seconds; 0 to give up."""
    return next((seconds for until, seconds in CHECK_PAUSES if age < until), 0)
