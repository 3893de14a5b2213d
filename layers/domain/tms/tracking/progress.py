"""How far a bus has come along its plan, and which stops it has passed, from one fix to the next; pure.

The same fixes give the same passages in whatever batches they come, because each step depends only on the
`Progress` before it, and that is stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tms.kernel.geo import crossing, offset_m
from tms.tracking.fixes import MAX_SPEED_MPS, Fix, too_fast
from tms.tracking.plan import Plan, Stop

OVERRUN_M = 500.0
"""A stop whose geofence the bus did not enter counts as missed once the bus is this many metres beyond it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a bus is on its plan.

    Attributes:
        fix: the last believed fix.
        along: metres along the plan; decreases only where an earlier fix turned out to be wrong.
        next_index: the first stop not reached yet; the number of stops once the last stop is reached.
        at_index: the stop that the bus reached and whose geofence it has not left, or None.
        departed_at: when its driver recorded the departure, seconds since 1970; None means "not yet".
    """

    fix: Fix
    along: float
    next_index: int
    at_index: int | None
    departed_at: int | None = None

    @property
    def under_way(self) -> bool:
        """Tell whether the bus has set off: its driver said so, or it was seen to leave its first stop."""
        return self.departed_at is not None or (self.next_index > 0 and self.at_index != 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """A bus was seen to arrive at a stop (enter its geofence), or to depart from it (leave the geofence).

    Times are seconds since 1970, interpolated between the fixes before and after; None means "not seen".
    """

    index: int
    arrived_at: float | None = None
    departed_at: float | None = None


@dataclass(slots=True)
class Walk:
    """The outcome of following a bus: the progress at the last fix, and the passages by stop."""

    progress: Progress | None
    passages: dict[int, Passage] = field(default_factory=dict)

    def see(self, index: int, *, arrived_at: float | None = None, departed_at: float | None = None) -> None:
        """Note an arrival or a departure at a stop; the first one that was seen stays."""
        seen = self.passages.get(index, Passage(index))
        if seen.arrived_at is None and arrived_at is not None:
            seen = replace(seen, arrived_at=arrived_at)
        if seen.departed_at is None and departed_at is not None:
            seen = replace(seen, departed_at=departed_at)
        self.passages[index] = seen


def follow(
    plan: Plan, progress: Progress | None, fixes: Sequence[Fix], departed_at: int | None = None
) -> Walk:
    """Follow a bus along its plan.

    Args:
        plan: of its trip.
        progress: at the last fix that is known; None at the first.
        fixes: believed, in the order of time, all after `progress.fix`. If a fix is out of reach from the one
            before, the one before was wrong (see `fixes.sift`), and the bus is located anew.
        departed_at: when its driver recorded the departure, if at all. Then the bus has set off, whatever the
            schedule says, and even if its fixes are older: drivers and networks may report late.

    Returns:
        The progress at the last fix, and the passages since the given progress.
    """
    walk = Walk(progress)
    told = progress.departed_at if progress else None
    since = _told_since(plan, fixes, departed_at) if told is None else float("-inf")
    for fix in fixes:
        before = walk.progress
        told = told or (departed_at if fix.at >= since else None)
        if before is None:
            walk.progress = _begin(plan, fix, walk, told, set_off=told is not None)
        elif too_fast(before.fix, fix):
            walk.progress = _begin(plan, fix, walk, told, set_off=told is not None or before.under_way)
        else:
            walk.progress = _step(plan, before, fix, walk, told)
    return walk


def _told_since(plan: Plan, fixes: Sequence[Fix], departed_at: int | None) -> float:
    """Return from which time on these fixes are of a bus that has departed, as its driver said.

    They all are, except those until the bus was at its first stop: the fixes may begin on the way there.
    """
    if departed_at is None:
        return float("inf")
    at_first = (
        fix.at
        for fix in fixes
        if fix.at <= departed_at and _times_inside(plan.stops[0], fix, fix) is not None
    )
    return max(at_first, default=float("-inf"))


def _begin(plan: Plan, fix: Fix, walk: Walk, told: int | None, *, set_off: bool) -> Progress:
    """Locate the bus by a fix alone: it may be at a stop, under way, or not at the first stop yet."""
    for index in range(_candidates(plan, 0, fix, set_off=set_off)):
        if _times_inside(plan.stops[index], fix, fix) is not None:
            walk.see(index, arrived_at=fix.at)
            return Progress(fix, plan.measures[index], index + 1, index, told)
    if not set_off and fix.at < plan.stops[0].departure:
        return Progress(fix, 0.0, 0, None)
    along = plan.project(fix.latitude, fix.longitude, 0.0, plan.measures[-1])
    passed = sum(1 for measure in plan.measures[:-1] if measure < along)
    return Progress(fix, along, max(passed, 1) if set_off else passed, None, told)


def _step(plan: Plan, progress: Progress, fix: Fix, walk: Walk, told: int | None) -> Progress:
    before, last = progress.fix, len(plan.stops) - 1
    at_index, next_index, low = progress.at_index, progress.next_index, progress.along
    reach = low + MAX_SPEED_MPS * (fix.at - before.at) + OVERRUN_M
    for index, entered_at in _entered(plan, progress, fix, reach, told):
        if at_index is not None:
            walk.see(at_index, departed_at=_left_at(plan.stops[at_index], before, fix) or entered_at)
        walk.see(index, arrived_at=entered_at)
        at_index, next_index = index, index + 1
        low = max(low, plan.measures[index] - plan.stops[index].radius_m)
    if at_index is not None:
        left_at = _left_at(plan.stops[at_index], before, fix)
        if left_at is not None:
            walk.see(at_index, departed_at=left_at)
            at_index = None
    if next_index == 0 and told is not None:
        return _begin(plan, fix, walk, told, set_off=True)
    if next_index == 0 and fix.at < plan.stops[0].departure:
        return Progress(fix, 0.0, 0, None)
    along = plan.project(fix.latitude, fix.longitude, low, max(low, min(reach, plan.measures[-1])))
    while next_index < last and along > plan.measures[next_index] + OVERRUN_M:
        next_index += 1
    return Progress(fix, along, next_index, at_index, told)


def _entered(
    plan: Plan, progress: Progress, fix: Fix, reach: float, told: int | None
) -> Iterator[tuple[int, float]]:
    """Yield the stops ahead whose geofence the move to `fix` touches, in order, with the time of entering.

    A stop behind the next one must be within reach, so that a bus which waits at the beginning of a round
    tour does not arrive at its end. A bus whose driver said that it departed, and which was not seen at its
    first stop, came from elsewhere and has passed no stop yet.
    """
    since = progress.fix.at
    candidates = _candidates(plan, progress.next_index, fix, set_off=told is not None)
    for index in range(progress.next_index, candidates):
        if index > progress.next_index and plan.measures[index] > reach:
            return
        inside = _times_inside(plan.stops[index], progress.fix, fix)
        if inside is not None and inside[1] >= since:
            since = max(since, inside[0])
            yield index, since
        elif index == 0 and told is not None:
            return


def _candidates(plan: Plan, next_index: int, fix: Fix, *, set_off: bool) -> int:
    """Return how many of the plan's stops, from the first, the bus may have come to.

    A bus that has not been at its first stop, has not set off and is not due yet comes from elsewhere, often
    from the other end of its route: it passes the other stops, but not on this trip.
    """
    waiting = next_index == 0 and not set_off and fix.at < plan.stops[0].departure
    return 1 if waiting else len(plan.stops)


def _left_at(stop: Stop, before: Fix, fix: Fix) -> float | None:
    """Return when the bus, which was at the stop before, left its geofence; None while it is inside."""
    if _times_inside(stop, fix, fix) is not None:
        return None
    inside = _times_inside(stop, before, fix)
    return before.at if inside is None else inside[1]


def _times_inside(stop: Stop, before: Fix, fix: Fix) -> tuple[float, float] | None:
    """Return when the straight move between two fixes was first and last in a stop's geofence, if ever."""
    px, py = offset_m(before.latitude, before.longitude, stop.latitude, stop.longitude)
    if before is fix:
        return (fix.at, fix.at) if px * px + py * py <= stop.radius_m * stop.radius_m else None
    dx, dy = offset_m(before.latitude, before.longitude, fix.latitude, fix.longitude)
    inside = crossing(dx, dy, px, py, stop.radius_m)
    if inside is None:
        return None
    elapsed = fix.at - before.at
    return (before.at + inside[0] * elapsed, before.at + inside[1] * elapsed)
