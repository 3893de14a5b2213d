"""Door for tickets: a trip of the company whose people scan at its door."""

from tms.trips.own_trips import find_own, own
from tms.trips.store import find

__all__ = ["find", "find_own", "own"]
