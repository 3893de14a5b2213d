"""Use case: the books of a trip that has arrived are closed."""

from dataclasses import replace
from functools import partial

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import store
from tms.trips.attendance import Count
from tms.trips.operation.reconciliation_views import Reconciliation, reconciliation
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide
from tms.trips.trip import TripStatus

TRIES = 3


def reconcile_trip(caller: Caller, trip_id: str, count: Count) -> Reconciliation:
    """Close the books of a trip: what was sold, who boarded, who did not come, and the fares.

    The figures are kept as they are now; doing it again returns them. A scan that comes later, from a phone
    that had no network, changes its ticket and not these figures.

    Args:
        count: counts the trip's tickets.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`.
    """
    return until_settled(partial(_reconcile, caller, trip_id, count), tries=TRIES)


def _reconcile(caller: Caller, trip_id: str, count: Count) -> Reconciliation:
    trip, now = find_own(caller, trip_id), epoch()
    if decide(trip, Action.RECONCILE, now, caller).repeated and trip.attendance is not None:
        return reconciliation(trip, trip.attendance)
    attendance = count(trip_id)
    done = replace(
        trip,
        status=TripStatus.RECONCILED,
        since={**trip.since, TripStatus.RECONCILED: now},
        attendance=attendance,
    )
    transaction = Transaction()
    store.reconcile_into(transaction, trip, done)
    entry = audit.Entry(
        "trip.reconciled",
        trip.trip_id,
        trip.company_id,
        before={"status": trip.status.value},
        after={"status": done.status.value, "sold": attendance.sold, "boarded": attendance.boarded},
    )
    audit.add(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    return reconciliation(done, attendance)
