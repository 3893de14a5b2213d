"""Door for bookings, which are handed it: how late a bus is."""

from tms.trips.lateness import late_s

__all__ = ["late_s"]
