"""Settlement: ask the provider how a payment stands and do what follows from it, once.

Money that came in buys the booking, or all bookings of a journey. If they cannot be had any more, it has to
go back, and is refunded.
Each step is one transaction on the condition that the payment is as it was, so that any number of checks may
run at once.
"""

from collections.abc import Sequence

from tms.bookings.booking import Booking, Unsold
from tms.bookings.for_payments import settlement as bookings
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.logging import count, logger
from tms.kernel.overtaken import TRIES
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import choice_store, store
from tms.payments.give_back import next_try, note_failure, progress_of
from tms.payments.momo.provider import charge_reference, refund_reference
from tms.payments.payment import DOUBT_SECONDS, GIVE_UP_SECONDS, Payment, PaymentStatus
from tms.payments.provider import (
    Charge,
    ChargeStatus,
    FailureCode,
    PaymentProvider,
    ProviderUnavailable,
    UnknownCharge,
)
from tms.tickets import for_payments as tickets


class AmountDiffers(RuntimeError):
    """The provider charged something else than was asked for: a person has to look at it."""


def settle(payment_id: str, provider: PaymentProvider) -> Payment:
    """Ask the provider how a payment stands and settle it; return the payment as it is afterwards.

    Raises:
        NotFound: `payment_not_found`.
        AmountDiffers: the provider charged another amount, or for something else.
        UnknownCharge: the provider has no charge for a pending payment, and it is too early to give it up.
    """
    return settle_as_read(find_payment(payment_id), provider)


def settle_as_read(payment: Payment, provider: PaymentProvider) -> Payment:
    """Settle a payment that has just been read; see `settle`."""
    payment_id = payment.payment_id
    if payment.status in (PaymentStatus.PENDING, PaymentStatus.FAILED) and _learn(payment, provider):
        payment = find_payment(payment_id)
    if payment.status is PaymentStatus.REFUNDING and _give_back(payment, provider):
        payment = find_payment(payment_id)
    return payment


def find_payment(payment_id: str) -> Payment:
    """Return a payment as it is now.

    Raises:
        NotFound: `payment_not_found`.
    """
    payment = store.find(payment_id)
    if payment is None:
        raise NotFound("payment_not_found", f"There is no payment {payment_id}.")
    return payment


def _learn(payment: Payment, provider: PaymentProvider) -> bool:
    """Ask how the charge stands and write down what follows; False if nothing does."""
    try:
        charge = provider.status(charge_reference(payment.payment_id))
    except ProviderUnavailable as error:
        logger.warning("the provider did not answer", extra={"error": str(error)})
        return False
    except UnknownCharge:
        if not _given_up(payment):
            raise
        return True
    if charge.status is ChargeStatus.FAILED:
        _fail(payment, charge.reason or FailureCode.PROVIDER_ERROR)
    if charge.status is ChargeStatus.SUCCEEDED:
        _take(payment, charge)
    return charge.status is not ChargeStatus.PENDING


def _given_up(payment: Payment) -> bool:
    """Give up a charge that the provider has not heard of for long; False if it is too early for that."""
    age = payment.age(epoch())
    if payment.status is PaymentStatus.FAILED:
        if payment.in_doubt and age >= DOUBT_SECONDS:
            store.be_sure(payment)
        return True
    if age < GIVE_UP_SECONDS:
        return False
    store.fail(payment, FailureCode.PROVIDER_UNAVAILABLE.value, epoch(), in_doubt=True)
    return True


def _fail(payment: Payment, reason: FailureCode) -> None:
    """Write down that the charge failed. The hold goes on, so that the customer may pay in another way."""
    if payment.status is PaymentStatus.PENDING:
        store.fail(payment, reason.value, epoch(), in_doubt=False)
    elif payment.in_doubt:
        store.be_sure(payment)


