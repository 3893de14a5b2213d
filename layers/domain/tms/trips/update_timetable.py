"""Use case: change a timetable."""

from functools import partial
from typing import TYPE_CHECKING

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import timetable_queue, timetable_store
from tms.trips.foreign_things import hidden
from tms.trips.own_timetables import changed, find_timetable, told
from tms.trips.timetable_views import TimetableView, timetable_view

if TYPE_CHECKING:
    from tms.trips.timetables.requests import TimetableChange


def update_timetable(
    caller: Caller,
    timetable_id: str,
    request: "TimetableChange",
    ask: timetable_queue.Ask = timetable_queue.post,
) -> TimetableView:
    """Change a timetable of the caller's company. Trips that it has made stay as they are.

    Args:
        ask: asks for the trips of a timetable, given its company and its id.

    Raises:
        NotFound: `timetable_not_found`; `bus_not_found`, `driver_not_found`.
        Invalid: `invalid_field`, the season would end before it begins.
    """
    return until_settled(partial(_update, caller, timetable_id, request, ask))


def _update(
    caller: Caller, timetable_id: str, request: "TimetableChange", ask: timetable_queue.Ask
) -> TimetableView:
    before = find_timetable(caller, timetable_id)
    with hidden(caller, {"/bus_id": request.bus_id, "/driver_id": request.driver_id}):
        after = changed(before, request)
    transaction = Transaction()
    timetable_store.change_into(transaction, before, after)
    entry = audit.Entry(
        "timetable.changed", timetable_id, before.company_id, before=told(before), after=told(after)
    )
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    ask(before.company_id, timetable_id)
    return timetable_view(after, None)
