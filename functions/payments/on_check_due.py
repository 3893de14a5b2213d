"""Queue of payments to ask the provider about, until each has ended."""

from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import PaymentPending
from tms.kernel.events.cloud_events import CloudEvent
from tms.payments import settle
from tms.payments.charge import ask_for
from tms.payments.momo.gateway import momo


def check(event: CloudEvent) -> int:
    """Check one payment; return the seconds after which to look again."""
    if not isinstance(event.data, PaymentPending):
        raise TypeError(f"{event.type} is no pending payment")
    return settle.check(event.data.payment_id, momo(), ask_again=ask_for)


handler = on_events_again(check)
