"""Use case: check a payment until nothing is awaited from the provider any more."""

from tms.kernel.clock import epoch
from tms.payments import store
from tms.payments.payer import ask
from tms.payments.payment import CHOICE_PAUSE, Payment, pause
from tms.payments.provider import PaymentProvider, UnknownCharge
from tms.payments.settlement import find_payment, settle


class Unsettled(RuntimeError):
    """A payment is still open after the last check, or so many refunds failed that a person has to look."""


def check_payment(payment_id: str, provider: PaymentProvider) -> int:
    """Settle a payment if its outcome is known; ask its payer again if the provider never got the request.

    Returns:
        Seconds after which to check again; 0 if nothing is awaited any more.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount, or for something else.
        Unsettled: the payment is open, and checking again will not help.
    """
    try:
        payment = settle(payment_id, provider)
    except UnknownCharge:
        payment = _asked_again(payment_id, provider)
    if payment.is_over:
        return 0
    waits = payment.choice_left(epoch())
    if waits:
        return min(waits, CHOICE_PAUSE)
    seconds = 0 if payment.cannot_be_refunded else pause(payment.age(epoch()))
    if not seconds:
        raise Unsettled(f"{payment.payment_id} is still {payment.status}")
    return seconds


def _asked_again(payment_id: str, provider: PaymentProvider) -> Payment:
    payment = find_payment(payment_id)
    if store.doubt(payment):
        ask(payment, provider)
    return find_payment(payment_id)
