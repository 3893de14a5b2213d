"""Use case: make the trips of a timetable, thirty days ahead."""

from dataclasses import replace
from datetime import date

from tms.companies.for_trips import company as companies
from tms.kernel.clock import epoch, now
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Problem
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import create_trip, plan, store, timetable_queue, timetable_store
from tms.trips.publish_trip import published
from tms.trips.service_days import day_of
from tms.trips.timetable import AHEAD, Day, Run, Timetable, TimetableState
from tms.trips.timetable_days import days_ahead, trip_of, wanted_on, without_holidays
from tms.trips.trip import TripStatus

TRIES = 5


def on_timetable_due(message: str) -> None:
    """Make the trips that are missing. A second run makes nothing, and two at once make each trip once.

    A suspended company gets no trips; the first run after its reinstatement makes them. A day on which
    something stands in the way is written down with the reason, and the next run tries again; the other days
    go on. A timetable that is changed meanwhile is read anew, and its days go on by what it says then.

    Raises:
        Conflicted: others kept changing the timetable, or what a trip needs. The message comes again.
    """
    made: set[date] = set()
    until_settled(lambda: _make_all(message, made))
    count("TripsMade", len(made))


def _make_all(message: str, made: set[date]) -> None:
    """Make what is missing, and add to `made` the days whose trips are new."""
    timetable = timetable_store.find(*timetable_queue.parse(message))
    if timetable is None or timetable.state is TimetableState.PAUSED:
        return
    if not companies.operates(timetable.company_id):
        return
    conflicts = 0
    today = day_of(timetable.company_id, "today")
    known = timetable_store.days_of(timetable.timetable_id, today, today + AHEAD)
    for day in days_ahead(timetable, today):
        before = known.get(day)
        done = _make(timetable, day, before)
        if done.trip_id is not None and (before is None or before.trip_id is None):
            made.add(day)
        conflicts += done.trip_id is None
    timetable_store.finish(timetable, Run(epoch(), len(made), conflicts))


def _make(timetable: Timetable, day: date, known: Day | None) -> Day:
    """Make the trip of a day, unless it was made; return what came of it."""
    if known is not None and known.trip_id is not None:
        return known if known.published else _finish(timetable, known)
    blocked = without_holidays(timetable, day)
    if blocked is None:
        try:
            made = _add(timetable, day)
        except Problem as problem:
            blocked = Day(day, None, code=problem.code, detail=problem.detail)
        else:
            return _finish(timetable, made)
    if blocked.code != "departure_past":
        timetable_store.stood_in_the_way(timetable.timetable_id, blocked)
    return blocked


def _add(timetable: Timetable, day: date) -> Day:
    """Write the draft of a day's trip together with the day.

    Raises:
        Problem: what stands in the way.
        Overtaken: the timetable was changed since it was read.
        Conflicted: others kept changing what the trip needs.
    """
    made = Day(day, trip_of(timetable, day))
    for _ in range(TRIES):
        found = plan.find_plan(timetable.company_id, wanted_on(timetable, day))
        draft = found.trip(str(made.trip_id), timetable_id=timetable.timetable_id)
        found.require_free(draft)
        transaction = Transaction()
        create_trip.add_into(transaction, found, draft)
        timetable_store.made_into(transaction, timetable.timetable_id, made)
        timetable_store.require_into(transaction, timetable)
        try:
            transaction.commit()
        except ConditionFailed as failure:
            if {timetable_store.MADE, store.TRIP} & failure.failed.keys():
                return made  # another run was faster
            if timetable_store.TIMETABLE in failure.failed:
                raise Overtaken from None
        else:
            return made
    raise Conflicted


def _finish(timetable: Timetable, made: Day) -> Day:
    """Put the trip of a day on sale if the timetable says so, unless staff have changed it since."""
    trip = store.find(str(made.trip_id))
    untouched = trip is not None and trip.status is TripStatus.DRAFT and trip.revision == 1
    if timetable.publish and trip is not None and untouched and trip.departure_at > now():
        published(trip)
    done = replace(made, published=True)
    timetable_store.settle(timetable.timetable_id, done)
    return done
