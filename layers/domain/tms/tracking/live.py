"""A trip as it is seen live: where its bus is and when it comes, made from the fixes of its device; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tms.tracking.arrivals import expected
from tms.tracking.detours import Detour, detours
from tms.tracking.fixes import VOTES, Fix, Latest, Reason, sift
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
        alone, doubted: of the latest fix; see `fixes.Latest`.
        detour: on which the bus has been since then, if any.
        offset: how far the clocks at the stop ahead, or at the last stop, are ahead of UTC, in seconds.
    """

    progress: Progress
    ahead: Expected | None
    alone: bool = False
    doubted: tuple[Fix, ...] = ()
    detour: Detour | None = None
    offset: int = 0

    @property
    def latest(self) -> Latest:
        """The latest fix, as `fixes.sift` asks for it."""
        return Latest(self.progress.fix, self.alone, self.doubted)


@dataclass(frozen=True, slots=True)
class Observation:
    """What a batch of fixes tells.

    Attributes:
        live: what is known now; None if no fix was ever believed.
        moved: whether its position is newer than what was known.
        trail: the fixes to keep.
        passages: the stops that the bus was seen at.
        alerts: the detours that became certain.
        rejected: how many fixes were rejected, by reason.
    """

    live: Live | None
    moved: bool
    trail: list[Fix]
    passages: list[Passage]
    alerts: list[Detour]
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
    sifted = sift(fixes, now=now, known=known.latest if known else None, plan=plan)
    walk = follow(plan, known.progress if known else None, sifted.fresh, departed_at)
    passages = [*walk.passages.values(), *_passed_unseen(plan, sifted.late, departed_at)]
    live = known
    alerts: list[Detour] = []
    if walk.progress is not None and sifted.latest is not None:
        ahead = next_stop(plan, walk.progress, now) if sifted.fresh or known is None else known.ahead
        stop = plan.stops[min(walk.progress.next_index, len(plan.stops) - 1)]
        live = Live(walk.progress, ahead, sifted.latest.alone, sifted.latest.doubted, offset=stop.offset)
        strays = [fixes[index] for index, reason in sifted.rejected if reason is Reason.OFF_ROUTE]
        live, alerts = _off_route(live, known, sifted.fresh, strays)
    return Observation(
        live, bool(sifted.fresh), sifted.late + sifted.fresh, passages, alerts, sifted.counts()
    )


def _off_route(
    live: Live, known: Live | None, fresh: Sequence[Fix], strays: Sequence[Fix]
) -> tuple[Live, list[Detour]]:
    """Return what is known, with the detour that the bus is on, and the detours that became certain.

    A bus that has not set off may come from anywhere, and is on no detour.
    """
    if not live.progress.under_way:
        return live, []
    before = known.detour if known else None
    ways = [before, *detours(known.progress.fix if known else None, before, fresh, strays)]
    certain = [way for way in ways[1:] if way is not None and way.fixes == VOTES]
    return replace(live, detour=ways[-1]), certain


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
