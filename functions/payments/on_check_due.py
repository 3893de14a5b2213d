"""Queue of payments to ask the provider about, until nothing is awaited of them any more."""

from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import PaymentPending
from tms.kernel.events.cloud_events import CloudEvent
from tms.payments import on_check_due
from tms.payments.momo.provider import momo


def check(event: CloudEvent) -> int:
    """Check one payment; return the seconds after which to check it again."""
    if not isinstance(event.data, PaymentPending):
        raise TypeError(f"{event.type} is no pending payment")
    return on_check_due.check_payment(event.data.payment_id, momo())


handler = on_events_again(check)
