"""Door for tickets: how late the bus leaves where passengers board."""

from tms.trips.lateness import late_s

__all__ = ["late_s"]
