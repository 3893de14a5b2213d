"""The trips of a company, as its own people find them."""

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Forbidden, NotFound
from tms.trips import store
from tms.trips.trip import Trip, TripStatus


def find_own(caller: Caller, trip_id: str) -> Trip:
    """Return a trip of the company that the caller works for, if it is or was on sale.

    Raises:
        NotFound: `trip_not_found`; also for a draft, and if it belongs to another company.
    """
    return own(caller, trip_id, store.find(trip_id))


def own(caller: Caller, trip_id: str, found: Trip | None) -> Trip:
    """Return what was read of a trip, as `find_own` does."""
    trip = _of_the_company(caller, trip_id, found)
    if trip.status is TripStatus.DRAFT:
        raise _missing(trip_id)
    return trip


def find_planned(caller: Caller, trip_id: str) -> Trip:
    """Return a trip of the company that the caller works for, also a draft.

    Raises:
        NotFound: `trip_not_found`; also if it belongs to another company.
    """
    return _of_the_company(caller, trip_id, store.find(trip_id))


def find_driven(caller: Caller, trip_id: str) -> Trip:
    """Return a trip that the caller drives.

    Raises:
        NotFound: `trip_not_found`; also if it belongs to another company.
        Forbidden: `not_the_driver`.
    """
    trip = find_own(caller, trip_id)
    if caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip may do this.")
    return trip


def _of_the_company(caller: Caller, trip_id: str, trip: Trip | None) -> Trip:
    if trip is None:
        raise _missing(trip_id)
    if not caller.works_for(trip.company_id):
        raise tenancy.hidden(caller, trip.company_id, trip_id, _missing(trip_id))
    return trip


def _missing(trip_id: str) -> NotFound:
    return NotFound("trip_not_found", f"There is no trip {trip_id}.")
