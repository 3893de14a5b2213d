"""Use case: cancel a trip.

Here its sales end and its bus and driver are free, in the transaction that cancels it. What follows for its
passengers, whose bookings, tickets and payments other services keep, is done by the event `trip.cancelled`.
"""

from functools import partial
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import calendar_entries, put_on_sale, running_store, store
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.state_machine import Action, decide
from tms.trips.travelled import travelled_to
from tms.trips.trip import Cancellation, Trip, TripStatus

if TYPE_CHECKING:
    from tms.trips.requests import CancelRequest


def cancel_trip(caller: Caller, trip_id: str, request: "CancelRequest") -> PlannedTrip:
    """Cancel a trip. Doing it again changes nothing, and takes it off the lists of search again.

    Raises:
        NotFound: `trip_not_found`.
        Invalid: `bus_not_left`, `no_such_stop`.
        Conflict: `wrong_trip_state`; `bus_changing`, while its bus is swapped.
    """
    return until_settled(partial(_cancel, caller, trip_id, request))


def _cancel(caller: Caller, trip_id: str, request: "CancelRequest") -> PlannedTrip:
    trip = find_planned(caller, trip_id)
    if decide(trip, Action.CANCEL, epoch(), caller).repeated:
        put_on_sale.hide_from_search(trip)
        return planned_trip(trip)
    until = epoch() + request.choice_minutes * 60 if request.choice_minutes else 0
    cancellation = Cancellation(request.reason, travelled_to(trip, request.last_station_id), until)
    if not _happens(trip, cancellation):
        raise Overtaken
    put_on_sale.hide_from_search(trip)  # again: it may have been listed anew meanwhile
    return planned_trip(find_planned(caller, trip_id))


def _happens(trip: Trip, cancellation: Cancellation) -> bool:
    """Cancel a trip as it was read; False if it, its seats, bus or driver changed meanwhile.

    Search loses it first: after a crash in between, the same request finishes the work, and a trip that is
    not cancelled after all is listed again.
    """
    put_on_sale.hide_from_search(trip)
    try:
        transaction = Transaction()
        store.cancel_into(transaction, trip, cancellation, epoch())
        calendar_entries.release_into(transaction, trip)
        running_store.free_into(transaction, trip)
        audit.add_if_staff(transaction, _told(trip, cancellation))
        bookings.cancel_into(transaction, trip.trip_id)
        transaction.commit()
    except BaseException as failure:
        put_on_sale.show_again(trip)
        if not isinstance(failure, ConditionFailed | Conflicted):
            raise
        return False
    return True


def _told(trip: Trip, cancellation: Cancellation) -> audit.Entry:
    after = {
        "status": TripStatus.CANCELLED.value,
        "reason": cancellation.reason,
        "travelled": cancellation.travelled,
        **({"choose_until": cancellation.choose_until} if cancellation.choose_until else {}),
    }
    return audit.Entry(
        "trip.cancelled", trip.trip_id, trip.company_id, before={"status": trip.status.value}, after=after
    )
