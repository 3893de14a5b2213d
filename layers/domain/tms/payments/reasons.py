"""Why a payment failed or went back: the codes that are kept, in words for the payer."""

from tms.bookings.booking import Unsold
from tms.payments.provider import FailureCode

_BACK = {
    Unsold.PAID_ALREADY: "The booking was already paid by another payment; this one goes back.",
    Unsold.SALES_CLOSED: "The payment came when this departure was no longer on sale; it goes back.",
    Unsold.SEATS_GONE: "The payment came after the hold had ended, and the seats are taken; it goes back.",
}


def words(reason: str) -> str:
    """Return one sentence for the payer on a payment's `reason`, an `Unsold` or a `FailureCode`."""
    return _BACK[Unsold(reason)] if reason in set(Unsold) else FailureCode(reason).words
