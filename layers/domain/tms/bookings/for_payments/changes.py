"""Door for changes of paid bookings by their customers: find one, and cancel some or all of its tickets."""

from tms.bookings.change_store import give_back_into
from tms.bookings.find_booking import find_to_change

__all__ = ["find_to_change", "give_back_into"]
