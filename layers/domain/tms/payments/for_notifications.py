"""Door for notifications: why a payment failed, or money went back, in words for the payer."""

from tms.payments import payment
from tms.payments.refund import Why

__all__ = ["in_words"]


def in_words(reason: str) -> str:
    """Return one sentence for the payer about the `reason` of a payment or of a refund."""
    return Why(reason).words if reason in set(Why) else payment.in_words(reason)
