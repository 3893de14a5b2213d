"""Use case: delete a timetable."""

from functools import partial

from tms.fleet.for_trips import routes
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import timetable_store
from tms.trips.own_timetables import find_timetable, told


def delete_timetable(caller: Caller, timetable_id: str) -> None:
    """Delete a timetable of the caller's company. Trips that it has made stay as they are.

    Raises:
        NotFound: `timetable_not_found`.
    """
    until_settled(partial(_delete, caller, timetable_id))


def _delete(caller: Caller, timetable_id: str) -> None:
    timetable = find_timetable(caller, timetable_id)
    transaction = Transaction()
    timetable_store.delete_into(transaction, timetable)
    routes.unuse_into(transaction, timetable.route_id, timetable_id)
    entry = audit.Entry("timetable.deleted", timetable_id, timetable.company_id, before=told(timetable))
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken
