"""Fixes of a bus's position: their form on the stream, and which of them can be believed; pure."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from tms.kernel.geo import distance_m
from tms.tracking.plan import Plan

FUTURE_S = 60.0
"""A fix may be this many seconds ahead of our clock; phones' clocks drift."""

STALE_S = 24 * 3600.0
"""The stream endpoint takes no fix older than this many seconds; a dead zone is shorter."""

MAX_SPEED_MPS = 45.0
"""No bus is faster than this many metres a second (162 km/h)."""

MAX_ACCURACY_M = 200.0
"""A fix that is less accurate than this many metres cannot tell whether the bus is at a stop."""

VOTES = 3
"""This many fixes in a row that fit each other outvote one that stands alone; see `Latest`."""

COMPANY_S = 300.0
"""A believed fix stands alone if the one before it is more than this many seconds older, or there is none."""


class Fix(NamedTuple):
    """One observed position.

    `at` is the time of the fix on the device's clock, in seconds since 1970 UTC, exact to the millisecond;
    latitude and longitude are degrees in WGS 84; speed is in metres a second, bearing in degrees clockwise
    from north, accuracy in metres (the true position is within this radius 68 times in 100). None means "not
    reported".
    """

    at: float
    latitude: float
    longitude: float
    speed_mps: float | None = None
    bearing: float | None = None
    accuracy_m: float | None = None


class Reason(StrEnum):
    """Why a fix is not believed, or is no news. The values are public codes."""

    DUPLICATE = "duplicate"
    FUTURE = "future"
    STALE = "stale"
    IMPOSSIBLE_SPEED = "impossible_speed"
    OFF_ROUTE = "off_route"
    POOR_ACCURACY = "poor_accuracy"

    @property
    def metric(self) -> str:
        """The name of the metric that counts these fixes, as `FixesImpossibleSpeed`."""
        return "Fixes" + self.value.title().replace("_", "")


DETAILS = {
    Reason.DUPLICATE: "The request or the trip has a fix of this time already.",
    Reason.FUTURE: f"recorded_at is more than {FUTURE_S:.0f} seconds ahead of the server's clock.",
    Reason.STALE: f"recorded_at is more than {STALE_S / 3600:.0f} hours ago.",
    Reason.IMPOSSIBLE_SPEED: f"The bus would have moved faster than {MAX_SPEED_MPS:.0f} m/s to be here.",
    Reason.OFF_ROUTE: "The position is far from the trip's route. It is noted, and not shown.",
    Reason.POOR_ACCURACY: f"accuracy_m is more than {MAX_ACCURACY_M:.0f} metres.",
}
"""Sentences for the sender, by reason."""


@dataclass(frozen=True, slots=True)
class Report:
    """The content of one record of the stream: fixes of one trip that the driver's device sent together.

    `departed_at` is when the driver recorded the departure, in seconds since 1970; None means "not yet".
    """

    trip_id: str
    bus_id: str
    fixes: tuple[Fix, ...]
    departed_at: int | None = None


