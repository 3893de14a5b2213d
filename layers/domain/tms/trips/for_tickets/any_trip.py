"""Door for tickets: the trip of a ticket, for any caller."""

from tms.trips.store import find

__all__ = ["find"]
