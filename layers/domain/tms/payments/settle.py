"""Use cases: learn from the provider how a payment went, and do what follows from it, once."""

from collections.abc import Callable
from uuid import UUID

from tms.bookings import for_payments as bookings
from tms.bookings.booking import Booking, Unsold
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.logging import count, logger
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import ledger, store
from tms.payments.momo.provider import charge_reference, refund_reference
from tms.payments.payment import DOUBT_SECONDS, GIVE_UP_SECONDS, REFUND_PAUSES, Payment, PaymentStatus, pause
from tms.payments.provider import (
    Charge,
    ChargeStatus,
    FailureCode,
    PaymentProvider,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)
from tms.tickets import for_payments

Asking = Callable[[Payment, PaymentProvider], object]
"""Asks the payer's phone for the money; see `charging.ask_for`."""


class AmountDiffers(RuntimeError):
    """The provider charged something else than was asked: somebody must look at it."""


class Unsettled(RuntimeError):
    """The provider was asked to the end, and it is still open how the payment went or goes back."""


def check(payment_id: str, provider: PaymentProvider, *, ask_again: Asking | None = None) -> int:
    """Ask the provider how a payment stands and settle it. Any number of calls, at once, settle it once.

    Args:
        ask_again: how the queue of checks repeats the request for a charge that the provider has never
            heard of; it is also told when it should not look again though nothing is settled. A callback
            does neither, so its function need not know who pays.

    Returns:
        Seconds after which to look again; 0 when it is over.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount, or for something else.
        Unsettled: it is not over, and time will not help; a person has to look.
    """
    payment = store.find(payment_id)
    if payment is None:
        raise NotFound("payment_not_found", f"There is no payment {payment_id}.")
    if payment.status in (PaymentStatus.PENDING, PaymentStatus.FAILED):
        _learn(payment, provider, ask_again=ask_again)
        payment = store.find(payment_id) or payment
    if payment.status is PaymentStatus.REFUNDING:
        _give_back(payment, provider)
        payment = store.find(payment_id) or payment
    if payment.is_over:
        return 0
    seconds = 0 if payment.cannot_be_refunded else pause(_age(payment))
    if ask_again and not seconds:
        raise Unsettled(f"{payment.payment_id} is still {payment.status}")
    return seconds


def _age(payment: Payment) -> int:
    """Return for how many seconds the provider has been asked what it is asked now."""
    refunding = payment.status is PaymentStatus.REFUNDING
    return epoch() - (payment.settled_at if refunding and payment.settled_at else payment.created_at)


def _learn(payment: Payment, provider: PaymentProvider, *, ask_again: Asking | None) -> None:
    try:
        charge = provider.status(charge_reference(payment.payment_id))
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
        return
    except UnknownCharge:
        _unheard_of(payment, provider, ask_again=ask_again)
        return
    if charge.status is ChargeStatus.FAILED:
        _fail(payment, charge.reason or FailureCode.PROVIDER_ERROR)
    if charge.status is ChargeStatus.SUCCEEDED:
        _settle(payment, charge)


def _fail(payment: Payment, reason: FailureCode) -> None:
    """Write down that the charge failed. The hold goes on, so that the customer may pay otherwise."""
    if payment.status is PaymentStatus.PENDING:
        store.fail(payment, reason.value, epoch(), in_doubt=False)
    elif payment.in_doubt:
        store.be_sure(payment)


def _unheard_of(payment: Payment, provider: PaymentProvider, *, ask_again: Asking | None) -> None:
    if payment.status is PaymentStatus.FAILED:
        if payment.in_doubt and _age(payment) >= DOUBT_SECONDS:
            store.be_sure(payment)
    elif _age(payment) >= GIVE_UP_SECONDS:
        store.fail(payment, FailureCode.PROVIDER_ERROR.value, epoch(), in_doubt=True)
    elif ask_again and store.doubt(payment):
        ask_again(payment, provider)


def _hold_against(payment: Payment, charge: Charge) -> None:
    foreign = charge.external_id is not None and charge.external_id != payment.payment_id
    if foreign or charge.amount != payment.amount:
        count("PaymentAmountDiffers")
        told = f"charged {charge.amount} for {charge.external_id}"
        raise AmountDiffers(f"{payment.payment_id}: asked {payment.amount}, {told}")


def _settle(payment: Payment, charge: Charge) -> None:
    _hold_against(payment, charge)
    now = epoch()
    booking = _paid_for(payment)
    failure = _sell(payment, charge, booking, now)
    while failure is not None and bookings.sealed_otherwise(booking, failure):  # once in months
        booking = _paid_for(payment)
        failure = _sell(payment, charge, booking, now)
    if failure is not None:
        why = bookings.why_unsold(booking, failure, now)
        logger.warning("the money buys nothing and goes back", extra={"failed": sorted(failure.failed)})
        _owe_back(payment, charge, why)


def _paid_for(payment: Payment) -> Booking:
    booking = bookings.find(payment.booking_id)
    if booking is None:
        raise LookupError(f"{payment.payment_id} pays for {payment.booking_id}, which does not exist")
    return booking


def _sell(payment: Payment, charge: Charge, booking: Booking, now: int) -> ConditionFailed | None:
    """Confirm the booking with all that follows; return what failed where it cannot be."""
    transaction = Transaction()
    store.succeed_into(transaction, payment, charge.provider_reference, now)
    store.post_into(transaction, ledger.sale(payment.company_id, payment.payment_id, payment.amount, now))
    bookings.confirm_into(transaction, booking, payment.payment_id, now)
    for_payments.issue_into(transaction, booking)
    try:
        if store.committed(transaction):
            count("BookingsConfirmed")
    except ConditionFailed as failure:
        return failure
    return None


def _owe_back(payment: Payment, charge: Charge, why: Unsold) -> None:
    now = epoch()
    transaction = Transaction()
    store.owe_back_into(transaction, payment, charge.provider_reference, why.value, now)
    store.post_into(transaction, ledger.unearned(payment.company_id, payment.payment_id, payment.amount, now))
    if store.committed(transaction):
        count("PaymentsToGiveBack")


def _give_back(payment: Payment, provider: PaymentProvider) -> None:
    if payment.cannot_be_refunded or epoch() < payment.refund_after:
        return
    reference = refund_reference(payment.payment_id, payment.refunds_failed)
    try:
        refund = provider.refund_status(reference)
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
        return
    except UnknownCharge:
        _ask_to_give_back(payment, reference, provider)
        return
    if refund.status is ChargeStatus.FAILED:
        _refund_failed(payment)
    if refund.status is ChargeStatus.SUCCEEDED:
        now = epoch()
        transaction = Transaction()
        store.refunded_into(transaction, payment, now)
        posting = ledger.returned(payment.company_id, payment.payment_id, payment.amount, now)
        store.post_into(transaction, posting)
        store.committed(transaction)


def _refund_failed(payment: Payment) -> None:
    """Write down that a refund failed; the next one has another reference, for this one stays failed."""
    pauses = dict(enumerate(REFUND_PAUSES))
    if store.refund_failed(payment, epoch() + pauses.get(payment.refunds_failed, 0)):
        count("RefundsFailed")
        logger.error("the provider did not give the money back", extra={"payment_id": payment.payment_id})


def _ask_to_give_back(payment: Payment, reference: UUID, provider: PaymentProvider) -> None:
    try:
        provider.refund(
            reference,
            payment.amount,
            charge_reference(payment.payment_id),
            payment.payment_id,
            "Bus tickets, money back",
        )
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
    except ProviderRefused as error:
        count("RefundsFailed")
        logger.error("the provider refused to give money back", extra={"code": error.code})
