"""Use case: the bus of a trip goes on after a breakdown."""

from functools import partial

from tms.bookings import for_trips as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import store
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus

TRIES = 3


def end_breakdown(caller: Caller, trip_id: str) -> None:
    """Take back that a bus broke down. At the stops ahead, sales go on as planned.

    Doing it again changes nothing; if the first call died on its way, the second one finishes it.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`.
    """
    until_settled(partial(_mend, caller, trip_id), tries=TRIES)


def _mend(caller: Caller, trip_id: str) -> None:
    trip = find_own(caller, trip_id)
    decide(trip, Action.MEND, epoch(), caller)
    if trip.broken_at is None:
        _reopen(trip)
        return
    transaction = Transaction()
    store.break_into(transaction, trip, None)
    entry = audit.Entry("trip.mended", trip.trip_id, trip.company_id, before={"broken_at": trip.broken_at})
    audit.add(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    _reopen(find_own(caller, trip_id))


def ahead(trip: Trip) -> range:
    """Return the stops that the bus of a trip has not left."""
    return range(1 if trip.status is TripStatus.DEPARTED else 0, len(trip.stops))


def _reopen(trip: Trip) -> None:
    """Open the sales of a trip that goes on, transaction by transaction, until it moves on or breaks down."""
    guard = partial(store.stand_into, trip=trip)
    first = Transaction()
    guard(first)
    for each in (first, *bookings.reopen_into(first, trip.trip_id, ahead(trip), guard)):
        if not each.happens():
            return
