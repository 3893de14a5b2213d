"""Use case: check a refund of a part of a payment until the money has gone back."""

from tms.kernel.clock import epoch
from tms.payments import refund_store
from tms.payments.give_back import next_try, note_failure, progress_of
from tms.payments.momo.provider import refund_reference
from tms.payments.on_check_due import Unsettled
from tms.payments.payment import pause
from tms.payments.provider import ChargeStatus, PaymentProvider
from tms.payments.refund import Refund, RefundStatus


def check_refund(payment_id: str, refund_id: str, provider: PaymentProvider) -> int:
    """Ask the provider for a refund, or how it stands, and write down what follows.

    Returns:
        Seconds after which to check again; 0 once the money has gone back.

    Raises:
        LookupError: there is no such refund.
        Unsettled: the money has not gone back, and checking again will not help.
    """
    refund = _settled(_find(payment_id, refund_id), provider)
    if refund.status is RefundStatus.REFUNDED:
        return 0
    seconds = 0 if refund.cannot_be_refunded else pause(epoch() - refund.created_at)
    if not seconds:
        raise Unsettled(f"{refund_id} of {payment_id} is still {refund.status}")
    return seconds


def _settled(refund: Refund, provider: PaymentProvider) -> Refund:
    now = epoch()
    if refund.status is RefundStatus.REFUNDED or refund.cannot_be_refunded or now < refund.refund_after:
        return refund
    reference = refund_reference(refund.refund_id, refund.refunds_failed)
    stands = progress_of(reference, refund.amount, refund.payment_id, refund.refund_id, provider)
    if stands is ChargeStatus.SUCCEEDED:
        refund_store.refunded(refund, now)
    if stands is ChargeStatus.FAILED and refund_store.failed(refund, next_try(refund.refunds_failed, now)):
        note_failure(refund.payment_id)
    return refund if stands is ChargeStatus.PENDING else _find(refund.payment_id, refund.refund_id)


def _find(payment_id: str, refund_id: str) -> Refund:
    refund = refund_store.find(payment_id, refund_id)
    if refund is None:
        raise LookupError(f"there is no refund {refund_id} of {payment_id}")
    return refund
