"""Use case: the provider says that a charge has ended. Anybody could say so, so the provider is asked."""

from tms.kernel.logging import logger
from tms.payments.provider import PaymentProvider, UnknownCharge
from tms.payments.settlement import settle


def receive_momo_callback(payment_id: str, provider: PaymentProvider) -> None:
    """Settle a payment if its outcome is known; otherwise the checks go on.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount, or for something else.
    """
    try:
        settle(payment_id, provider)
    except UnknownCharge:
        logger.info(
            "a callback for a charge that the provider does not know", extra={"payment_id": payment_id}
        )
