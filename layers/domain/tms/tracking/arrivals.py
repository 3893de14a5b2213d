"""Predictions of when a bus reaches the stops ahead: its schedule, moved by its present delay; pure.

The schedule is hard to beat: a bus that is early waits at its stops, and one that is late makes up for some
of its delay. So the present delay counts fully for the next metres and fades with the scheduled running time
ahead. A bus that has not departed, or has not been seen, is expected by its schedule.

A bus that is much too early does not run by its schedule at all: it left when it was full. It waits nowhere,
and the schedule only tells how long it drives from stop to stop.
"""

from dataclasses import dataclass

from tms.tracking.plan import Plan
from tms.tracking.progress import Progress

LATE_MADE_GOOD = 0.05
"""A late bus makes up for its delay by this share of the scheduled running time ahead."""

EARLY_LOST = 0.20
"""An early bus loses its lead by this share of the scheduled running time ahead."""

FREE_LEAD_S = 15 * 60
"""A bus that is this many seconds early or more does not run by its schedule. Up to 2/3 of this it does, and
in between it does in part; see `_bound`."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A prediction: the stop's index on the plan, and when the bus is expected there (seconds since 1970)."""

    index: int
    at: float


def delay_s(plan: Plan, progress: Progress | None, now: float) -> float:
    """Return how late the bus is, in seconds; a negative delay means early.

    Before it departs from the first stop, its delay is by how much the departure is overdue. At a stop with a
    scheduled wait an early bus is on time, since it waits.
    """
    if progress is None or not progress.under_way:
        return max(0.0, now - plan.stops[0].departure)
    return progress.fix.at - _due(plan, progress)


def expected(plan: Plan, progress: Progress | None, now: float) -> list[Arrival]:
    """Return when the bus will arrive at each stop that it has not reached.

    Args:
        plan: of its trip.
        progress: at its last fix; None if it has never been seen.
        now: our clock, seconds since 1970.

    Returns:
        One arrival for each stop ahead, in order; none is before `now` or before the arrival at the stop
        before.
    """
    delay = delay_s(plan, progress, now)
    first = progress.next_index if progress else 0
    due_here = _due(plan, progress)
    arrivals: list[Arrival] = []
    soonest = now
    for index in range(first, len(plan.stops)):
        due = plan.stops[index].arrival
        ahead = max(0.0, due - due_here)
        if delay > 0.0:
            shift = max(0.0, delay - LATE_MADE_GOOD * ahead)
        else:
            shift = delay + min(_bound(-delay), EARLY_LOST * ahead)
        soonest = max(soonest, due + shift)
        arrivals.append(Arrival(index, soonest))
    return arrivals


def _bound(lead: float) -> float:
    """Return how many seconds of its lead an early bus can lose because it runs by its schedule."""
    return max(0.0, min(lead, 2 * (FREE_LEAD_S - lead)))


def _due(plan: Plan, progress: Progress | None) -> float:
    """Return when the bus should be where it is now, by its schedule."""
    if progress is None or not progress.under_way:
        return float(plan.stops[0].departure)
    if progress.at_index:
        stop = plan.stops[progress.at_index]
        if stop.departure > stop.arrival and progress.fix.at > stop.arrival - FREE_LEAD_S:
            return min(progress.fix.at, float(stop.departure))
    return plan.due(progress.along)
