"""Door for privacy: the erasure of a payment's payer. Amounts, states and the ledger stay."""

from tms.kernel.clock import epoch
from tms.payments import store
from tms.payments.payment import PaymentStatus


def erase(payment_id: str) -> bool:
    """Erase the personal data of a payment; doing it again changes nothing.

    Returns:
        False while the payment is pending, since its payer may have to be asked again. Try again later.
    """
    if store.erase(payment_id, epoch()):
        return True
    payment = store.find(payment_id)
    return payment is None or payment.status is not PaymentStatus.PENDING
