"""Finding a trip at whose door a caller scans."""

from tms.kernel.access.caller import Caller
from tms.kernel.errors import Forbidden
from tms.trips.for_tickets import trips
from tms.trips.trip import Trip


def scannable(caller: Caller, trip_id: str) -> Trip:
    """Return a trip at whose door the caller scans.

    Raises:
        NotFound: `trip_not_found`; also if the trip belongs to another company.
        Forbidden: `not_the_driver`; the caller is a driver of the company and does not drive this trip.
    """
    return require_scannable(caller, trips.find_own(caller, trip_id))


def require_scannable(caller: Caller, trip: Trip) -> Trip:
    """Return a trip of the caller's company, if the caller scans at its door; see `scannable`."""
    if "driver" in caller.roles and len(caller.roles) == 1 and caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip, or the company's staff, scan here.")
    return trip
