"""Door for tickets: a trip of the company whose people scan at its door, and the trip of a ticket."""

from tms.trips.own_trips import find_own
from tms.trips.store import find

__all__ = ["find", "find_own"]
