"""Use case: delete the draft of a trip."""

from functools import partial

from tms.fleet.for_trips import routes
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import calendar_entries, store
from tms.trips.create_trip import told
from tms.trips.own_trips import find_planned
from tms.trips.state_machine import Action, decide
from tms.trips.unpublish_trip import withdrawn

TRIES = 3


def delete_trip(caller: Caller, trip_id: str) -> None:
    """Delete a draft; its bus and its driver are free.

    Raises:
        NotFound: `trip_not_found`.
        Conflict: `wrong_trip_state`.
    """
    until_settled(partial(_delete, caller, trip_id), tries=TRIES)


def _delete(caller: Caller, trip_id: str) -> None:
    trip = find_planned(caller, trip_id)
    decide(trip, Action.DELETE, epoch(), caller)
    transaction = Transaction()
    store.delete_into(transaction, trip)
    calendar_entries.release_into(transaction, trip)
    routes.unuse_into(transaction, trip.route_id, trip.trip_id)
    audit.add_if_staff(
        transaction, audit.Entry("trip.deleted", trip.trip_id, trip.company_id, before=told(trip))
    )
    if not withdrawn(transaction, trip):
        raise Overtaken
