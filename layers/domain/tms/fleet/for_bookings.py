"""Door for bookings: the station that a traveller names."""

from tms.fleet.find_station import find_station

__all__ = ["find_station"]
