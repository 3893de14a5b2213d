"""Door for operators' commands: the trips of a sample network, planned and driven."""

from tms.trips.create_trip import create_trip
from tms.trips.open_boarding import open_boarding
from tms.trips.record_arrival import record_arrival
from tms.trips.record_departure import record_departure
from tms.trips.running_store import is_free
from tms.trips.store import find

__all__ = ["create_trip", "find", "is_free", "open_boarding", "record_arrival", "record_departure"]
