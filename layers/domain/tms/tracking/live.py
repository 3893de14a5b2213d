"""A trip as it is seen live: where its bus is and when it comes, made from the fixes of its device; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tms.tracking.arrivals import expected
from tms.tracking.fixes import Fix, Reason, sift
from tms.tracking.plan import Plan
from tms.tracking.progress import Passage, Progress, follow


@dataclass(frozen=True, slots=True)
class Expected:
    """The stop that the bus reaches next.

    Attributes:
        due: the scheduled time, seconds since 1970: the departure at the first stop, the arrival at the
            others.
        at: the expected time, seconds since 1970.
    """

    station_id: str
    name: str
    due: int
    at: float


@dataclass(frozen=True, slots=True)
class Live:
    """What is known of a trip.

    Attributes:
        progress: at the latest fix.
        ahead: the stop ahead; None once the last stop is reached.
        doubted: fixes since then that were too far off; see `fixes.Sifted`.
    """

    progress: Progress
    ahead: Expected | None
    doubted: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """What a batch of fixes tells.

    Attributes:
        live: what is known now; None if the batch has nothing newer.
        doubted: fixes that were too far off; hand them in again with the next batch.
        trail: the fixes to keep.
        passages: the stops that the bus was seen at.
        rejected: how many fixes were rejected, by reason.
    """

    live: Live | None
    doubted: tuple[Fix, ...]
    trail: list[Fix]
    passages: list[Passage]
    rejected: Counter[Reason]


def observe(
    plan: Plan, known: Live | None, fixes: Sequence[Fix], now: float, departed_at: int | None = None
) -> Observation:
    """Return what fixes of one trip tell beyond what is known.

    Late fixes (sent again after a failure, or kept in a dead zone) do not move the bus back, but they belong
    to the trail, and may show a stop that the bus passed unseen.

    Args:
        plan: of the trip.
        known: what is known so far; None before the first fix.
        fixes: in any order; repeats are allowed.
        now: our clock, seconds since 1970.
        departed_at: when the driver recorded the departure, seconds since 1970; None means "not yet".
    """
    if known is None:
        sifted = sift(fixes, now=now)
    else:
        sifted = sift(fixes, now=now, before=known.progress.fix, doubted=known.doubted)
    walk = follow(plan, known.progress if known else None, sifted.fresh, departed_at)
    passages = [*walk.passages.values(), *_passed_unseen(plan, sifted.late, departed_at)]
    live = None
    if sifted.fresh and walk.progress is not None:
        live = Live(walk.progress, next_stop(plan, walk.progress, now), sifted.doubted)
    return Observation(live, sifted.doubted, sifted.late + sifted.fresh, passages, sifted.counts())


def _passed_unseen(plan: Plan, late: Sequence[Fix], departed_at: int | None) -> Iterable[Passage]:
    """Return the passages that late fixes show; before the departure the bus is followed as not departed."""
    if departed_at is not None and late and late[0].at < departed_at:
        departed_at = None
    return follow(plan, None, late, departed_at).passages.values()


def next_stop(plan: Plan, progress: Progress, now: float) -> Expected | None:
    """Return the stop ahead of the bus and when the bus gets there; None once it reached the last stop."""
    arrivals = expected(plan, progress, now)
    if not arrivals:
        return None
    stop = plan.stops[arrivals[0].index]
    due = stop.departure if arrivals[0].index == 0 else stop.arrival
    return Expected(stop.station_id, stop.name, due, arrivals[0].at)
