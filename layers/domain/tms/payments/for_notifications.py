"""Door for notifications: why a payment failed or went back, in words for the payer."""

from tms.payments.payment import in_words

__all__ = ["in_words"]
