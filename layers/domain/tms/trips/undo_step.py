"""Use case: the company's staff take back a step of a trip that its driver took by mistake."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import calendar_entries, running_store, store
from tms.trips.life_cycle import TRIES, occupy_into, refuse_taken
from tms.trips.own_trips import find_own
from tms.trips.state_machine import BEFORE, UNDOES, decide, wrong_state
from tms.trips.trip import Trip, TripStatus
from tms.trips.views import TripState, trip_state

if TYPE_CHECKING:
    from tms.trips.requests import UndoRequest


def undo_step(caller: Caller, trip_id: str, request: "UndoRequest") -> TripState:
    """Take a trip back to the state before the one that the request names. Doing it again changes nothing.

    Sales at the stops that the bus has not left after all go on, as far as the schedule allows. Scans stand.
    A trip that has not arrived after all has its bus and its driver as long as before, also where another
    trip was planned with them since.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`: the trip is not in that state; `too_late`: it came to it long ago;
            `bus_running`, `driver_running`: another trip has taken the bus or the driver since the arrival.
    """
    undone = TripStatus(request.status)
    trip = find_own(caller, trip_id)
    for _ in range(TRIES):
        now = epoch()
        if decide(trip, UNDOES[undone], now, caller).repeated:
            _finish(trip, undone)
            return trip_state(trip, trip.status)
        if _taken_back(trip, request.reason, now):
            return trip_state(trip, BEFORE[undone])
        before, trip = trip, find_own(caller, trip_id)
        if trip.status is before.status and trip.since != before.since:
            raise wrong_state(trip, UNDOES[undone])  # undone by others, and taken again
    raise wrong_state(trip, UNDOES[undone])


def _taken_back(trip: Trip, reason: str, now: int) -> bool:
    """Take a trip back, or return False if what was read of it has changed meanwhile."""
    transaction = Transaction()
    store.step_back_into(transaction, trip)
    if trip.status is TripStatus.BOARDING:
        running_store.free_into(transaction, trip)
    if trip.status is TripStatus.ARRIVED:
        occupy_into(transaction, trip, now)
    entry = audit.Entry(
        "trip.undone",
        trip.trip_id,
        trip.company_id,
        before={"status": trip.status.value},
        after={"status": BEFORE[trip.status].value, "reason": reason},
    )
    audit.add(transaction, entry)
    gone_back = replace(
        trip,
        status=BEFORE[trip.status],
        since={status: at for status, at in trip.since.items() if status is not trip.status},
    )
    calendar_entries.resize_into(transaction, trip, gone_back)
    guard = partial(store.stand_into, trip=gone_back)
    rest = bookings.reopen_into(transaction, trip.trip_id, _ahead(trip, trip.status), guard)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        refuse_taken(failure)
        return False
    _commit_while_it_stands(rest)
    return True


def _finish(trip: Trip, undone: TripStatus) -> None:
    """Open the sales that a step back which died on its way may have left closed."""
    transaction = Transaction()
    guard = partial(store.stand_into, trip=trip)
    guard(transaction)
    rest = bookings.reopen_into(transaction, trip.trip_id, _ahead(trip, undone), guard)
    _commit_while_it_stands([transaction, *rest])


def _commit_while_it_stands(transactions: Sequence[Transaction]) -> None:
    """Commit in order, until the trip moves on: then its sales are that step's to open or close."""
    for each in transactions:
        if not each.happens():
            return


def _ahead(trip: Trip, undone: TripStatus) -> range:
    """Return the stops at which sales go on if a step is undone: the first, or those behind it; none if the
    bus broke down.
    """
    if trip.broken_at is not None:
        return range(0)
    if undone is TripStatus.DEPARTED:
        return range(1)
    return range(1, len(trip.stops)) if undone is TripStatus.ARRIVED else range(0)
