"""The payments table: payments, and the companies' ledgers."""

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from tms.bookings.booking import Booking
from tms.kernel.store import ConditionFailed, Record, Transaction, write_if
from tms.payments import ledger
from tms.payments.payment import HEARD_SECONDS, SETTLED, Payment, PaymentStatus
from tms.payments.records import PaymentRecord, PostingRecord, payment_key, payment_of, record_of

PAYMENT = "payment"
"""The label of a payment's write in a transaction."""


def create_into(transaction: Transaction, payment: Payment) -> None:
    """Add to `transaction` that a pending payment exists."""
    transaction.put(PAYMENT, record_of(payment), Record.pk.does_not_exist())


def find(payment_id: str) -> Payment | None:
    """Return a payment as it is now."""
    try:
        return payment_of(PaymentRecord.get(f"PAYMENT#{payment_id}", "PAYMENT", consistent_read=True))
    except PaymentRecord.DoesNotExist:
        return None


def paid_for(booking: Booking) -> list[Payment]:
    """Return the payments that paid for a confirmed booking, the first one first.

    Raises:
        LookupError: one does not exist.
    """
    found = [find(payment_id) for payment_id in booking.paid_by]
    known = [payment for payment in found if payment is not None]
    if not known or len(known) < len(found):
        raise LookupError(f"{booking.booking_id} is paid by payments that do not exist")
    return known


def succeed_into(transaction: Transaction, payment: Payment, provider_reference: str | None, at: int) -> None:
    """Add to `transaction` that the money came in and buys the booking, with the posting in each ledger."""
    _move_into(transaction, payment, PaymentStatus.SUCCEEDED, at, provider_reference)
    for company_id, amount in payment.by_company.items():
        post_into(transaction, ledger.sale(company_id, payment.payment_id, amount, at))


def owe_back_into(
    transaction: Transaction, payment: Payment, provider_reference: str | None, reason: str, at: int
) -> None:
    """Add to `transaction` that the money came in and has to go back, with the posting in each ledger."""
    _move_into(transaction, payment, PaymentStatus.REFUNDING, at, provider_reference, reason)
    for company_id, amount in payment.by_company.items():
        post_into(transaction, ledger.unearned(company_id, payment.payment_id, amount, at))


def reverse_into(
    transaction: Transaction, payment: Payment, reason: str, at: int, not_before: int | None = None
) -> None:
    """Add to `transaction` that the money of a sale has to go back, with the posting in the ledger.

    The payment is for one booking.

    Args:
        not_before: epoch second until which it waits, because its people may choose another trip.

    Raises (at the commit):
        ConditionFailed: `PAYMENT`, it did not pay for a sale, or has gone back before, perhaps in part.
    """
    transaction.update(
        PAYMENT,
        payment_key(payment.payment_id),
        [
            PaymentRecord.status.set(PaymentStatus.REFUNDING.value),
            PaymentRecord.settled_at.set(at),
            PaymentRecord.reason.set(reason),
            *([PaymentRecord.refund_after.set(not_before)] if not_before else []),
        ],
        (PaymentRecord.status == PaymentStatus.SUCCEEDED.value) & PaymentRecord.given_back.does_not_exist(),
    )
    post_into(transaction, ledger.reversal(payment.company_id, payment.payment_id, payment.amount, at))


def refunded_into(transaction: Transaction, payment: Payment, at: int) -> None:
    """Add to `transaction` that the money went back, with the posting in each ledger."""
    transaction.update(
        PAYMENT,
        payment_key(payment.payment_id),
        [PaymentRecord.status.set(PaymentStatus.REFUNDED.value), PaymentRecord.settled_at.set(at)],
        PaymentRecord.status == PaymentStatus.REFUNDING.value,
    )
    for company_id, amount in payment.by_company.items():
        post_into(transaction, ledger.returned(company_id, payment.payment_id, amount, at))


def fail(payment: Payment, reason: str, at: int, *, in_doubt: bool | None = None) -> bool:
    """Write down that a pending payment failed; False if it is not pending any more.

    Args:
        in_doubt: whether a charge may exist all the same; None leaves that as it is.
    """
    actions: list[Action] = [
        PaymentRecord.status.set(PaymentStatus.FAILED.value),
        PaymentRecord.reason.set(reason),
        PaymentRecord.settled_at.set(at),
    ]
    if in_doubt is not None:
        actions.append(PaymentRecord.in_doubt.set(in_doubt))
    return _update(payment, actions, PaymentStatus.PENDING)


