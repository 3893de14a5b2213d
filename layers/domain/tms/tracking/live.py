"""A trip as it is seen live: where its bus is and when it comes, made from what its device sent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tms.tracking.arrivals import expected
from tms.tracking.fixes import Fix, Reason, sift
from tms.tracking.plan import Plan
from tms.tracking.progress import Passage, Progress, follow


@dataclass(frozen=True, slots=True)
class Expected:
    """The stop that the bus reaches next.

    Attributes:
        due: scheduled, seconds since 1970: its departure from the first stop, its arrival at the others.
        at: expected, seconds since 1970.
    """

    station_id: str
    name: str
    due: int
    at: float


@dataclass(frozen=True, slots=True)
class Live:
    """The progress at the latest fix, and the stop ahead; None once the last one is reached."""

    progress: Progress
    ahead: Expected | None


@dataclass(frozen=True, slots=True)
class Observation:
    """What a batch of fixes tells.

    Attributes:
        live: the new latest position; None if the batch has nothing newer.
        trail: the fixes to remember.
        passages: the stops that the bus was seen at.
        rejected: how many fixes were not news, per reason.
    """

    live: Live | None
    trail: list[Fix]
    passages: list[Passage]
    rejected: Counter[Reason]


def observe(plan: Plan, known: Progress | None, fixes: Sequence[Fix], now: float) -> Observation:
    """Make out what fixes of one trip tell beyond what is known.

    Fixes that come late (sent again after a failure, or kept in a dead zone) do not move the bus back, but
    they belong to the trail, and may show a stop that was passed unseen.

    Args:
        plan: of the trip.
        known: the progress at the latest fix so far, None before the first.
        fixes: in any order, with repeats.
        now: our clock, seconds since 1970.
    """
    sifted = sift(fixes, now=now, before=known.fix if known else None)
    walk = follow(plan, known, sifted.fresh)
    passages = list(walk.passages.values())
    if known is not None:
        late = follow(plan, None, sifted.late).passages
        passages += late.values()
    live = None
    if sifted.fresh and walk.progress is not None:
        live = Live(walk.progress, next_stop(plan, walk.progress, now))
    return Observation(live, sifted.late + sifted.fresh, passages, sifted.counts())


def next_stop(plan: Plan, progress: Progress, now: float) -> Expected | None:
    """Return the stop ahead of the bus and when it gets there; None once it has reached the last one."""
    arrivals = expected(plan, progress, now)
    if not arrivals:
        return None
    stop = plan.stops[arrivals[0].index]
    due = stop.departure if arrivals[0].index == 0 else stop.arrival
    return Expected(stop.station_id, stop.name, due, arrivals[0].at)
