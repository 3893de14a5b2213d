"""Queue of bookings that were paid or have another passenger: staff find them by their people."""

from tms.bookings import on_people_changed
from tms.kernel.events.batch import on_events
from tms.kernel.events.catalogue import BookingConfirmed, BookingPeopleChanged
from tms.kernel.events.cloud_events import CloudEvent


def find(event: CloudEvent) -> None:
    """Let one booking be found."""
    if not isinstance(event.data, BookingConfirmed | BookingPeopleChanged):
        raise TypeError(f"{event.type} tells of no people")
    on_people_changed.list_booking(event.data.booking_id)


handler = on_events(find)