def doubt(payment: Payment) -> bool:
    """Write down that the payer of a pending payment is asked again; False if it is not pending any more."""
    return _update(payment, [PaymentRecord.in_doubt.set(True)], PaymentStatus.PENDING)


def be_sure(payment: Payment) -> bool:
    """Write down that there is no charge for a payment that FAILED; False if it did not stay FAILED."""
    return _update(payment, [PaymentRecord.in_doubt.remove()], PaymentStatus.FAILED)


def refund_failed(payment: Payment, again_at: int) -> bool:
    """Write down that one more refund failed; False if another check did so."""
    before = payment.refunds_failed
    same = PaymentRecord.refunds_failed == before if before else PaymentRecord.refunds_failed.does_not_exist()
    actions: list[Action] = [
        PaymentRecord.refunds_failed.set(before + 1),
        PaymentRecord.refund_after.set(again_at),
    ]
    return _update(payment, actions, PaymentStatus.REFUNDING, same)


def hear(payment_id: str, at: int) -> Payment | None:
    """Write down that a callback for an open payment came, and return the payment as it is now.

    Returns:
        None if a callback came in the last `HEARD_SECONDS`, if the payment is settled for good or not there.
    """
    key = payment_key(payment_id)
    rested = PaymentRecord.heard_at.does_not_exist() | (PaymentRecord.heard_at <= at - HEARD_SECONDS)
    open_ = PaymentRecord.status.is_in(*(status.value for status in PaymentStatus if status not in SETTLED))
    heard = write_if(lambda: key.update(actions=[PaymentRecord.heard_at.set(at)], condition=open_ & rested))
    return payment_of(key) if heard else None


def erase(payment_id: str, at: int) -> bool:
    """Take the payer out of a payment; False if it is pending, was erased before, or does not exist.

    The payer of a pending payment may have to be asked again.
    """
    key = payment_key(payment_id)
    return write_if(
        lambda: key.update(
            actions=[
                PaymentRecord.payer.remove(),
                PaymentRecord.erased_at.set(at),
            ],
            condition=Record.pk.exists()
            & (PaymentRecord.status != PaymentStatus.PENDING.value)
            & PaymentRecord.erased_at.does_not_exist(),
        )
    )


def post_into(transaction: Transaction, posting: ledger.Posting) -> None:
    """Add to `transaction` a posting in its company's ledger.

    Raises (at the commit):
        ConditionFailed: `posting` + company + key, it was written before.
    """
    record = PostingRecord(
        pk=f"LEDGER#{posting.company_id}",
        sk=f"POSTING#{posting.key}",
        booked_at=posting.booked_at,
        currency=posting.entries[0].amount.currency,
        entries=[[entry.account.value, entry.amount.amount] for entry in posting.entries],
    )
    transaction.put(f"posting {posting.company_id} {posting.key}", record, Record.pk.does_not_exist())


def committed(transaction: Transaction) -> bool:
    """Commit a transaction; False if another check settled the payment in the meantime.

    Raises:
        ConditionFailed: another write's condition did not hold.
    """
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if PAYMENT in failure.failed:
            return False
        raise
    return True


def _move_into(
    transaction: Transaction,
    payment: Payment,
    to: PaymentStatus,
    at: int,
    provider_reference: str | None,
    reason: str | None = None,
) -> None:
    """Move a payment on, also from FAILED: money may come in of a charge that was given up."""
    actions: list[Action] = [PaymentRecord.status.set(to.value), PaymentRecord.settled_at.set(at)]
    if provider_reference is not None:
        actions.append(PaymentRecord.provider_reference.set(provider_reference))
    actions.append(PaymentRecord.reason.set(reason) if reason else PaymentRecord.reason.remove())
    transaction.update(
        PAYMENT,
        payment_key(payment.payment_id),
        actions,
        PaymentRecord.status.is_in(PaymentStatus.PENDING.value, PaymentStatus.FAILED.value),
    )


def _update(
    payment: Payment, actions: list[Action], status: PaymentStatus, more: Condition | None = None
) -> bool:
    """Change a payment that has this status; False if it has another."""
    condition = PaymentRecord.status == status.value
    if more is not None:
        condition &= more
    return write_if(lambda: payment_key(payment.payment_id).update(actions=actions, condition=condition))
