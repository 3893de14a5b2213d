"""Door for posting positions: the trip that a caller drives, and whether its bus reports now."""

from tms.trips.own_trips import find_driven
from tms.trips.windows import may_report

__all__ = ["find_driven", "may_report"]
