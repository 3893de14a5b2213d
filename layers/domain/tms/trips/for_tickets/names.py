"""Door for tickets: the name of a trip's driver."""

from tms.companies.for_trips.names import names_of
from tms.trips.trip import Trip


def driver_of(trip: Trip) -> str | None:
    """Return the name of a trip's driver; None once the account was deleted."""
    return names_of([trip.driver_id]).get(trip.driver_id)
