"""Use case: give a trip another departure, bus or driver."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import plan, store
from tms.trips.create_trip import told
from tms.trips.foreign_things import hidden
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.publish_trip import published
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus
from tms.trips.unpublish_trip import drafted, withdrawn

if TYPE_CHECKING:
    from tms.trips.requests import TripChange


def update_trip(caller: Caller, trip_id: str, request: "TripChange") -> PlannedTrip:
    """Plan a trip anew. Of a trip that has passengers only the driver can change here.

    A draft is made from the route as it is now, with its present fares. A trip on sale without passengers is
    taken off sale in the transaction that changes it, and put on sale again after it. If the second step
    dies, the trip is a draft with the new plan.

    Raises:
        NotFound: `trip_not_found`.
        Invalid: see `create_trip`.
        Conflict: `wrong_trip_state`; `seats_taken`; what stands in the way, see `plan.obstacles`.
    """
    return until_settled(partial(_update, caller, trip_id, request))


def _update(caller: Caller, trip_id: str, request: "TripChange") -> PlannedTrip:
    trip = find_planned(caller, trip_id)
    if _same(trip, request):
        return planned_trip(trip)
    only_driver = request.bus_id in {None, trip.bus_id} and not _moves(trip, request)
    decide(trip, Action.REASSIGN_DRIVER if only_driver else Action.EDIT, epoch(), caller)
    with hidden(caller, {"/bus_id": request.bus_id, "/driver_id": request.driver_id}):
        changed = _reassigned(trip, request) if only_driver else _replanned(trip, request)
    if changed is None:
        raise Overtaken
    return planned_trip(changed)


def _reassigned(trip: Trip, request: "TripChange") -> Trip | None:
    """Give a trip another driver and return it; None if something has changed meanwhile."""
    driver = plan.find_driver(trip.company_id, request.driver_id or trip.driver_id)
    plan.refuse(plan.obstacles(trip.company_id, None, driver, trip.window, trip.trip_id))
    after = replace(trip, driver_id=driver.account_id)
    transaction = Transaction()
    store.plan_into(transaction, trip, after)
    plan.reserve_into(transaction, driver, after, trip)
    _audit_into(transaction, trip, after)
    return after if transaction.happens() else None


def _replanned(trip: Trip, request: "TripChange") -> Trip | None:
    """Plan a trip anew and return it; None if something has changed meanwhile."""
    wanted = plan.Wanted(
        trip.route_id,
        request.bus_id or trip.bus_id,
        request.driver_id or trip.driver_id,
        request.departure_at or trip.departure_at,
    )
    found = plan.find_plan(trip.company_id, wanted)
    bare = drafted(trip)
    kept = {"timetable_id": trip.timetable_id, "since": bare.since, "request_hash": trip.request_hash}
    after = found.trip(trip.trip_id, revision=trip.revision, **kept)
    found.require_free(after)
    transaction = Transaction()
    store.plan_into(transaction, trip, after)
    plan.reserve_into(transaction, found.bus, after, trip)
    plan.reserve_into(transaction, found.driver, after, trip)
    _audit_into(transaction, trip, after)
    if not withdrawn(transaction, trip):
        return None
    after = replace(after, revision=trip.revision + 1)
    return published(after) if trip.status is TripStatus.PUBLISHED else after


def _audit_into(transaction: Transaction, before: Trip, after: Trip) -> None:
    entry = audit.Entry(
        "trip.changed", before.trip_id, before.company_id, before=told(before), after=told(after)
    )
    audit.add_if_staff(transaction, entry)


def _same(trip: Trip, request: "TripChange") -> bool:
    unchanged = request.bus_id in {None, trip.bus_id} and request.driver_id in {None, trip.driver_id}
    return unchanged and not _moves(trip, request)


def _moves(trip: Trip, request: "TripChange") -> bool:
    """Tell whether a request gives another departure; one without an offset is local at the first stop."""
    wanted = request.departure_at
    if wanted is None:
        return False
    local = trip.departure_at if wanted.tzinfo else trip.departure_at.replace(tzinfo=None)
    return wanted != local
