"""Door for privacy: the erasure of a payment's payer. Amounts, states and the ledger stay."""

from tms.kernel.clock import epoch
from tms.payments import store
from tms.payments.payment import PaymentStatus


def is_pending(payment_id: str) -> bool:
    """Tell whether the provider has not yet decided on a payment."""
    payment = store.find(payment_id)
    return payment is not None and payment.status is PaymentStatus.PENDING


def erase(payment_id: str) -> bool:
    """Erase the personal data of a payment; doing it again changes nothing.

    Returns:
        False while the payment is pending, since its payer may have to be asked again. Try again later.
    """
    if store.erase(payment_id, epoch()):
        return True
    return not is_pending(payment_id)
