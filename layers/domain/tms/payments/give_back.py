"""Giving money back: ask the provider how a refund stands, or for it if there is none."""

from uuid import UUID

from tms.kernel.logging import count, logger
from tms.kernel.money import Money
from tms.payments.momo.provider import charge_reference
from tms.payments.payment import REFUND_PAUSES
from tms.payments.provider import (
    ChargeStatus,
    PaymentProvider,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)


def progress_of(
    reference: UUID, amount: Money, payment_id: str, external_id: str, provider: PaymentProvider
) -> ChargeStatus:
    """Return how a refund stands at the provider; PENDING also while there is no answer.

    If the provider does not know the refund, it is asked for it.

    Args:
        reference: of the refund.
        payment_id: the payment whose money goes back.
        external_id: our id of what goes back.
    """
    try:
        return provider.refund_status(reference).status
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
    except UnknownCharge:
        _ask(reference, amount, payment_id, external_id, provider)
    return ChargeStatus.PENDING


def next_try(failed: int, now: int) -> int:
    """Return the epoch second before which no further refund is asked for.

    Args:
        failed: how many refunds had failed before the one that failed now.
    """
    return now + dict(enumerate(REFUND_PAUSES)).get(failed, 0)


def note_failure(payment_id: str) -> None:
    """Tell operators that the provider failed to give money back."""
    count("RefundsFailed")
    logger.error("the provider did not give the money back", extra={"payment_id": payment_id})


def _ask(
    reference: UUID, amount: Money, payment_id: str, external_id: str, provider: PaymentProvider
) -> None:
    try:
        provider.refund(
            reference, amount, charge_reference(payment_id), external_id, "Bus tickets, money back"
        )
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
    except ProviderRefused as error:
        count("RefundsFailed")
        logger.error("the provider refused to give money back", extra={"code": error.code})
