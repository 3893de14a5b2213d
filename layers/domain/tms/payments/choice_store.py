"""Money of cancelled trips that waits for a choice, in the payments table: another trip, or the money.

Before the provider is asked for the money, that is written down. So it goes back, or it pays for another
trip, and never both.
"""

from typing import Any

from tms.kernel.store import Transaction, write_if
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.records import PaymentRecord, payment_key, waits_for_choice
from tms.payments.refund import Refund
from tms.payments.refund_store import put_into
from tms.payments.store import PAYMENT


def begin_refund(payment: Payment) -> bool:
    """Write down that the money goes back now; False if its people took another trip, or it has begun."""
    actions: list[Any] = [PaymentRecord.refund_begun.set(True)]
    return write_if(
        lambda: payment_key(payment.payment_id).update(actions=actions, condition=waits_for_choice())
    )


def hurry_into(transaction: Transaction, payment: Payment, at: int) -> None:
    """Add to `transaction` that the money waits no longer than to an epoch second.

    Raises (at the commit):
        ConditionFailed: `PAYMENT`, it does not wait any more.
    """
    transaction.update(
        PAYMENT, payment_key(payment.payment_id), [PaymentRecord.refund_after.set(at)], waits_for_choice()
    )


def keep_into(transaction: Transaction, payment: Payment, rest: Refund | None) -> None:
    """Add to `transaction` that the money pays for another trip; the posting is the caller's.

    Args:
        rest: what goes back of it, where the other trip costs less.

    Raises (at the commit):
        ConditionFailed: `PAYMENT`, it does not wait any more.
    """
    actions: list[Any] = [
        PaymentRecord.status.set(PaymentStatus.SUCCEEDED.value),
        PaymentRecord.reason.remove(),
        PaymentRecord.refund_after.remove(),
    ]
    if rest is not None:
        actions.append(PaymentRecord.given_back.set(rest.amount.amount))
        put_into(transaction, rest)
    whole = waits_for_choice() & PaymentRecord.given_back.does_not_exist()
    transaction.update(PAYMENT, payment_key(payment.payment_id), actions, whole)
