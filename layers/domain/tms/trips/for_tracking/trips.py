"""Door for positions that are written and looked at: a trip as anyone may see it, and the end of its way."""

from tms.trips.find_trip import find_trip
from tms.trips.store import reach_end

__all__ = ["find_trip", "reach_end"]
