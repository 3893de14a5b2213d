"""Door for tickets: a trip of the company whose people scan at its door."""

from tms.trips.own_trips import find_own

__all__ = ["find_own"]
