"""Use case: the driver leaves the first stop, and nobody buys from there any more.

The trip moves on and these sales end in one transaction, so that no trip has left and still sells. Sales at
later stops go on.
"""

from dataclasses import replace

from tms.bookings import for_trips as bookings
from tms.companies.for_trips.company import find_policy
from tms.companies.policy import Mismatch
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import Transaction
from tms.trips import life_cycle
from tms.trips.attendance import Count
from tms.trips.life_cycle import StandIn
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip
from tms.trips.views import TripState


def record_departure(
    caller: Caller, trip_id: str, count: Count, stand_in: StandIn | None = None
) -> TripState:
    """Record that the bus left the first stop; the answer warns if passengers are missing.

    By the company's policy a departure without them is refused, unless staff say that the bus leaves all the
    same.

    Args:
        count: counts the trip's tickets.
        stand_in: staff that act for the driver; None for the driver.

    Raises:
        NotFound, Forbidden, Conflict: see `life_cycle.advance`.
        Conflict: `boarding_incomplete`, with the number of passengers in `missing`.
    """
    trip = find_own(caller, trip_id)
    if decide(trip, Action.DEPART, epoch(), caller, stand_in=stand_in is not None).repeated:
        return life_cycle.advance(caller, trip_id, Action.DEPART, stand_in=stand_in)
    missing = count(trip_id).missing_at_start
    if missing and not (stand_in and stand_in.despite_missing):
        _require_by_policy(trip, missing)
    state = life_cycle.advance(caller, trip_id, Action.DEPART, _close_first, stand_in=stand_in)
    return replace(state, missing=missing, warning=_in_words(missing) if missing else None)


def _require_by_policy(trip: Trip, missing: int) -> None:
    if find_policy(trip.company_id).boarding_mismatch is Mismatch.BLOCK:
        detail = f"{_in_words(missing)} Scan their tickets, or let staff record the departure."
        raise Conflict("boarding_incomplete", detail, missing=missing)


def _in_words(missing: int) -> str:
    if missing == 1:
        return "One passenger with a ticket from this stop has not boarded."
    return f"{missing} passengers with a ticket from this stop have not boarded."


def _close_first(transaction: Transaction, trip: Trip, at: int) -> None:
    bookings.close_into(transaction, trip.trip_id, range(1), at)
