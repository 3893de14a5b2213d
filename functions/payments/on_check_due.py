"""Queue of payments to ask the provider about, until each has ended."""

from tms.kernel.again import on_events_again
from tms.kernel.catalogue import PaymentPending
from tms.kernel.events import CloudEvent
from tms.payments import settling
from tms.payments.charging import ask_for
from tms.payments.gateway import momo


def check(event: CloudEvent) -> int:
    """Check one payment; return the seconds after which to look again."""
    if not isinstance(event.data, PaymentPending):
        raise TypeError(f"{event.type} is no pending payment")
    return settling.check(event.data.payment_id, momo(), ask_again=ask_for)


handler = on_events_again(check)
