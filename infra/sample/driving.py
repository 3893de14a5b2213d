"""Drives the sample trips that should be on their way or at their end by now, as their people would.

Each step is taken at its own time, with the clock put back; so what people see of it is what a day leaves.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from infra.sample import fleets, planners, sales
from infra.sample.chance import Chance
from infra.sample.luck import BREAKDOWN, BREAKDOWN_COSTS, BREAKS_DOWN_AFTER, MENDED_AFTER, Luck, luck_of
from infra.sample.network import BOARDS_BEFORE
from infra.sample.plans import TripPlan
from tms.kernel.clock import freeze, now, rfc3339
from tms.kernel.errors import Conflict, Forbidden
from tms.kernel.http.reader import read
from tms.tickets import for_operators as tickets
from tms.tickets.requests import ScanRequest
from tms.trips import for_operators as trips
from tms.trips.trip import Trip, TripStatus

DELAY_TOLD_BEFORE = timedelta(minutes=50)
EARLY_BEFORE, MOST_BEFORE = timedelta(minutes=32), timedelta(minutes=8)
"""When the first passengers board, and when the others do."""

EARLY_PERCENT, MISSING_PERCENT = 40, 5
REPORTED_AFTER = timedelta(minutes=55)
RECONCILED_AFTER = timedelta(hours=1)
WAITING = (TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED, TripStatus.ARRIVED)
"""The states in which a trip waits for a next step, in the order of the steps."""


@dataclass(frozen=True)
class Step:
    """A step of a trip, at its time.

    Attributes:
        waits: the state of the trip in which it can be taken.
        by_chance: it befalls the trip, and only if nobody had moved the trip on before.
    """

    at: datetime
    plan: TripPlan
    waits: TripStatus
    take: Callable[[], object]
    by_chance: bool = False


def drive(plans: Sequence[TripPlan], moment: datetime) -> None:
    """Take every step that was to be taken by `moment`, in the order of time, on trips that nobody moved on.

    A trip on which a step is refused is left as it is: its people have planned it otherwise meanwhile.
    """
    lucks = luck_of(plans, moment)
    steps = chain.from_iterable(_steps_left(plan, lucks[plan.trip_id], moment) for plan in plans)
    left: set[str] = set()
    for step in sorted((each for each in steps if each.at <= moment), key=lambda each: each.at):
        if step.plan.trip_id not in left and not _taken(step):
            left.add(step.plan.trip_id)


def _steps_left(plan: TripPlan, luck: Luck, moment: datetime) -> list[Step]:
    """Return the steps that a trip has before it; none if it has another driver by now."""
    trip = trips.find(plan.trip_id)
    if trip is None or trip.driver_id != plan.driver.account_id or trip.status not in WAITING:
        return []
    at, fresh = WAITING.index(trip.status), trip.status is TripStatus.PUBLISHED
    usual = [*_life(plan, luck), *_boardings(plan, luck, moment)]
    steps = [*usual, *_mishaps(plan, luck), *_mended(plan, luck, trip)]
    return [each for each in steps if WAITING.index(each.waits) >= at and (fresh or not each.by_chance)]


def _late(luck: Luck) -> timedelta:
    return timedelta(minutes=luck.delay + luck.late)


def _life(plan: TripPlan, luck: Luck) -> Iterator[Step]:
    """Yield the steps of every trip, each some minutes later than planned."""
    depart = partial(trips.record_departure, count=tickets.attendance)
    arrives = plan.arrival_at + _late(luck) + (BREAKDOWN_COSTS if luck.breaks else timedelta())
    reconcile = partial(trips.reconcile_trip, count=tickets.attendance)
    driver, planner = partial(_by_driver, plan), partial(_by_planner, plan)
    told = plan.departure_at + timedelta(minutes=luck.delay)
    yield Step(told - BOARDS_BEFORE, plan, WAITING[0], partial(driver, trips.open_boarding))
    yield Step(plan.departure_at + _late(luck), plan, WAITING[1], partial(driver, depart))
    yield Step(arrives, plan, WAITING[2], partial(driver, trips.record_arrival))
    yield Step(arrives + RECONCILED_AFTER, plan, WAITING[3], partial(planner, reconcile))


def _boardings(plan: TripPlan, luck: Luck, moment: datetime) -> Iterator[Step]:
    """Yield when passengers board: at the first stop, and at the one on the way where some do.

    Those who come early do so only of a trip that boards at `moment`: later nobody sees the difference.
    """
    told = timedelta(minutes=luck.delay)
    first, middle = plan.departure_at + told, sales.middle(plan)
    there = plan.stops[middle].departure_at + _late(luck)
    if moment < first - MOST_BEFORE:
        yield Step(first - EARLY_BEFORE, plan, WAITING[1], partial(_board, plan, 0, early=True))
    yield Step(first - MOST_BEFORE, plan, WAITING[1], partial(_board, plan, 0))
    if any(sale.start == middle for sale in sales.past(plan, moment)):
        yield Step(there, plan, WAITING[2], partial(_board, plan, middle))


def _mishaps(plan: TripPlan, luck: Luck) -> Iterator[Step]:
    driver, planner = partial(_by_driver, plan), partial(_by_planner, plan)
    left = plan.departure_at + _late(luck)
    if luck.delay:
        told = partial(planners.tell_delay, luck.delay, luck.why)
        at = plan.departure_at - DELAY_TOLD_BEFORE
        yield Step(at, plan, WAITING[0], partial(planner, told), by_chance=True)
    if luck.report:
        report = partial(planners.report, *luck.report)
        yield Step(left + REPORTED_AFTER, plan, WAITING[2], partial(driver, report), by_chance=True)
    if luck.breaks:
        at, broken = left + BREAKS_DOWN_AFTER, partial(planners.report_breakdown, BREAKDOWN)
        yield Step(at, plan, WAITING[2], partial(planner, broken), by_chance=True)


def _mended(plan: TripPlan, luck: Luck, trip: Trip) -> Iterator[Step]:
    if luck.breaks or trip.broken_at:
        at = plan.departure_at + _late(luck) + MENDED_AFTER
        yield Step(at, plan, WAITING[2], partial(_by_planner, plan, trips.end_breakdown))


def _taken(step: Step) -> bool:
    with freeze(step.at):
        try:
            step.take()
        except (Conflict, Forbidden):
            return False
    return True


def _by_driver(plan: TripPlan, take: Callable[..., object]) -> None:
    with planners.acting(plan.driver.account_id, "driver", plan.company.company_id) as driver:
        take(driver, plan.trip_id)


def _by_planner(plan: TripPlan, take: Callable[..., object]) -> None:
    with planners.acting(plan.company.planner_id, "supervisor", plan.company.company_id) as planner:
        take(planner, plan.trip_id)


def _board(plan: TripPlan, stop: int, *, early: bool = False) -> None:
    """Scan the tickets of those who board at a stop: all but the few who miss the bus; early, only some."""
    waiting = tickets.to_board(plan.trip_id, stop)
    coming = [each for each in waiting if not Chance(each.ticket_id).happens(MISSING_PERCENT)]
    if early:
        coming = [each for each in coming if Chance(f"early {each.ticket_id}").happens(EARLY_PERCENT)]
    fleets.each(_scan, [(plan, ticket.ticket_id, tickets.token_of(ticket)) for ticket in coming])


def _scan(plan: TripPlan, ticket_id: str, token: str) -> None:
    body = {"token": token, "nonce": ticket_id, "scanned_at": rfc3339(now())}
    _by_driver(plan, lambda driver, trip_id: tickets.scan_ticket(driver, trip_id, read(ScanRequest, body)))
