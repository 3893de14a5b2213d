"""Use case: copy a company's trips of a day or a week to another one."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller, company_of
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict, Problem
from tms.kernel.ids import derived_id
from tms.trips import create_trip, plan, row_store, store
from tms.trips.copy_views import CopiedTrip, CopyReport, Outcome
from tms.trips.publish_trip import published
from tms.trips.row_store import Row
from tms.trips.trip import Trip, TripStatus

if TYPE_CHECKING:
    from tms.trips.requests import CopyRequest

MOST = 200
"""How many trips are copied at once: a function at the API has half a minute."""

THREADS = 6


def copy_trips(caller: Caller, request: "CopyRequest") -> CopyReport:
    """Plan the trips of up to seven days again on other days, with their buses, drivers and local times.

    All of them are judged before anything is written: if something stands in the way of one, none is copied.
    Then each is written by itself. If that ends half way, or another planner is faster, the report or the
    same request again tells which are there: a copy has always the same id, so nothing is copied twice.

    Raises:
        Conflict: `too_many_trips`; `copies_refused`, with the reasons of each trip in `trips`.
    """
    company = company_of(caller)
    rows = list(_rows(company, request.source_date, request.days))
    if len(rows) > MOST:
        raise Conflict("too_many_trips", f"These are {len(rows)} trips; {MOST} are copied at once.")
    shift = request.target_date - request.source_date
    way_of = cache(plan.find_way)
    judged = list(_apart(_judged(company, row, shift, way_of) for row in rows))
    if request.dry_run:
        return CopyReport(judged)
    refused = [each for each in judged if each.outcome is Outcome.REFUSED]
    if refused:
        told = [
            {"trip_id": each.source_trip_id, "code": each.code, "detail": each.detail} for each in refused
        ]
        detail = f"{len(refused)} of {len(rows)} trips cannot be copied, so none was."
        raise Conflict("copies_refused", detail, trips=told)
    return CopyReport(_written(company, rows, shift, publish=request.publish))


def _rows(company: str, first: date, days: int) -> Iterator[Row]:
    """Yield the trips of some days, without those that were cancelled."""
    for number in range(days):
        rows = row_store.all_rows_of(company, first + timedelta(days=number))
        yield from (row for row in rows if row.status is not TripStatus.CANCELLED)


def _judged(company: str, row: Row, shift: timedelta, way_of: plan.FindWay) -> tuple[CopiedTrip, Trip | None]:
    """Return what would come of the copy of one trip, and the copy if it is possible."""
    trip_id = _copy_of(row, shift)
    if store.find(trip_id) is not None:
        return CopiedTrip(row.trip_id, trip_id, Outcome.THERE, None, None), None
    try:
        found = plan.find_plan(company, _wanted(row, shift), way_of)
        draft = found.trip(trip_id)
        found.require_free(draft)
    except Problem as problem:
        return CopiedTrip(row.trip_id, None, Outcome.REFUSED, problem.code, problem.detail), None
    return CopiedTrip(row.trip_id, trip_id, Outcome.POSSIBLE, None, None), draft


def _apart(judged: Iterable[tuple[CopiedTrip, Trip | None]]) -> Iterator[CopiedTrip]:
    """Yield what would come of each copy. One that takes the bus or driver of a copy before it is refused.

    Their trips did not overlap when they were planned. By now the turnaround may be longer, or one of them
    arrived so early that the other was planned into its time.
    """
    taken: list[Trip] = []
    for copied, draft in judged:
        if draft is None:
            yield copied
            continue
        then = [each for each in taken if draft.window.overlaps(each.window.begins, each.window.ends)]
        bus = next((each for each in then if each.bus_id == draft.bus_id), None)
        other = bus or next((each for each in then if each.driver_id == draft.driver_id), None)
        if other is None:
            taken.append(draft)
            yield copied
            continue
        what, code = ("bus", "bus_busy") if bus else ("driver", "driver_busy")
        detail = f"Another copy would have the {what} then: {other.label}."
        yield CopiedTrip(copied.source_trip_id, None, Outcome.REFUSED, code, detail)


def _written(company: str, rows: list[Row], shift: timedelta, *, publish: bool) -> list[CopiedTrip]:
    """Copy trips, those of one bus one after the other; return what came of each."""
    by_bus = [
        list(each) for _, each in groupby(sorted(rows, key=lambda row: row.bus_id), lambda row: row.bus_id)
    ]

    def all_of(several: list[Row]) -> list[CopiedTrip]:
        return [_copied(company, row, shift, publish=publish) for row in several]

    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(copy_context().run, all_of, several) for several in by_bus]
        done = {each.source_trip_id: each for future in running for each in future.result()}
    return [done[row.trip_id] for row in rows]


def _copied(company: str, row: Row, shift: timedelta, *, publish: bool) -> CopiedTrip:
    trip_id = _copy_of(row, shift)
    try:
        made = store.find(trip_id) or create_trip.add(company, _wanted(row, shift), trip_id)
        if publish and made.status is TripStatus.DRAFT and made.revision == 1:
            published(made)
    except Conflicted:
        detail = "Others keep planning with the same things. Copy again."
        return CopiedTrip(row.trip_id, None, Outcome.REFUSED, "busy", detail)
    except Problem as problem:
        return CopiedTrip(row.trip_id, None, Outcome.REFUSED, problem.code, problem.detail)
    return CopiedTrip(row.trip_id, trip_id, Outcome.COPIED, None, None)


def _wanted(row: Row, shift: timedelta) -> plan.Wanted:
    """Return what the copy of a trip asks for: the same local time on another day."""
    local = row.departure_at.replace(tzinfo=None)
    return plan.Wanted(row.route_id, row.bus_id, row.driver_id, local + shift)


def _copy_of(row: Row, shift: timedelta) -> str:
    return derived_id("trp", "copy", row.trip_id, str(shift.days))
