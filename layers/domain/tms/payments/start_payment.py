"""Use case: begin to pay for a held booking."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tms.bookings.booking import Booking
from tms.bookings.for_payments import start_payment as bookings
from tms.kernel import idempotency
from tms.kernel.access import audit, request_context, throttle
from tms.kernel.access.caller import Caller
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch, offset_of
from tms.kernel.errors import Conflict, TooManyRequests
from tms.kernel.ids import derived_id
from tms.kernel.money import total
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import limits, store
from tms.payments.momo.provider import momo
from tms.payments.payable import require_payable
from tms.payments.payer import ask, payer_of, seal_payer
from tms.payments.payment import Payer, Payment, PaymentStatus, shares_of
from tms.payments.views import PaymentView, payment_view

if TYPE_CHECKING:
    from tms.payments.requests import PaymentRequest


def start_payment(caller: Caller, request: "PaymentRequest", key: str) -> PaymentView:
    """Write a pending payment, extend the hold while it runs, and ask the payer for approval on their phone.

    A booking that is a part of a journey is paid with all of it, by one payment for the sum.

    A function that dies after the write loses nothing: the checks ask the payer again.

    Args:
        key: the caller's Idempotency-Key; the payment's id is made of it and the caller.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `another_company`.
        Conflict: `already_paid`, `booking_cancelled`, `booking_exchanged`, `hold_expired`,
            `payment_running`, `too_many_payments`; `sales_closed` if the company sells no tickets at present.
        Invalid: `idempotency_key_reused`.
        TooManyRequests: `too_many_requests_to_pay`.
    """
    payment_id = derived_id("pay", caller.subject, key)
    request_hash = idempotency.hash_of(request)
    provider = momo()  # before anything is written: without its secret nobody can be asked
    parts = bookings.find_paid_together(caller, request.booking_id)
    try:
        for company_id, company in {part.company_id: part.company for part in parts}.items():
            bookings.require_selling(caller, company_id, company)
        payment = _begin(parts, caller, request, payment_id, request_hash)
    except Conflict:
        before = store.find(payment_id)  # this very request may have begun the payment
        if before is None:
            raise
        if payer_of(before).request_hash != request_hash:
            raise idempotency.key_reused() from None
        return payment_view(before)
    return payment_view(ask(payment, provider))


def _begin(
    parts: Sequence[Booking],
    caller: Caller,
    request: "PaymentRequest",
    payment_id: str,
    request_hash: str,
) -> Payment:
    now, booking = epoch(), parts[0]
    latest = store.find(booking.payment_id) if booking.payment_id else None
    for part in parts:
        require_payable(part, latest)
    payment = Payment(
        payment_id=payment_id,
        booking_id=booking.booking_id,
        company_id=booking.company_id,
        owner=caller.subject,
        booking_owner=booking.owner,
        method=request.method,
        payer=seal_payer(Payer(request.payer.phone, request_hash), payment_id),
        amount=total((part.due for part in parts), booking.currency),
        status=PaymentStatus.PENDING,
        created_at=now,
        offset=offset_of(booking.departure_at),
        journey=shares_of(parts) if booking.journey else (),
    )
    transaction = Transaction()
    store.create_into(transaction, payment)
    bookings.extend_into(transaction, parts, payment_id, now)
    audit.add_if_staff(transaction, _begun(payment))
    payer = blind_index.index("payer", request.payer.phone)
    keys = limits.keys_of(caller, payer, request_context.current().network)
    for limit, key in keys.items():
        throttle.spend_into(transaction, limit, key, now)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if store.PAYMENT not in failure.failed and not bookings.has_changed(failure, parts):
            _refuse_too_many(keys, failure, now)
        raise Conflict(
            "payment_running", "The booking changed in this moment. Look at it, and try again."
        ) from None
    return payment


def _begun(payment: Payment) -> audit.Entry:
    after = {
        "status": payment.status.value,
        "booking_id": payment.booking_id,
        "method": payment.method,
        "amount": payment.amount.amount,
        "currency": payment.amount.currency,
    }
    return audit.Entry("payment.begun", payment.payment_id, payment.company_id, after=after)


def _refuse_too_many(keys: Iterable[Limit], failure: ConditionFailed, now: int) -> None:
    for limit in keys:
        if limit.name in failure.failed:
            raise TooManyRequests(
                "too_many_requests_to_pay",
                limits.refusal_of(limit),
                retry_after=limit.seconds - now % limit.seconds,
            ) from None
