"""Door for notifications: the trip that an event is about, and the seats of a lower class of its new bus."""

from tms.trips.store import find
from tms.trips.swap_store import lowered_by

__all__ = ["find", "lowered_by"]
