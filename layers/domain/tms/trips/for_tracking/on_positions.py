"""Door for the consumer of positions: a trip without a caller that asks for it, and the end of its way."""

from tms.trips.find_trip import find_trip
from tms.trips.store import reach_end

__all__ = ["find_trip", "reach_end"]
