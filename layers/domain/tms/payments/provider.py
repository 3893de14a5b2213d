"""What every payment provider can do, whoever it is: take money, give it back, and tell how it went."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from tms.kernel.money import Money


class ChargeStatus(StrEnum):
    """How a charge stands; SUCCEEDED and FAILED are final."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class FailureCode(StrEnum):
    """Why a charge failed, in our own words: the same few for every provider."""

    PAYER_REJECTED = "payer_rejected"
    NOT_ENOUGH_FUNDS = "not_enough_funds"
    EXPIRED = "expired"
    PAYER_NOT_FOUND = "payer_not_found"
    LIMIT_REACHED = "limit_reached"
    NOT_ALLOWED = "not_allowed"
    PROVIDER_ERROR = "provider_error"

    @property
    def words(self) -> str:
        """One sentence for the payer: what happened and what to do about it."""
        return _WORDS[self]


_WORDS = {
    FailureCode.PAYER_REJECTED: "The payment was declined on the phone.",
    FailureCode.NOT_ENOUGH_FUNDS: "There is not enough money in the account; top it up and try again.",
    FailureCode.EXPIRED: "The payment was not approved on the phone in time; try again.",
    FailureCode.PAYER_NOT_FOUND: "This phone number has no Mobile Money account.",
    FailureCode.LIMIT_REACHED: "The account has reached its payment limit; try later or pay otherwise.",
    FailureCode.NOT_ALLOWED: "This account is not allowed to make the payment; ask the provider why.",
    FailureCode.PROVIDER_ERROR: (
        "The provider could not make the payment; check that there is enough money in the account "
        "and try again."
    ),
}


@dataclass(frozen=True, slots=True)
class Charge:
    """What the provider says of a charge, or of a refund, which is a charge of ours.

    Attributes:
        status: pending, or how it ended.
        provider_reference: the provider's own transaction number, once there is one.
        reason: why it failed; None unless `status` is FAILED.
        provider_code: the provider's own word for the reason, for support.
        amount: what the provider moves; the caller compares it with what it asked.
        external_id: our id of the payment or refund, as the provider repeats it.
    """

    status: ChargeStatus
    provider_reference: str | None = None
    reason: FailureCode | None = None
    provider_code: str | None = None
    amount: Money | None = None
    external_id: str | None = None


class ProviderError(Exception):
    """The provider did not do what was asked; the three kinds below say what follows from it.

    Their text is logged: it holds codes, and not the provider's own words, which may name the payer.
    """


class ProviderUnavailable(ProviderError):
    """No usable answer: the charge or refund may exist or not. Keep it pending and ask for its status."""


class ProviderRefused(ProviderError):
    """A no: this request moved no money. An earlier one under the same reference, left unanswered, may have.

    Attributes:
        code: the provider's own error code.
        reason: the same in our words.
    """

    def __init__(self, code: str, reason: FailureCode = FailureCode.PROVIDER_ERROR) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


class UnknownCharge(ProviderError):
    """The provider has never seen the reference; making the same request again with it is safe."""


class PaymentProvider(Protocol):
    """Asks a payer for money and gives it back. Requests are idempotent by `reference`."""

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        """Ask the owner of `payer_phone` (E.164) for `amount`; returns once the provider has taken it on.

        A reference that the provider already knows counts as taken on: it is this charge, sent before.

        Raises:
            ProviderUnavailable: the outcome is unknown.
            ProviderRefused: this request made no charge, nor will it when sent again.
        """
        ...

    def status(self, reference: UUID) -> Charge:
        """Return how the charge made under `reference` stands.

        Raises:
            UnknownCharge: there is no such charge.
            ProviderUnavailable: no usable answer (also when our credentials are wrong).
        """
        ...

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        """Give `amount` back to whoever paid; returns once the provider has taken it on.

        A reference that the provider already knows counts as taken on: it is this refund, sent before.

        Args:
            reference: of the refund, another one than the charge's.
            amount: all of the charge or a part; the parts together not more than it.
            charge: the reference of a charge that succeeded.
            external_id: our id of the refund.
            message: what the passenger reads in the account's history.

        Raises:
            ProviderUnavailable: the outcome is unknown; ask with `refund_status` or send the same again.
            ProviderRefused: this request made no refund; NOT_ENOUGH_FUNDS speaks of our own account.
        """
        ...

    def refund_status(self, reference: UUID) -> Charge:
        """Return how the refund made under `reference` stands.

        Raises:
            UnknownCharge: there is no such refund.
            ProviderUnavailable: no usable answer (also when our credentials are wrong).
        """
        ...
