"""Door for notifications: a booking, and the people that news of it goes to."""

from tms.bookings.personal_data import customer_of, passengers_of
from tms.bookings.store import find

__all__ = ["customer_of", "find", "passengers_of"]
