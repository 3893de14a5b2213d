"""Use cases: learn from the provider how a payment went, and do what follows from it, once."""

from tms.bookings import paying as bookings
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.logging import count, logger
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import ledger, store
from tms.payments.charging import ask_for
from tms.payments.momo import charge_reference, refund_reference
from tms.payments.payments import GIVE_UP_SECONDS, SEATS_GONE, Payment, PaymentStatus, pause
from tms.payments.provider import (
    Charge,
    ChargeStatus,
    FailureCode,
    PaymentProvider,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)
from tms.tickets import issuing


class AmountDiffers(RuntimeError):
    """The provider charged something else than was asked: somebody must look at it."""


def check(payment_id: str, provider: PaymentProvider, *, ask_again: bool = False) -> int:
    """Ask the provider how a payment stands and settle it. Any number of calls, at once, settle it once.

    Args:
        ask_again: whether the caller is able to repeat the request for a charge that the provider has
            never heard of. That is the checks, not the callback.

    Returns:
        Seconds after which to look again; 0 when it is over.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount.
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
    if payment.status not in (PaymentStatus.PENDING, PaymentStatus.REFUNDING):
        return 0
    return pause(epoch() - (payment.settled_at or payment.created_at))  # a refund has its own time


def _learn(payment: Payment, provider: PaymentProvider, *, ask_again: bool) -> None:
    try:
        charge = provider.status(charge_reference(payment.payment_id))
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
        return
    except UnknownCharge:
        if payment.status is PaymentStatus.PENDING:
            _unheard_of(payment, provider, ask_again=ask_again)
        return
    if charge.status is ChargeStatus.FAILED and payment.status is PaymentStatus.PENDING:
        _fail(payment, charge.reason or FailureCode.PROVIDER_ERROR)
    if charge.status is ChargeStatus.SUCCEEDED:
        _settle(payment, charge)


def _fail(payment: Payment, reason: FailureCode) -> None:
    """Write down that a payment failed. The hold goes on, so that the customer may pay otherwise."""
    store.fail(payment, reason.value, epoch())


def _unheard_of(payment: Payment, provider: PaymentProvider, *, ask_again: bool) -> None:
    if epoch() - payment.created_at >= GIVE_UP_SECONDS:
        _fail(payment, FailureCode.PROVIDER_ERROR)
    elif ask_again:
        ask_for(payment, provider)


def _settle(payment: Payment, charge: Charge) -> None:
    if charge.amount is not None and charge.amount != payment.amount:
        count("PaymentAmountDiffers")
        raise AmountDiffers(f"{payment.payment_id}: asked {payment.amount}, charged {charge.amount}")
    now = epoch()
    booking = bookings.find(payment.booking_id)
    if booking is None:
        raise LookupError(f"{payment.payment_id} pays for {payment.booking_id}, which does not exist")
    transaction = Transaction()
    store.succeed_into(transaction, payment, charge.provider_reference, now)
    store.post_into(transaction, ledger.sale(payment.company_id, payment.payment_id, payment.amount, now))
    bookings.confirm_into(transaction, booking, payment.payment_id, now)
    issuing.issue_into(transaction, booking)
    try:
        if store.committed(transaction):
            count("BookingsConfirmed")
    except ConditionFailed as failure:
        logger.warning("paid too late; the money goes back", extra={"failed": sorted(failure.failed)})
        _owe_back(payment, charge)


def _owe_back(payment: Payment, charge: Charge) -> None:
    now = epoch()
    transaction = Transaction()
    store.owe_back_into(transaction, payment, charge.provider_reference, SEATS_GONE, now)
    store.post_into(transaction, ledger.unearned(payment.company_id, payment.payment_id, payment.amount, now))
    if store.committed(transaction):
        count("PaymentsToGiveBack")


def _give_back(payment: Payment, provider: PaymentProvider) -> None:
    reference = refund_reference(payment.payment_id)
    try:
        refund = provider.refund_status(reference)
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
        return
    except UnknownCharge:
        _ask_to_give_back(payment, provider)
        return
    if refund.status is ChargeStatus.FAILED:
        count("RefundsFailed")
        logger.error("the provider did not give the money back", extra={"payment_id": payment.payment_id})
    if refund.status is ChargeStatus.SUCCEEDED:
        now = epoch()
        transaction = Transaction()
        store.refunded_into(transaction, payment, now)
        posting = ledger.returned(payment.company_id, payment.payment_id, payment.amount, now)
        store.post_into(transaction, posting)
        store.committed(transaction)


def _ask_to_give_back(payment: Payment, provider: PaymentProvider) -> None:
    try:
        provider.refund(
            refund_reference(payment.payment_id),
            payment.amount,
            charge_reference(payment.payment_id),
            payment.payment_id,
            "Paid too late, seats taken",
        )
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
    except ProviderRefused as error:
        count("RefundsFailed")
        logger.error("the provider refused to give money back", extra={"code": error.code})
