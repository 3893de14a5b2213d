"""Door for tickets: another person takes a place of a paid booking, with a ticket of their own."""

from tms.bookings.change_store import reissue_into
from tms.bookings.personal_data import seal_passenger
from tms.bookings.store import find

__all__ = ["find", "reissue_into", "seal_passenger"]
