"""Drives the sample trips that should be on their way or at their end by now, as their drivers would.

Each step is taken at its own time, with the clock put back; so what people see of it is what a day leaves.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from infra.sample import planners
from infra.sample.network import TripPlan
from tms.kernel.access.caller import Caller
from tms.kernel.clock import freeze
from tms.kernel.errors import Conflict, Forbidden
from tms.tickets import for_operators as tickets
from tms.trips import for_operators as trips
from tms.trips.trip import TripStatus

BOARDS_BEFORE = timedelta(minutes=25)
MOST_LATE_MINUTES = 6
DRIVEN = (TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED)
"""The states in which a trip waits for its driver's next step, in the order of the steps."""


@dataclass(frozen=True)
class Step:
    """A step of a trip, at its time."""

    at: datetime
    plan: TripPlan
    take: Callable[[Caller, str], object]


def drive(plans: Sequence[TripPlan], moment: datetime) -> None:
    """Take every step that was to be taken by `moment`, in the order of time, on trips that nobody moved on.

    A trip on which a step is refused is left as it is: its people have planned it otherwise meanwhile.
    """
    steps = [step for plan in plans for step in _steps_left(plan) if step.at <= moment]
    left: set[str] = set()
    for step in sorted(steps, key=lambda each: each.at):
        if step.plan.trip_id not in left and not _taken(step):
            left.add(step.plan.trip_id)


def _steps_left(plan: TripPlan) -> list[Step]:
    """Return the steps that a trip has before it; none if it has another driver by now."""
    trip = trips.find(plan.trip_id)
    if trip is None or trip.driver_id != plan.driver.account_id or trip.status not in DRIVEN:
        return []
    return _steps(plan)[DRIVEN.index(trip.status) :]


def _steps(plan: TripPlan) -> list[Step]:
    """Return all steps of a trip, each some minutes later than planned: always as many for the same trip."""
    late = timedelta(minutes=hashlib.sha256(plan.trip_id.encode()).digest()[0] % (MOST_LATE_MINUTES + 1))
    return [
        Step(plan.departure_at - BOARDS_BEFORE, plan, trips.open_boarding),
        Step(plan.departure_at + late, plan, partial(trips.record_departure, count=tickets.attendance)),
        Step(plan.arrival_at + late, plan, trips.record_arrival),
    ]


def _taken(step: Step) -> bool:
    plan = step.plan
    acting = planners.acting(plan.driver.account_id, "driver", plan.company.company_id)
    with freeze(step.at), acting as driver:
        try:
            step.take(driver, plan.trip_id)
        except (Conflict, Forbidden):
            return False
    return True
