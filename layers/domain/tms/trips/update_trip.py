"""Use case: give a trip another departure, bus or driver; the driver also while it boards or is under way."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.fleet.drivers import Driver
from tms.fleet.for_trips import calendars
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import plan, running_store, store
from tms.trips.create_trip import told
from tms.trips.foreign_things import hidden
from tms.trips.life_cycle import refuse_taken
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.publish_trip import published
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus
from tms.trips.unpublish_trip import drafted, withdrawn
from tms.trips.windows import idle_from

if TYPE_CHECKING:
    from tms.trips.requests import TripChange


def update_trip(caller: Caller, trip_id: str, request: "TripChange") -> PlannedTrip:
    """Plan a trip anew. Of a trip that has passengers, or that runs, only the driver can change here.

    A trip that boards or is under way has its new driver at once, for whom its next step is. The caller needs
    `trips:operate` for that instead of `trips:plan`.

    A draft is made from the route as it is now, with its present fares. A trip on sale without passengers is
    taken off sale in the transaction that changes it, and put on sale again after it. If the second step
    dies, the trip is a draft with the new plan, and the same request puts it on sale.

    Raises:
        NotFound: `trip_not_found`; see `create_trip`.
        Forbidden: `not_allowed`.
        Invalid: see `create_trip`.
        Conflict: `trip_changed`; `wrong_trip_state`; `bus_changing`; `seats_taken`; what stands in the way,
            see `plan.obstacles`; `driver_running`, `bus_running`: another trip that runs has the driver,
            or has begun with the bus meanwhile.
    """
    return until_settled(partial(_update, caller, trip_id, request))


def _update(caller: Caller, trip_id: str, request: "TripChange") -> PlannedTrip:
    trip = find_planned(caller, trip_id)
    if is_same(trip, request):
        died = trip.resell and trip.status is TripStatus.DRAFT and caller.can(Permission.TRIP_PLAN)
        return planned_trip(published(trip) if died else trip)
    if request.revision not in {None, trip.revision}:
        raise Conflict("trip_changed", "The trip was changed meanwhile. See how it is now, then change it.")
    only_driver = _decided(caller, trip, request)
    with hidden(caller, {"/bus_id": request.bus_id, "/driver_id": request.driver_id}):
        changed = _reassigned(trip, request) if only_driver else _replanned(trip, request)
    if changed is None:
        raise Overtaken
    return planned_trip(changed)


def check_update(caller: Caller, trip: Trip, request: "TripChange") -> None:
    """Refuse what `update_trip` would refuse of a trip as it was read, and write nothing.

    Raises:
        Invalid, Conflict: see `update_trip`.
    """
    if _decided(caller, trip, request):
        _new_driver(trip, request)
        return
    found, after = _new_plan(trip, request)
    found.require_free(after)
    if trip.status is TripStatus.PUBLISHED:
        bookings.require_unsold(trip.trip_id)


def _decided(caller: Caller, trip: Trip, request: "TripChange") -> bool:
    """Tell whether a request changes the driver alone.

    Raises:
        Forbidden: `not_allowed`.
        Conflict: `wrong_trip_state`, `bus_changing`.
    """
    only_driver = request.bus_id in {None, trip.bus_id} and not _moves(trip, request)
    decide(trip, Action.REASSIGN_DRIVER if only_driver else Action.EDIT, epoch(), caller)
    return only_driver


def _reassigned(trip: Trip, request: "TripChange") -> Trip | None:
    """Give a trip another driver and return it; None if something has changed meanwhile.

    Raises:
        Conflict: see `plan.obstacles`; `driver_running`, `bus_running`.
    """
    driver, now = _new_driver(trip, request), epoch()
    after = replace(trip, driver_id=driver.account_id)
    transaction = Transaction()
    store.reassign_into(transaction, trip, driver.account_id)
    plan.reserve_into(transaction, driver, after, trip)
    if trip.runs:
        running_store.hand_over_into(transaction, trip, after, idle_from(trip, now), now)
    _audit_into(transaction, trip, after)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if not calendars.is_overtaken(failure):
            refuse_taken(failure)
        return None
    return after


def _new_driver(trip: Trip, request: "TripChange") -> Driver:
    driver = plan.find_driver(trip.company_id, request.driver_id or trip.driver_id)
    ahead = trip.window_ahead(epoch())
    plan.refuse(plan.obstacles(trip.company_id, None, driver, ahead, trip.trip_id))
    return driver


def _replanned(trip: Trip, request: "TripChange") -> Trip | None:
    """Plan a trip anew and return it; None if something has changed meanwhile."""
    found, after = _new_plan(trip, request)
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


def _new_plan(trip: Trip, request: "TripChange") -> tuple[plan.Plan, Trip]:
    """Return the plan that a request makes of a trip, and the draft that comes of it."""
    wanted = plan.Wanted(
        trip.route_id,
        request.bus_id or trip.bus_id,
        request.driver_id or trip.driver_id,
        request.departure_at or trip.departure_at,
    )
    found = plan.find_plan(trip.company_id, wanted)
    bare = drafted(trip)
    kept: dict[str, object] = {
        "timetable_id": trip.timetable_id,
        "since": bare.since,
        "request_hash": trip.request_hash,
        "resell": trip.status is TripStatus.PUBLISHED,
    }
    return found, found.trip(trip.trip_id, revision=trip.revision, **kept)


def _audit_into(transaction: Transaction, before: Trip, after: Trip) -> None:
    entry = audit.Entry(
        "trip.changed", before.trip_id, before.company_id, before=told(before), after=told(after)
    )
    audit.add_if_staff(transaction, entry)


def is_same(trip: Trip, request: "TripChange") -> bool:
    """Tell whether a request changes nothing of a trip."""
    unchanged = request.bus_id in {None, trip.bus_id} and request.driver_id in {None, trip.driver_id}
    return unchanged and not _moves(trip, request)


def _moves(trip: Trip, request: "TripChange") -> bool:
    """Tell whether a request gives another departure; one without an offset is local at the first stop."""
    wanted = request.departure_at
    if wanted is None:
        return False
    local = trip.departure_at if wanted.tzinfo else trip.departure_at.replace(tzinfo=None)
    return wanted != local
