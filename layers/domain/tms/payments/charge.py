"""Asking a payer for money: begun by the customer's request, repeated by the checks if that was lost."""

from dataclasses import dataclass

from tms.kernel.clock import epoch
from tms.kernel.logging import logger
from tms.kernel.settings import from_environment
from tms.payments import store
from tms.payments.momo.provider import charge_reference
from tms.payments.payers import payer_of
from tms.payments.payment import Payment
from tms.payments.provider import PaymentProvider, ProviderRefused, ProviderUnavailable

CALLBACK_PATH = "/payments/callbacks/momo"


@dataclass(frozen=True)
class Settings:
    """The API's own address, for callbacks; empty where it is not known, and polling has to do."""

    public_url: str


settings = from_environment(Settings)


def ask_for(payment: Payment, provider: PaymentProvider) -> Payment:
    """Ask the payer's phone for approval; return the payment as it stands then.

    A refusal settles the payment. It speaks of this request alone: whoever asks again says so first, by
    `store.doubt`.
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
