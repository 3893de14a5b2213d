"""Queue of holds whose time may be over: expire each, or look again when its time is over."""

from tms.bookings import on_hold_due
from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import BookingHeld
from tms.kernel.events.cloud_events import CloudEvent


def expire(event: CloudEvent) -> int:
    """Expire one hold, or return the seconds after which to look again."""
    if not isinstance(event.data, BookingHeld):
        raise TypeError(f"{event.type} is no hold")
    return on_hold_due.expire_hold(event.data.booking_id)


handler = on_events_again(expire)
