"""Use case: reports from the stream become each trip's latest position, trail and passages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tms.kernel.clock import epoch, now
from tms.kernel.errors import NotFound
from tms.kernel.logging import count, logger
from tms.tracking import store
from tms.tracking.fixes import Fix, Report
from tms.tracking.live import Live, observe
from tms.tracking.plan import Plan, plan_of
from tms.trips.for_tracking import trips

PLAN_SECONDS = 600
"""A trip's plan is read from the trips again after this many seconds, since the trip may be delayed."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The fixes of one trip that came together, and what the store knew of the trip before.

    `departed_at` is when its driver recorded the departure, as the last of the reports says.
    """

    trip_id: str
    fixes: list[Fix]
    known: Live | None
    plan: Plan | None
    departed_at: int | None


def gather(reports: Iterable[Report]) -> list[Batch]:
    """Gather reports by trip; this takes two reads for up to 100 trips."""
    fixes: defaultdict[str, list[Fix]] = defaultdict(list)
    departed: dict[str, int | None] = {}
    for report in reports:
        fixes[report.trip_id] += report.fixes
        departed[report.trip_id] = report.departed_at
    known = store.latest_of(fixes.keys())
    plans = store.plans_of(fixes.keys(), read_since=epoch() - PLAN_SECONDS)
    return [
        Batch(trip_id, each, known.get(trip_id), plans.get(trip_id), departed[trip_id])
        for trip_id, each in fixes.items()
    ]


def observe_batch(batch: Batch) -> None:
    """Write what a batch tells of its trip. It may be repeated, run twice at once, and die at any point.

    The latest position is written last, and only by a newer one. Until then a repeat sees what the first run
    saw and writes the same items: a trail and a passage keep what was written to them first.
    """
    try:
        plan = batch.plan or _read_plan(batch.trip_id)
    except NotFound:
        logger.warning("positions of a trip that is gone", extra={"trip_id": batch.trip_id})
        count("FixesOfNoTrip", len(batch.fixes))
        return
    known = batch.known
    observation = observe(plan, known, batch.fixes, now().timestamp(), batch.departed_at)
    store.append_trail(plan.trip_id, observation.trail)
    for passage in observation.passages:
        store.record_passage(plan, passage)
        if passage.index == len(plan.stops) - 1 and passage.arrived_at is not None:
            trips.reach_end(plan.trip_id, min(round(passage.arrived_at), epoch()))  # phones' clocks drift
    for detour in observation.alerts:
        store.record_off_route(plan.trip_id, detour)
        count("BusesOffRoute")
    live = observation.live
    if live is not None and observation.moved:
        if store.advance(plan.trip_id, live):
            count("FixesAccepted", len(batch.fixes) - observation.rejected.total())
    elif live is not None and live != known:
        store.note(plan.trip_id, live)
    for reason, number in observation.rejected.items():
        count(reason.metric, number)


def _read_plan(trip_id: str) -> Plan:
    plan = plan_of(trips.find_trip(trip_id))
    store.save_plan(plan, read_at=epoch())
    return plan
