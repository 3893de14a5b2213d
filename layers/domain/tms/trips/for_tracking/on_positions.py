"""Door for the consumer of positions: a trip, without a caller that asks for it."""

from tms.trips.find_trip import find_trip

__all__ = ["find_trip"]
