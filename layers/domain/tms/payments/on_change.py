"""What happened to payments, told from the changes of their table; pure."""

from collections.abc import Sequence

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import (
    Payload,
    PaymentFailed,
    PaymentPartRefunded,
    PaymentPending,
    PaymentRefunded,
    PaymentRefundPending,
    PaymentSucceeded,
)
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.payments.payment import PaymentStatus
from tms.payments.refund import RefundStatus


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table; none for the ledger."""
    item = change.new
    if item.get("sk", "").startswith("REFUND#"):
        return _of_refund(change)
    if item.get("sk") != "PAYMENT":
        return []
    payment_id = item["pk"].removeprefix("PAYMENT#")
    named = (item["company_id"], payment_id, item["booking_id"])
    data: list[Payload] = []
    if any(
        change.became("status", status.value) for status in (PaymentStatus.PENDING, PaymentStatus.REFUNDING)
    ):
        data.append(PaymentPending(*named))
    if change.became("status", PaymentStatus.SUCCEEDED.value):
        data.append(PaymentSucceeded(*named))
    if change.became("status", PaymentStatus.FAILED.value):
        data.append(PaymentFailed(*named, item["reason"]))
    if change.became("status", PaymentStatus.REFUNDED.value):
        data.append(PaymentRefunded(*named, item["reason"]))
    return [event_of(change.id, "payments", payment_id, change.at, each) for each in data]


def _of_refund(change: Change) -> Sequence[CloudEvent]:
    item = change.new
    payment_id, refund_id = item["pk"].removeprefix("PAYMENT#"), item["sk"].removeprefix("REFUND#")
    named = (item["company_id"], payment_id, item["booking_id"], refund_id)
    data: list[Payload] = []
    if change.became("status", RefundStatus.REFUNDING.value):
        data.append(PaymentRefundPending(*named))
    if change.became("status", RefundStatus.REFUNDED.value):
        data.append(PaymentPartRefunded(*named, item["amount"], item["reason"]))
    return [event_of(change.id, "payments", payment_id, change.at, each) for each in data]