def encode(report: Report) -> bytes:
    """Return the report as compact JSON for the stream."""
    body = {
        "trip_id": report.trip_id,
        "bus_id": report.bus_id,
        "fixes": report.fixes,
        "departed_at": report.departed_at,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def decode(data: bytes) -> Report:
    """Return the report that `encode` wrote; the departure may be missing in it.

    Raises:
        ValueError, KeyError, TypeError: the data is no report.
    """
    body = json.loads(data)
    trip_id, bus_id = str(body["trip_id"]), str(body["bus_id"])
    departed_at = body.get("departed_at")
    return Report(
        trip_id,
        bus_id,
        tuple(Fix(*row) for row in body["fixes"]),
        None if departed_at is None else int(departed_at),
    )


@dataclass(frozen=True, slots=True)
class Latest:
    """The fix of a bus that is believed, until a newer one is.

    Attributes:
        alone: no other fix tells that the bus was there, so that later ones may outvote it. The first fix and
            the first after a silence stand alone.
        doubted: fixes since then that were too far off; they will be believed if more fixes fit them.
    """

    fix: Fix
    alone: bool = False
    doubted: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Sifted:
    """Fixes after the filters.

    Attributes:
        fresh: believed fixes that are newer than what was known, ordered by time.
        late: believed fixes that are older than what was known, ordered by time. They are also in `rejected`.
        rejected: (index in the input, reason), in the order of the input.
        latest: what is believed now; None if nothing is.
    """

    fresh: list[Fix]
    late: list[Fix]
    rejected: list[tuple[int, Reason]]
    latest: Latest | None

    def counts(self) -> Counter[Reason]:
        """How many fixes were rejected, per reason."""
        return Counter(reason for _, reason in self.rejected)


def sift(
    fixes: Sequence[Fix],
    *,
    now: float,
    known: Latest | None = None,
    plan: Plan | None = None,
    oldest: float = float("-inf"),
) -> Sifted:
    """Order fixes of one bus by their time and separate the believable ones from the others.

    A fix far from the route is never believed. The speed between two consecutive believed fixes must be
    possible, after their stated accuracies are taken off their distance. `VOTES` fixes in a row that fit each
    other are all believed if the fix before them stands alone: then that one was wrong. Fixes in company are
    never outvoted, since no bus jumps.

    Args:
        fixes: in any order; repeats are allowed.
        now: our clock, seconds since 1970.
        known: what was believed so far, if anything; older fixes are late.
        plan: of the trip; None asks for no route.
        oldest: fixes before this time are stale.
    """
    news, history = _Line(known), _Line()
    reasons: dict[int, Reason] = {}
    for index in sorted(range(len(fixes)), key=lambda index: fixes[index].at):
        fix = fixes[index]
        reason = _unbelievable(fix, plan, oldest, now + FUTURE_S)
        if reason is None and known is not None and fix.at < known.fix.at:
            reason = Reason.STALE
            history.take(fix)
        elif reason is None:
            reason = news.take(fix)
        if reason is not None:
            reasons[index] = reason
    for index, fix in enumerate(fixes):
        if fix.at in news.outvoters and reasons.get(index) is Reason.IMPOSSIBLE_SPEED:
            del reasons[index]
        elif fix.at in news.outvoted:
            reasons.setdefault(index, Reason.IMPOSSIBLE_SPEED)
    return Sifted(news.believed, history.believed, sorted(reasons.items()), news.latest)


class _Line:
    """Fixes of one bus that are believed one after another, in the order of time."""

    def __init__(self, known: Latest | None = None) -> None:
        self.latest = known
        self.believed: list[Fix] = []
        self.outvoters: set[float] = set()
        """Times of fixes that were doubted first and believed later."""
        self.outvoted: set[float] = set()
        """Times of fixes that were believed first and outvoted later."""

    def take(self, fix: Fix) -> Reason | None:
        """Believe a fix, or return why not."""
        latest = self.latest
        if latest is not None:
            if fix.at == latest.fix.at or any(fix.at == each.at for each in latest.doubted):
                return Reason.DUPLICATE
            if too_fast(latest.fix, fix):
                return self._doubt(latest, fix)
            doubted = tuple(each for each in latest.doubted if each.at > fix.at)
            self.latest = Latest(fix, _alone(latest.fix, fix), doubted)
        else:
            self.latest = Latest(fix, alone=True)
        self.believed.append(fix)
        return None

    def _doubt(self, latest: Latest, fix: Fix) -> Reason | None:
        doubted = latest.doubted
        if not latest.alone or (doubted and fix.at < doubted[-1].at):
            return Reason.IMPOSSIBLE_SPEED
        if doubted and too_fast(doubted[-1], fix):
            doubted = ()
        doubted = (*doubted, fix)
        if len(doubted) < VOTES:
            self.latest = replace(latest, doubted=doubted)
            return Reason.IMPOSSIBLE_SPEED
        if self.believed and self.believed[-1] == latest.fix:
            self.believed.pop()
            self.outvoted.add(latest.fix.at)
        self.outvoters.update(each.at for each in doubted)
        self.believed += doubted
        self.latest = Latest(fix, _alone(doubted[-2], fix))
        return None


def _alone(before: Fix, fix: Fix) -> bool:
    return fix.at - before.at > COMPANY_S


def _unbelievable(fix: Fix, plan: Plan | None, oldest: float, newest: float) -> Reason | None:
    if fix.accuracy_m is not None and fix.accuracy_m > MAX_ACCURACY_M:
        return Reason.POOR_ACCURACY
    if fix.at > newest:
        return Reason.FUTURE
    if fix.at < oldest:
        return Reason.STALE
    return Reason.OFF_ROUTE if plan is not None and plan.leaves_out(fix.latitude, fix.longitude) else None


def too_fast(earlier: Fix, later: Fix) -> bool:
    """Tell whether no bus gets from the one fix to the other in the time between them."""
    reach = MAX_SPEED_MPS * (later.at - earlier.at) + (earlier.accuracy_m or 0.0) + (later.accuracy_m or 0.0)
    if (
        abs(later.latitude - earlier.latitude) + abs(later.longitude - earlier.longitude)
        < reach * _SURELY_WITHIN
    ):
        return False
    return distance_m(earlier.latitude, earlier.longitude, later.latitude, later.longitude) > reach


_SURELY_WITHIN = 1 / 111_400
"""Degrees that a metre spans at least: offsets that add up to less than reach times this are within reach."""
