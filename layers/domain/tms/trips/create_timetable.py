"""Use case: enter a timetable."""

from typing import TYPE_CHECKING

from tms.fleet.for_trips import routes
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import timetable_queue, timetable_store
from tms.trips.foreign_things import hidden
from tms.trips.own_timetables import entered, told
from tms.trips.timetable import Timetable, use_of
from tms.trips.timetable_views import TimetableView, timetable_view

if TYPE_CHECKING:
    from tms.trips.timetables.requests import TimetableRequest


def create_timetable(
    caller: Caller, request: "TimetableRequest", key: str, ask: timetable_queue.Ask = timetable_queue.post
) -> TimetableView:
    """Enter a timetable of the caller's company. A repeated request returns the one that it made before.

    Its first trips are made at once by a function behind a queue. The schedule asks for them too, so nothing
    is lost if this one dies before it does.

    Args:
        key: the caller's Idempotency-Key. The timetable's id is derived from the caller and the key.
        ask: asks for the trips of a timetable, given its company and its id.

    Raises:
        NotFound: `company_not_found`, `route_not_found`, `bus_not_found`, `driver_not_found`;
            `timetable_not_found`, the timetable that this request made was deleted since.
        Conflict: `route_retired`, `station_missing`.
        Invalid: `idempotency_key_reused`.
    """
    company = company_of(caller)
    timetable_id, request_hash = derived_id("ttb", caller.subject, key), idempotency.hash_of(request)
    made = timetable_store.find(company, timetable_id)
    if made is None:
        named = {"/route_id": request.route_id, "/bus_id": request.bus_id, "/driver_id": request.driver_id}
        with hidden(caller, named):
            made = _added(entered(company, timetable_id, request, request_hash))
    if made.request_hash != request_hash:
        raise idempotency.key_reused()
    ask(company, timetable_id)
    return timetable_view(made, None)


def _added(timetable: Timetable) -> Timetable:
    """Write a timetable; return it, or what a repeat of the request wrote meanwhile.

    Raises:
        NotFound: `timetable_not_found`, it was deleted since.
        Conflict: `route_retired`.
    """
    transaction = Transaction()
    timetable_store.add_into(transaction, timetable)
    routes.use_into(transaction, timetable.route_id, use_of(timetable))
    entry = audit.Entry(
        "timetable.entered", timetable.timetable_id, timetable.company_id, after=told(timetable)
    )
    audit.add_if_staff(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        made = timetable_store.find(timetable.company_id, timetable.timetable_id)
        if made is not None:
            return made
        if timetable_store.HOME in failure.failed:
            detail = "This request made a timetable that was deleted since."
            raise NotFound("timetable_not_found", detail) from None
        raise Conflict("route_retired", f"The route {timetable.route} is retired.") from None
    return timetable
