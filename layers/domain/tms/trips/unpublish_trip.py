"""Use case: take a trip off sale that nobody has bought."""

from dataclasses import replace
from functools import partial

from tms.bookings import for_trips as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import put_on_sale, store
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus

TRIES = 3


def unpublish_trip(caller: Caller, trip_id: str) -> PlannedTrip:
    """Make a trip a draft again. Doing it again changes nothing.

    The seats go in the transaction that changes the state: a buyer at the same second either has a seat, and
    the trip stays on sale, or finds none.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`; `seats_taken`, with the numbers of `sold` and `held` seats.
    """
    return until_settled(partial(_unpublish, caller, trip_id), tries=TRIES)


def _unpublish(caller: Caller, trip_id: str) -> PlannedTrip:
    trip = find_planned(caller, trip_id)
    if decide(trip, Action.UNPUBLISH, epoch(), caller).repeated:
        put_on_sale.hide_from_search(trip)
        return planned_trip(trip)
    draft = drafted(trip)
    transaction = Transaction()
    store.plan_into(transaction, trip, draft)
    entry = audit.Entry(
        "trip.unpublished",
        trip.trip_id,
        trip.company_id,
        before={"status": trip.status.value},
        after={"status": draft.status.value},
    )
    audit.add_if_staff(transaction, entry)
    if not withdrawn(transaction, trip):
        raise Overtaken
    return planned_trip(draft)


def drafted(trip: Trip) -> Trip:
    """Return a trip as a draft that was never on sale, and whose bus did not break down.

    Sales of a draft that is published are open, which they are not while a bus is broken down.
    """
    return replace(
        trip,
        status=TripStatus.DRAFT,
        since={TripStatus.DRAFT: trip.since.get(TripStatus.DRAFT, 0)},
        broken_at=None,
        resell=False,
    )


def withdrawn(transaction: Transaction, trip: Trip) -> bool:
    """Commit a transaction together with the end of a trip's sales; False if the trip has changed meanwhile.

    Raises:
        Conflict: `seats_taken`.
    """
    put_on_sale.hide_from_search(trip)
    withdrawal = bookings.Withdrawal(trip.trip_id)
    try:
        withdrawal.add_into(transaction)
        transaction.commit()
    except BaseException as failure:
        put_on_sale.show_again(trip)
        if not isinstance(failure, ConditionFailed):
            raise
        withdrawal.explain(failure)
        return False
    return True
