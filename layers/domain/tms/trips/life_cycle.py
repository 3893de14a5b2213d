"""The life cycle of a trip under way: its driver moves it on, one state after the other."""

from collections.abc import Callable

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import Transaction
from tms.trips import store
from tms.trips.own_trips import find_driven
from tms.trips.trip import BEFORE, Trip, TripStatus
from tms.trips.views import TripState, trip_state

Also = Callable[[Transaction, Trip, int], None]
"""Adds to a transaction what else a step of a trip changes, at an epoch second."""


def advance(caller: Caller, trip_id: str, to: TripStatus, also: Also | None = None) -> TripState:
    """Move a trip to its next state on behalf of its driver. Doing it again changes nothing.

    Args:
        also: what else this step changes, in the same transaction.

    Raises:
        NotFound: `trip_not_found`.
        Forbidden: `not_the_driver`.
        Conflict: `wrong_trip_state`; another step comes first, or the trip is over.
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
