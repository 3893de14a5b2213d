"""Door for notifications: an entry of the waiting list, its people, and the booking that it is offered."""

from tms.bookings.store import find as find_booking
from tms.bookings.waiting_list.people import people_of
from tms.bookings.waiting_list.store import find

__all__ = ["find", "find_booking", "people_of"]
