"""Door for notifications: the trips that a driver leaves behind."""

from tms.fleet.calendar import Assignment, Kind
from tms.fleet.calendar_store import assignments_from
from tms.kernel.clock import epoch


def trips_ahead(account_id: str) -> list[Assignment]:
    """Return the trips that a driver has now or later, by their beginning, though the account is deleted."""
    return assignments_from(Kind.DRIVER, account_id, epoch())
