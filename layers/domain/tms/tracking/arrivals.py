"""When a bus will be at the stops ahead: its schedule, moved by the delay it has now.

The schedule is hard to beat (design, section 8): a bus that is early waits at its stops, one that is late
makes some of it good. So the present delay counts fully for the next metres and fades with the scheduled
running time ahead. A bus that has not departed, or has not been seen, is expected by its schedule.

A bus that is much too early does not run by its schedule at all: it left when it was full. It waits for
nothing, and the schedule only tells how long it drives from stop to stop.
"""

from dataclasses import dataclass

from tms.tracking.plan import Plan
from tms.tracking.progress import Progress

LATE_MADE_GOOD = 0.05
"""A late bus makes good this share of the scheduled running time ahead."""

EARLY_LOST = 0.20
"""An early bus loses this share of the scheduled running time ahead."""

FREE_LEAD_S = 15 * 60
"""A bus that is this many seconds early or more does not run by its schedule; up to 2/3 of it, it does."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The stop's index on the plan, and when the bus is expected there (seconds since 1970)."""

    index: int
    at: float


def delay_s(plan: Plan, progress: Progress | None, now: float) -> float:
    """How late the bus runs, in seconds; negative is early.

    Before the departure from the first stop it is what the departure is late by now, never early. At a stop
    with a scheduled wait an early bus is on time: it waits.
    """
    if progress is None or not progress.under_way:
        return max(0.0, now - plan.stops[0].departure)
    return progress.fix.at - _due(plan, progress)


def expected(plan: Plan, progress: Progress | None, now: float) -> list[Arrival]:
    """When the bus will arrive at each stop that it has not reached.

    Args:
        plan: of its trip.
        progress: at its last fix; None if it has never been seen.
        now: our clock, seconds since 1970.

    Returns:
        One arrival per stop ahead, in order: never before now, never before the one ahead of it.
    """
    delay = delay_s(plan, progress, now)
    first = progress.next_index if progress else 0
    origin = _due(plan, progress)
    arrivals: list[Arrival] = []
    soonest = now
    for index in range(first, len(plan.stops)):
        due = plan.stops[index].arrival
        ahead = max(0.0, due - origin)
        if delay > 0.0:
            shift = max(0.0, delay - LATE_MADE_GOOD * ahead)
        else:
            shift = delay + min(_bound(-delay), EARLY_LOST * ahead)
        soonest = max(soonest, due + shift)
        arrivals.append(Arrival(index, soonest))
    return arrivals


def _bound(lead: float) -> float:
    """How much of its lead, in seconds, an early bus can lose again because it runs by its schedule."""
    return max(0.0, min(lead, 2 * (FREE_LEAD_S - lead)))


def _due(plan: Plan, progress: Progress | None) -> float:
    """The time on the schedule at which the bus would be where it is."""
    if progress is None or not progress.under_way:
        return float(plan.stops[0].departure)
    if progress.at_index:
        stop = plan.stops[progress.at_index]
        if stop.departure > stop.arrival and progress.fix.at > stop.arrival - FREE_LEAD_S:
            return min(progress.fix.at, float(stop.departure))
    return plan.due(progress.along)
