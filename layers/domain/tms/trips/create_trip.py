"""Use case: plan a trip."""

from typing import TYPE_CHECKING

from tms.fleet.for_trips import routes
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import plan, store
from tms.trips.foreign_things import hidden
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.publish_trip import published
from tms.trips.trip import Trip, TripStatus

if TYPE_CHECKING:
    from tms.trips.requests import TripRequest

TRIES = 5
"""How often a trip is planned anew while others change the bus, the driver or the route."""


def create_trip(caller: Caller, request: "TripRequest", key: str) -> PlannedTrip:
    """Plan a trip of the caller's company, and put it on sale if that is asked for.

    A repeated request returns the trip that it made before, as it is now. If the first one died between the
    two steps, the repeat puts the trip on sale.

    Args:
        key: the caller's Idempotency-Key. The trip's id is derived from the caller and the key.

    Raises:
        NotFound: `company_not_found`, `route_not_found`, `bus_not_found`, `driver_not_found`.
        Invalid: `no_such_time`, `departure_past`, `departure_too_far`; `idempotency_key_reused`.
        Conflict: what stands in the way of the bus, the driver or the route; see `plan.obstacles`.
    """
    company = company_of(caller)
    trip_id, request_hash = derived_id("trp", caller.subject, key), idempotency.hash_of(request)
    wanted = plan.Wanted(request.route_id, request.bus_id, request.driver_id, request.departure_at)
    made = store.find(trip_id)
    if made is None:
        with hidden(caller, wanted.named):
            made = add(company, wanted, trip_id, request_hash=request_hash)
    if made.request_hash != request_hash:
        raise idempotency.key_reused()
    if request.publish and made.status is TripStatus.DRAFT and made.revision == 1:
        made = published(made)
    return planned_trip(made)


def add(company: str, wanted: plan.Wanted, trip_id: str, **more: object) -> Trip:
    """Write the draft of a trip, with its bus and its driver reserved; return it, or what another one wrote.

    Args:
        more: further fields of the trip.

    Raises:
        NotFound, Invalid, Conflict: see `create_trip`.
        Conflicted: others kept changing what the trip needs.
    """
    for _ in range(TRIES):
        found = plan.find_plan(company, wanted)
        draft = found.trip(trip_id, **more)
        found.require_free(draft)
        transaction = Transaction()
        add_into(transaction, found, draft)
        try:
            transaction.commit()
        except ConditionFailed as failure:
            made = store.find(trip_id) if store.TRIP in failure.failed else None
            if made is not None:
                return made
        else:
            return draft
    raise Conflicted


def add_into(transaction: Transaction, found: plan.Plan, draft: Trip) -> None:
    """Add to `transaction`: a draft, its bus and its driver, its use of the route, and the audit record.

    Raises:
        Obstacle: `bus_busy`, `driver_busy`.
    Raises (at the commit):
        ConditionFailed: `store.TRIP`, the trip exists; else the bus, the driver or the route has changed.
    """
    store.create_into(transaction, draft, epoch())
    plan.reserve_into(transaction, found.bus, draft)
    plan.reserve_into(transaction, found.driver, draft)
    routes.use_into(transaction, draft.route_id, plan.use_of(draft))
    audit.add_if_staff(
        transaction, audit.Entry("trip.planned", draft.trip_id, draft.company_id, after=told(draft))
    )


def told(trip: Trip) -> dict[str, object]:
    """Return what the audit trail shows of the plan of a trip."""
    return {
        "route_id": trip.route_id,
        "bus_id": trip.bus_id,
        "driver_id": trip.driver_id,
        "departure_at": trip.departure_at.isoformat(),
    }
