"""Door for operators' commands: the trips of a sample network."""

from tms.trips.publish_trip import publish_trip

__all__ = ["publish_trip"]
