"""The life cycle of a trip under way: its driver moves it on, one state after the other."""

from collections.abc import Callable
from dataclasses import dataclass

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import running_store, store
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide, wrong_state
from tms.trips.trip import RUNNING, Trip, TripStatus
from tms.trips.views import TripState, trip_state
from tms.trips.windows import idle_from

TRIES = 3
"""How often a step is tried while others change the trip."""

Also = Callable[[Transaction, Trip, int], None]
"""Adds to a transaction what else a step of a trip changes, at an epoch second."""


@dataclass(frozen=True)
class StandIn:
    """Staff that take a step in the place of a trip's driver.

    Attributes:
        reason: why the driver does not; it stands in the audit trail.
        despite_missing: the bus departs although passengers with a ticket have not boarded.
    """

    reason: str
    despite_missing: bool = False


def advance(
    caller: Caller, trip_id: str, action: Action, also: Also | None = None, *, stand_in: StandIn | None = None
) -> TripState:
    """Move a trip to its next state on behalf of its driver. Doing it again changes nothing.

    From boarding to arrival the trip has its bus and its driver for itself.

    Args:
        also: what else this step changes, in the same transaction.
        stand_in: staff that act for the driver; None for the driver.

    Raises:
        NotFound: `trip_not_found`.
        Forbidden: `not_the_driver`.
        Conflict: `wrong_trip_state`: another step comes first, or the trip is over; `too_early`, `too_late`;
            `bus_running`, `driver_running`: another trip has the bus or the driver.
    """
    trip = find_own(caller, trip_id)
    for _ in range(TRIES):
        now = epoch()
        decision = decide(trip, action, now, caller, stand_in=stand_in is not None)
        if decision.to is None:
            raise ValueError(f"{action} moves no trip on")
        if decision.repeated or moved(trip, decision.to, now, also, stand_in):
            return trip_state(trip, decision.to)
        trip = find_own(caller, trip_id)
    raise wrong_state(trip, action)


def occupy_into(transaction: Transaction, trip: Trip, now: int) -> None:
    """Add to `transaction` that a trip has its bus and its driver for itself; see `refuse_taken`."""
    running_store.take_into(transaction, trip, idle_from(trip, now), now)


def refuse_taken(failure: ConditionFailed) -> None:
    """Refuse a step that failed because another trip has the bus or the driver, and for no change of its own.

    Raises:
        Conflict: `driver_running`, `bus_running`.
    """
    if "trip" in failure.failed:
        return
    taken = running_store.taken_by(failure)
    if "driver" in taken:
        detail = "The driver is on another trip. Record its arrival first."
        raise Conflict("driver_running", detail, trip_id=taken["driver"]) from None
    if "bus" in taken:
        detail = "The bus is on another trip. Let its driver record the arrival first."
        raise Conflict("bus_running", detail, trip_id=taken["bus"]) from None


def moved(
    trip: Trip, to: TripStatus, at: int, also: Also | None = None, stand_in: StandIn | None = None
) -> bool:
    """Move a trip, or return False if what was read of it has changed meanwhile."""
    transaction = Transaction()
    store.advance_into(transaction, trip, to, at)
    if to in RUNNING:
        occupy_into(transaction, trip, at)
    else:
        running_store.free_into(transaction, trip)
    entry = audit.Entry(
        f"trip.{to.value.lower()}",
        trip.trip_id,
        trip.company_id,
        before={"status": trip.status.value},
        after={"status": to.value, **({"reason": stand_in.reason} if stand_in else {})},
    )
    audit.add_if_staff(transaction, entry)
    if also is not None:
        also(transaction, trip, at)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        refuse_taken(failure)
        return False
    return True
