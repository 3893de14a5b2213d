"""Who pays: sealed for their payment, and opened to ask their phone for the money."""

import json

from tms.kernel import vault
from tms.payments.payments import Payer, Payment


def seal_payer(payer: Payer, payment_id: str) -> str:
    """Return a payer sealed for the payment of this id."""
    return vault.seal(json.dumps([payer.phone, payer.request_hash]), _of_payment(payment_id))


def payer_of(payment: Payment) -> Payer:
    """Return who pays.

    Raises:
        Unreadable: it is not sealed for this payment.
    """
    return Payer(*json.loads(vault.unseal(payment.payer, _of_payment(payment.payment_id))))


def _of_payment(payment_id: str) -> str:
    return f"payment/{payment_id}"
