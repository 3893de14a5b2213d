"""Door for companies. They stand below, so a function hands it to the use case that needs it."""

from tms.companies.views import TripAhead
from tms.fleet.calendar import Kind
from tms.fleet.calendar_store import assignments_from
from tms.kernel.clock import epoch


def trips_ahead(account_id: str) -> list[TripAhead]:
    """Return the trips that an account is to drive from now on, by their departure."""
    found = assignments_from(Kind.DRIVER, account_id, epoch())
    return [TripAhead(each.trip_id, each.label) for each in found]