def _take(payment: Payment, charge: Charge) -> None:
    """Buy the booking with the money that came in, or owe the money back.

    What was decided on may change meanwhile, which is rare. Then it is read again, and after some tries left
    to the next check.
    """
    _require_what_was_asked(payment, charge)
    now = epoch()
    for _ in range(TRIES):
        parts = [_paid_for(payment, booking_id) for booking_id in payment.booking_ids]
        former = _former(parts[0])
        if former is not None and bookings.is_off(parts[0], former):
            _owe_back(payment, charge, Unsold.EXCHANGE_OFF)
            return
        failure = _sell(payment, charge, parts, former, now)
        if failure is None:
            return
        if former is not None and tickets.not_void(former, failure):
            _owe_back(payment, charge, Unsold.EXCHANGE_OFF)
            return
        if not bookings.changed_meanwhile(parts, failure) and not bookings.former_changed(failure):
            _refuse(payment, charge, parts, failure, now)
            return


def _refuse(
    payment: Payment, charge: Charge, parts: Sequence[Booking], failure: ConditionFailed, now: int
) -> None:
    """Owe back money for what cannot be had whole, unless a trip of it is getting another bus just now."""
    if bookings.is_paused(parts, failure):
        logger.info("the trip gets another bus; check again", extra={"payment_id": payment.payment_id})
        return
    logger.warning("the money buys nothing and goes back", extra={"failed": sorted(failure.failed)})
    _owe_back(payment, charge, bookings.why_unsold(parts, failure, now))


def _require_what_was_asked(payment: Payment, charge: Charge) -> None:
    foreign = charge.external_id is not None and charge.external_id != payment.payment_id
    if foreign or charge.amount != payment.amount:
        count("PaymentAmountDiffers")
        told = f"charged {charge.amount} for {charge.external_id}"
        raise AmountDiffers(f"{payment.payment_id}: asked {payment.amount}, {told}")


def _paid_for(payment: Payment, booking_id: str) -> Booking:
    booking = bookings.find(booking_id)
    if booking is None:
        raise LookupError(f"{payment.payment_id} pays for {booking_id}, which does not exist")
    return booking


def _former(booking: Booking) -> Booking | None:
    """Return the booking that this one is exchanged for; None if it is for none."""
    if booking.exchange is None:
        return None
    former = bookings.find(booking.exchange.former_id)
    if former is None:
        raise LookupError(f"{booking.booking_id} is exchanged for one that does not exist")
    return former


def _sell(
    payment: Payment, charge: Charge, parts: Sequence[Booking], former: Booking | None, now: int
) -> ConditionFailed | None:
    """Confirm what is paid for with everything that belongs to it; return what failed if that cannot be done.

    All bookings of a journey are confirmed, or none. One that is exchanged for a former one ends that one in
    the same transaction.
    """
    transaction = Transaction()
    if former is not None:
        bookings.exchange_into(transaction, former, parts[0])
        tickets.return_into(transaction, [place.ticket_id for place in former.places])
    store.succeed_into(transaction, payment, charge.provider_reference, now)
    for part in parts:
        bookings.confirm_into(transaction, part, payment.payment_id, now)
        tickets.issue_into(transaction, part)
    try:
        if store.committed(transaction):
            for part in parts:
                bookings.release(part, now)
            count("BookingsConfirmed", len(parts))
    except ConditionFailed as failure:
        return failure
    return None


def _owe_back(payment: Payment, charge: Charge, why: Unsold) -> None:
    transaction = Transaction()
    store.owe_back_into(transaction, payment, charge.provider_reference, why.value, epoch())
    if store.committed(transaction):
        count("PaymentsToGiveBack")


def _give_back(payment: Payment, provider: PaymentProvider) -> bool:
    """Ask how a payment's refund stands, or for a refund if there is none; False if nothing was written.

    Money that waited for a choice is marked before; if its people took another trip, it stays.

    After a refund that failed the next one has another reference, since that one stays failed.
    """
    now = epoch()
    if payment.cannot_be_refunded or now < payment.refund_after:
        return False
    if payment.awaits_choice and not choice_store.begin_refund(payment):
        return True
    reference = refund_reference(payment.payment_id, payment.refunds_failed)
    stands = progress_of(reference, payment.amount, payment.payment_id, payment.payment_id, provider)
    if stands is ChargeStatus.FAILED and store.refund_failed(payment, next_try(payment.refunds_failed, now)):
        note_failure(payment.payment_id)
    if stands is ChargeStatus.SUCCEEDED:
        transaction = Transaction()
        store.refunded_into(transaction, payment, now)
        store.committed(transaction)
    return stands is not ChargeStatus.PENDING
