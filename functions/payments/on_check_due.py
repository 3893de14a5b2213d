"""Queue of payments and refunds to ask the provider about, until nothing is awaited of them any more."""

from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import PaymentPending, PaymentRefundPending
from tms.kernel.events.cloud_events import CloudEvent
from tms.payments import check_refund, on_check_due
from tms.payments.momo.provider import momo


def check(event: CloudEvent) -> int:
    """Check one payment or refund; return the seconds after which to check it again."""
    data = event.data
    if isinstance(data, PaymentRefundPending):
        return check_refund.check_refund(data.payment_id, data.refund_id, momo())
    if not isinstance(data, PaymentPending):
        raise TypeError(f"{event.type} is no pending payment")
    return on_check_due.check_payment(data.payment_id, momo())


handler = on_events_again(check)
