"""Refunds of parts of payments, in the payments table beside their payments."""

from collections.abc import Iterable
from typing import Any

from tms.kernel.overtaken import Overtaken
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction, write_if
from tms.payments import ledger, store
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.records import PaymentRecord, RefundRecord, payment_key, payment_of, refund_of, still_open
from tms.payments.refund import Refund, RefundStatus, TooLittleLeft, refund_id_of

REFUND = "refund "
"""How the label of a refund's write begins in a transaction; its id follows."""


def owe_into(transaction: Transaction, refunds: Iterable[tuple[Payment, Refund]]) -> None:
    """Add to `transaction` that parts of payments have to go back; the posting is the caller's.

    Raises:
        Overtaken: a part went back since the booking was read.
    Raises (at the commit):
        ConditionFailed: a payment is not as it was read.
    """
    try:
        several = list(refunds)
    except TooLittleLeft:
        raise Overtaken from None
    for payment, refund in several:
        before = payment.given_back
        given_back = PaymentRecord.given_back
        same = given_back == before if before else given_back.does_not_exist()
        transaction.update(
            f"{store.PAYMENT} {payment.payment_id}",
            payment_key(payment.payment_id),
            [given_back.set(before + refund.amount.amount)],
            (PaymentRecord.status == PaymentStatus.SUCCEEDED.value) & same,
        )
        put_into(transaction, refund)


def put_into(transaction: Transaction, refund: Refund) -> None:
    """Add to `transaction` that there is a refund; its payment and the posting are the caller's."""
    transaction.put(REFUND + refund.refund_id, _record(refund), Record.pk.does_not_exist())


def find(payment_id: str, refund_id: str) -> Refund | None:
    """Return a refund as it is now."""
    try:
        record = RefundRecord.get(f"PAYMENT#{payment_id}", f"REFUND#{refund_id}", consistent_read=True)
    except RefundRecord.DoesNotExist:
        return None
    return refund_of(record)


def find_with_refunds(payment_id: str) -> tuple[Payment | None, list[Refund]]:
    """Return a payment and the refunds of its parts, the first one first, by one query."""
    kinds = {"PAYMENT": PaymentRecord, "REFUND": RefundRecord}
    records = read_partition(kinds, f"PAYMENT#{payment_id}", consistent=True)
    payment = next((payment_of(record) for record in records if isinstance(record, PaymentRecord)), None)
    refunds = [refund_of(record) for record in records if isinstance(record, RefundRecord)]
    return payment, sorted(refunds, key=lambda refund: (refund.created_at, refund.refund_id))


def of_payment(payment_id: str) -> list[Refund]:
    """Return the refunds of a payment's parts, the first one first."""
    return find_with_refunds(payment_id)[1]


def caused_by(cause: str, payment_ids: Iterable[str]) -> list[Refund]:
    """Return the refunds of payments that have one cause; see `refunds_of`."""
    found = [find(payment_id, refund_id_of(payment_id, cause)) for payment_id in payment_ids]
    return [refund for refund in found if refund is not None]


def refunded(refund: Refund, at: int) -> bool:
    """Write down that the money of a refund went back; False if that was done before."""
    transaction = Transaction()
    actions: list[Any] = [
        RefundRecord.status.set(RefundStatus.REFUNDED.value),
        RefundRecord.settled_at.set(at),
    ]
    transaction.update(REFUND + refund.refund_id, _key(refund), actions, still_open(refund))
    store.post_into(transaction, ledger.returned(refund.company_id, refund.refund_id, refund.amount, at))
    return transaction.happens()


def failed(refund: Refund, again_at: int) -> bool:
    """Write down that the provider failed to give the money back; False if another check did so."""
    actions: list[Any] = [
        RefundRecord.refunds_failed.set(refund.refunds_failed + 1),
        RefundRecord.refund_after.set(again_at),
    ]
    return write_if(lambda: _key(refund).update(actions=actions, condition=still_open(refund)))


def _key(refund: Refund) -> RefundRecord:
    return RefundRecord(f"PAYMENT#{refund.payment_id}", f"REFUND#{refund.refund_id}")


def _record(refund: Refund) -> RefundRecord:
    return RefundRecord(
        pk=f"PAYMENT#{refund.payment_id}",
        sk=f"REFUND#{refund.refund_id}",
        status=refund.status.value,
        booking_id=refund.booking_id,
        company_id=refund.company_id,
        amount=refund.amount.amount,
        currency=refund.amount.currency,
        reason=refund.why.value,
        created_at=refund.created_at,
    )
