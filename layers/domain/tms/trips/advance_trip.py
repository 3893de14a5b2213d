"""Use cases of a trip's company: find its own trip, and move it on as its driver reports."""

from collections.abc import Callable

from tms.kernel.access import audit, tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Forbidden, NotFound
from tms.kernel.store import Transaction
from tms.trips import store
from tms.trips.trip import BEFORE, Trip, TripStatus
from tms.trips.views import TripState, trip_state

Also = Callable[[Transaction, Trip, int], None]
"""Adds to a transaction what else a step of a trip changes, at an epoch second."""


def find_own(caller: Caller, trip_id: str) -> Trip:
    """Return a trip of the company that the caller works for.

    Raises:
        NotFound: `trip_not_found`, also where it is another company's.
    """
    trip = store.find(trip_id)
    missing = NotFound("trip_not_found", f"There is no trip {trip_id}.")
    if trip is None:
        raise missing
    if not caller.works_for(trip.company_id):
        raise tenancy.hidden(caller, trip.company_id, trip_id, missing)
    if trip.status is TripStatus.DRAFT:
        raise missing
    return trip


def find_driven(caller: Caller, trip_id: str) -> Trip:
    """Return a trip that the caller drives.

    Raises:
        NotFound: `trip_not_found`, also where it is another company's.
        Forbidden: `not_the_driver`.
    """
    trip = find_own(caller, trip_id)
    if caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip may do this.")
    return trip


def open_boarding(caller: Caller, trip_id: str) -> TripState:
    """Let passengers board. Raises what `advance` does."""
    return advance(caller, trip_id, TripStatus.BOARDING)


def advance(caller: Caller, trip_id: str, to: TripStatus, also: Also | None = None) -> TripState:
    """Move a trip to its next state on its driver's word. Saying the same again changes nothing.

    Args:
        also: what else this step changes, in the same transaction.

    Raises:
        NotFound: `trip_not_found`.
        Forbidden: `not_the_driver`.
        Conflict: `wrong_trip_state`, another step comes first or it is over.
    """
    trip = find_driven(caller, trip_id)
    if trip.status is not to and not _moved(trip, to, epoch(), also):
        trip = find_driven(caller, trip_id)
        if trip.status is not to:
            raise Conflict(
                "wrong_trip_state",
                f"The trip is {trip.status}; it becomes {to} only from {BEFORE[to]}.",
                trip_status=trip.status,
            )
    return trip_state(trip, to)


def _moved(trip: Trip, to: TripStatus, at: int, also: Also | None) -> bool:
    if trip.status is not BEFORE[to]:
        return False
    transaction = Transaction()
    store.advance_into(transaction, trip, to, at)
    entry = audit.Entry(
        f"trip.{to.value.lower()}",
        trip.trip_id,
        trip.company_id,
        before={"status": trip.status.value},
        after={"status": to.value},
    )
    audit.add_if_staff(transaction, entry)
    if also is not None:
        also(transaction, trip, at)
    return transaction.happens()
