"""Who pays: sealed for their payment, and opened to ask their phone for the money."""

import json

from tms.kernel.privacy import vault
from tms.payments.payment import Payer, Payment


def seal_payer(payer: Payer, payment_id: str) -> str:
    """Return a payer sealed for the payment of this id."""
    return vault.seal(json.dumps([payer.phone, payer.request_hash]), payment_context(payment_id))


def payer_of(payment: Payment) -> Payer:
    """Return who pays; nobody, and the hash of no request, where they were erased. No pending payment is.

    Raises:
        Unreadable: it is not sealed for this payment.
    """
    if payment.payer is None:
        return Payer("", "")
    return Payer(*json.loads(vault.unseal(payment.payer, payment_context(payment.payment_id))))


def payment_context(payment_id: str) -> str:
    """Return the context in which the vault seals the payer of a payment."""
    return f"payment/{payment_id}"
