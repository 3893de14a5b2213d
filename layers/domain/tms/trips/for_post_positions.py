"""Door for posting positions: the trip that a caller drives.

It stands apart from `for_tracking` because it may have to audit a caller of another company, and the consumer
of the stream has no caller and no right to audit.
"""

from tms.trips.own_trips import find_driven

__all__ = ["find_driven"]
