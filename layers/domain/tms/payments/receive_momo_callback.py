"""Use case: the provider says that a charge has ended. Anybody could say so, so the provider is asked."""

from tms.kernel.clock import epoch
from tms.kernel.logging import logger
from tms.payments import store
from tms.payments.provider import PaymentProvider, UnknownCharge
from tms.payments.settlement import find_payment, settle_as_read


def receive_momo_callback(payment_id: str, provider: PaymentProvider) -> None:
    """Settle a payment if its outcome is known; otherwise the checks go on.

    Of the callbacks that come within seconds for one payment only the first asks the provider. If that was a
    forged one, and the outcome came a moment later, the next check settles the payment.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount, or for something else.
    """
    payment = store.hear(payment_id, epoch())
    if payment is None:
        find_payment(payment_id)
        return
    try:
        settle_as_read(payment, provider)
    except UnknownCharge:
        logger.info(
            "a callback for a charge that the provider does not know", extra={"payment_id": payment_id}
        )
