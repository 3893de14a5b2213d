"""Door for changes of paid bookings by their customers: find one, cancel tickets, choose the money."""

from tms.bookings.change_store import end_choice_into, give_back_into
from tms.bookings.find_booking import find_to_change
from tms.bookings.parts import parts_of

__all__ = ["end_choice_into", "find_to_change", "give_back_into", "parts_of"]
