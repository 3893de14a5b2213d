"""Use case: staff say how late a trip is, or that it is on time again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.fleet.calendar import Assignment, Kind, overlapping
from tms.fleet.for_trips import calendars
from tms.fleet.plans import Resource
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import boarding_store, calendar_entries, delays, put_on_sale, store
from tms.trips.life_cycle import occupy_into, refuse_taken
from tms.trips.operation.delay_views import DelayedTrip, delayed_trip
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, decide
from tms.trips.trip import Trip, TripStatus

if TYPE_CHECKING:
    from tms.trips.operation.requests import DelayRequest


def delay_trip(caller: Caller, trip_id: str, request: "DelayRequest") -> DelayedTrip:
    """Write down how late a trip is. A later delay replaces the former; none takes it back.

    The schedule stays; passengers see the expected times beside it. The calendars of bus and driver follow,
    also where the next trip then begins too early: that is reported and not refused, because the bus is late
    whatever we say.

    Raises:
        NotFound: `trip_not_found`.
        Invalid: `no_such_stop`, `before_schedule`, `too_late_by_far`, `times_backwards`.
        Conflict: `wrong_trip_state`; `trip_too_long`; `bus_running`, `driver_running`: another trip has begun
            with the bus or the driver meanwhile.
    """
    return until_settled(partial(_delay, caller, trip_id, request))


def _delay(caller: Caller, trip_id: str, request: "DelayRequest") -> DelayedTrip:
    trip, now = find_own(caller, trip_id), epoch()
    decide(trip, Action.DELAY, now, caller)
    after = replace(trip, delays=_wanted(trip, request))
    _require_window(after)
    if after.delays != tuple(trip.delays) and not _written(trip, after, request.reason, now):
        raise Overtaken
    _list_again(after)
    return delayed_trip(after, [*_conflicts(after)])


def _wanted(trip: Trip, request: "DelayRequest") -> tuple[int, ...]:
    if request.minutes is not None:
        return delays.from_stop(trip, request.from_stop, request.minutes)
    return delays.by_times(trip, {each.stop: each.at for each in request.times or ()})


def _require_window(trip: Trip) -> None:
    try:
        _ = trip.window
    except ValueError:
        raise Conflict(
            "trip_too_long", "With the turnaround after it the trip takes more than a week."
        ) from None


def _written(trip: Trip, after: Trip, reason: str, now: int) -> bool:
    transaction = Transaction()
    store.delay_into(transaction, trip, after)
    for resource in _resources(trip):
        calendars.reserve_into(
            transaction, resource, calendar_entries.assignment_of(after), before=trip.window, overlap=True
        )
    if trip.runs:
        occupy_into(transaction, after, now)
    entry = audit.Entry(
        "trip.delayed",
        trip.trip_id,
        trip.company_id,
        before={"delays": list(trip.delays)},
        after={"delays": list(after.delays), "reason": reason},
    )
    audit.add(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        refuse_taken(failure)
        return False
    return True


def _list_again(trip: Trip) -> None:
    """Show the expected times in the search, and open boarding by them."""
    if trip.status is TripStatus.PUBLISHED:
        boarding_store.remember(trip)
    put_on_sale.list_again(trip)


def _resources(trip: Trip) -> Iterator[Resource]:
    """Yield the bus and the driver of a trip, as far as the fleet has them on record."""
    bus = calendars.find_bus(trip.company_id, trip.bus_id)
    driver = calendars.find_driver(trip.company_id, trip.driver_id)
    yield from (each for each in (bus, driver) if each is not None)


def _conflicts(trip: Trip) -> Iterator[tuple[Kind, Assignment]]:
    """Yield the other trips that the bus or the driver would have to begin before this one is over."""
    window = trip.window
    for kind, owner in ((Kind.BUS, trip.bus_id), (Kind.DRIVER, trip.driver_id)):
        taken = calendars.assignments_of(kind, [owner], window.begins, window.ends)
        for each in overlapping(taken[owner], window, trip.trip_id):
            yield kind, each
