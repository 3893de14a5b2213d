"""The payer of a payment: sealed for it, and asked on their phone for the money."""

import json
from dataclasses import dataclass

from tms.kernel.clock import epoch
from tms.kernel.logging import logger
from tms.kernel.privacy import vault
from tms.kernel.settings import from_environment
from tms.payments import store
from tms.payments.momo.provider import charge_reference
from tms.payments.payment import Payer, Payment
from tms.payments.provider import PaymentProvider, ProviderRefused, ProviderUnavailable

CALLBACK_PATH = "/payments/callbacks/momo"


@dataclass(frozen=True)
class Settings:
    """The API's own address, for callbacks; empty if it is not known, and then the checks have to do."""

    public_url: str


settings = from_environment(Settings)


def seal_payer(payer: Payer, payment_id: str) -> str:
    """Return a payer sealed for the payment of this id."""
    return vault.seal(json.dumps([payer.phone, payer.request_hash]), payment_context(payment_id))


def payer_of(payment: Payment) -> Payer:
    """Return the payer of a payment; after the erasure one without phone and request.

    A pending payment is never erased.

    Raises:
        Unreadable: the value is not sealed for this payment.
    """
    if payment.payer is None:
        return Payer("", "")
    return Payer(*json.loads(vault.unseal(payment.payer, payment_context(payment.payment_id))))


def payment_context(payment_id: str) -> str:
    """Return the context in which the vault seals the payer of a payment."""
    return f"payment/{payment_id}"


def ask(payment: Payment, provider: PaymentProvider) -> Payment:
    """Ask the payer for approval on their phone; return the payment as it is then.

    A refusal fails the payment. It tells only of this request: before asking again, write that down with
    `store.doubt`, since an earlier request may have made a charge.
    """
    base = settings().public_url.rstrip("/")
    try:
        provider.request_to_pay(
            charge_reference(payment.payment_id),
            payment.amount,
            payer_of(payment).phone,
            payment.payment_id,
            f"Bus tickets {payment.booking_id[-8:]}",
            base + CALLBACK_PATH if base else None,
        )
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer; the checks go on", extra={"error": str(error)})
    except ProviderRefused as error:
        logger.warning("the provider refused", extra={"code": error.code})
        store.fail(payment, error.reason.value, epoch())
        return store.find(payment.payment_id) or payment
    return payment
