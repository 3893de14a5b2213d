"""Use case: delete a route of a company that nothing uses."""

from functools import partial

from tms.fleet import route_store
from tms.fleet.own_routes import audited, find_route
from tms.fleet.route.views import UseView
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction

MOST_USES = 20
"""How many trips and timetables a refusal names."""


def delete_route(caller: Caller, route_id: str) -> None:
    """Delete a route of the caller's company. Its versions stay stored, though no endpoint shows them.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
        Conflict: `in_use`, with the number of trips and timetables that use it in `count`, and the first
            `MOST_USES` in `uses`.
    """
    until_settled(partial(_delete, caller, route_id))


def _delete(caller: Caller, route_id: str) -> None:
    route = find_route(caller, route_id)
    count = route_store.count_uses(route_id)
    if count:
        uses = route_store.uses_of(route_id, MOST_USES)
        named = [UseView(each.kind, each.id, each.name) for each in uses]
        detail = f"{count} trips and timetables use this route. Retire it to make no more of them."
        raise Conflict("in_use", detail, count=count, uses=named)
    transaction = Transaction()
    route_store.delete_into(transaction, route)
    audit.add_if_staff(transaction, Entry("route.deleted", route_id, route.company_id, audited(route)))
    if not transaction.happens():
        raise Overtaken
