"""What every payment provider can do: take money, give it back, and tell how that stands; pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from tms.kernel.money import Money


class ChargeStatus(StrEnum):
    """The states of a charge; SUCCEEDED and FAILED are final."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class FailureCode(StrEnum):
    """Why a charge failed; the codes are ours and the same for every provider."""

    PAYER_REJECTED = "payer_rejected"
    NOT_ENOUGH_FUNDS = "not_enough_funds"
    EXPIRED = "expired"
    PAYER_NOT_FOUND = "payer_not_found"
    LIMIT_REACHED = "limit_reached"
    NOT_ALLOWED = "not_allowed"
    PROVIDER_UNAVAILABLE = "provider_unavailable"
    PROVIDER_ERROR = "provider_error"

    @property
    def words(self) -> str:
        """One sentence for the payer: what happened, and what to do about it."""
        return _WORDS[self]


_WORDS = {
    FailureCode.PAYER_REJECTED: "The payment was declined on the phone.",
    FailureCode.NOT_ENOUGH_FUNDS: "There is not enough money in the account; top it up and try again.",
    FailureCode.EXPIRED: "The payment was not approved on the phone in time; try again.",
    FailureCode.PAYER_NOT_FOUND: "This phone number has no Mobile Money account.",
    FailureCode.LIMIT_REACHED: "The account has reached its payment limit; try later or pay otherwise.",
    FailureCode.NOT_ALLOWED: "This account is not allowed to make the payment; ask the provider why.",
    FailureCode.PROVIDER_UNAVAILABLE: (
        "The payment provider could not be reached; try again in a few minutes."
    ),
    FailureCode.PROVIDER_ERROR: (
        "The payment provider could not make the payment and did not say why; try again."
    ),
}


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge as the provider reports it; a refund is reported in the same way.

    Attributes:
        status: pending, or how it ended.
        provider_reference: the provider's own transaction number, once there is one.
        reason: why it failed; None unless `status` is FAILED.
        provider_code: the provider's own code for the reason, for support.
        amount: the amount that the provider moves; the caller compares it with what was asked for.
        external_id: our id of the payment or refund, as the provider repeats it.
    """

    status: ChargeStatus
    provider_reference: str | None = None
    reason: FailureCode | None = None
    provider_code: str | None = None
    amount: Money | None = None
    external_id: str | None = None


class ProviderError(Exception):
    """The provider did not do what was asked; the three kinds below tell what follows from it.

    Their text is logged. It holds codes, and not the provider's own words, which may name the payer.
    """


class ProviderUnavailable(ProviderError):
    """There was no usable answer: the charge or refund may exist or not. Leave it pending and ask again."""


class ProviderRefused(ProviderError):
    """The provider refused: this request moved no money, but an earlier one without an answer may have.

    Attributes:
        code: the provider's own error code.
        reason: our code for it.
    """

    def __init__(self, code: str, reason: FailureCode = FailureCode.PROVIDER_ERROR) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


class UnknownCharge(ProviderError):
    """The provider does not know the reference; it is safe to send the same request again."""


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
        """Ask the owner of `payer_phone` (E.164) for `amount`; return once the provider has accepted that.

        A reference that the provider already knows counts as accepted: it is this charge, sent before.

        Raises:
            ProviderUnavailable: the outcome is unknown.
            ProviderRefused: this request made no charge, and will make none if it is sent again.
        """
        ...

    def status(self, reference: UUID) -> Charge:
        """Return how the charge made under `reference` stands.

        Raises:
            UnknownCharge: there is no such charge.
            ProviderUnavailable: there is no usable answer, perhaps because our credentials are wrong.
        """
        ...

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        """Give `amount` back to the payer of a charge; return once the provider has accepted the request.

        A reference that the provider already knows counts as accepted: it is this refund, sent before.

        Args:
            reference: of the refund; it differs from the charge's.
            amount: the amount of the charge or a part of it; the parts together are not more than the charge.
            charge: the reference of a charge that succeeded.
            external_id: our id of the refund.
            message: text that the payer reads in the account's history.

        Raises:
            ProviderUnavailable: the outcome is unknown; ask with `refund_status` or send the same again.
            ProviderRefused: this request made no refund; NOT_ENOUGH_FUNDS is about our own account.
        """
        ...

    def refund_status(self, reference: UUID) -> Charge:
        """Return how the refund made under `reference` stands.

        Raises:
            UnknownCharge: there is no such refund.
            ProviderUnavailable: there is no usable answer, perhaps because our credentials are wrong.
        """
        ...
