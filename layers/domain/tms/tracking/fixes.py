"""Fixes of a bus's position: their form on the stream, and which of them can be believed; pure."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tms.tracking.geo import distance_m

FUTURE_S = 60.0
"""A fix may be this many seconds ahead of our clock; phones' clocks drift."""

STALE_S = 24 * 3600.0
"""The stream endpoint takes no fix older than this many seconds; a dead zone is shorter."""

MAX_SPEED_MPS = 45.0
"""No bus is faster than this many metres a second (162 km/h)."""

MAX_ACCURACY_M = 200.0
"""A fix that is less accurate than this many metres cannot tell whether the bus is at a stop."""

VOTES = 3
"""This many fixes in a row that fit each other outvote the one that was believed before them."""


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
class Sifted:
    """Fixes after the filters.

    Attributes:
        fresh: believed fixes that are newer than what was known, ordered by time.
        late: believed fixes that are older than what was known, ordered by time. They are also in `rejected`.
        rejected: (index in the input, reason), in the order of the input.
        doubted: the latest fixes that were too far off; they will be believed if more fixes fit them.
    """

    fresh: list[Fix]
    late: list[Fix]
    rejected: list[tuple[int, Reason]]
    doubted: tuple[Fix, ...] = ()

    def counts(self) -> Counter[Reason]:
        """How many fixes were rejected, per reason."""
        return Counter(reason for _, reason in self.rejected)


def sift(
    fixes: Sequence[Fix],
    *,
    now: float,
    before: Fix | None = None,
    doubted: Sequence[Fix] = (),
    oldest: float = float("-inf"),
) -> Sifted:
    """Order fixes of one bus by their time and separate the believable ones from the others.

    The speed between two consecutive believed fixes must be possible, after their stated accuracies are taken
    off their distance. Yet `VOTES` fixes in a row that fit each other are all believed: then the fix before
    them was wrong.

    Args:
        fixes: in any order; repeats are allowed.
        now: our clock, seconds since 1970.
        before: the latest fix known so far, if any; older fixes are late.
        doubted: the fixes that were doubted since then; see `Sifted`.
        oldest: fixes before this time are stale.
    """
    news, history = _Line(before, doubted), _Line()
    rejected: list[tuple[int, Reason]] = []
    for index in sorted(range(len(fixes)), key=lambda index: fixes[index].at):
        fix = fixes[index]
        reason = _unbelievable(fix, oldest, now + FUTURE_S)
        if reason is None and before is not None and fix.at < before.at:
            reason = Reason.STALE
            history.take(fix)
        elif reason is None:
            reason = news.take(fix)
        if reason is not None:
            rejected.append((index, reason))
    return Sifted(
        news.believed,
        history.believed,
        sorted(
            (index, reason)
            for index, reason in rejected
            if reason is not Reason.IMPOSSIBLE_SPEED or fixes[index].at not in news.outvoted
        ),
        tuple(news.doubted),
    )


class _Line:
    """Fixes of one bus that are believed one after another, in the order of time."""

    def __init__(self, last: Fix | None = None, doubted: Sequence[Fix] = ()) -> None:
        self.last = last
        self.believed: list[Fix] = []
        self.doubted = list(doubted)
        self.outvoted: set[float] = set()
        """Times of fixes that were doubted first and believed later."""

    def take(self, fix: Fix) -> Reason | None:
        """Believe a fix, or return why not."""
        last = self.last
        if last is not None:
            if fix.at == last.at or any(fix.at == each.at for each in self.doubted):
                return Reason.DUPLICATE
            if too_fast(last, fix):
                return self._doubt(fix)
        self.doubted = [each for each in self.doubted if each.at > fix.at]
        self._believe(fix)
        return None

    def _doubt(self, fix: Fix) -> Reason | None:
        if self.doubted and fix.at < self.doubted[-1].at:
            return Reason.IMPOSSIBLE_SPEED
        if self.doubted and too_fast(self.doubted[-1], fix):
            self.doubted.clear()
        self.doubted.append(fix)
        if len(self.doubted) < VOTES:
            return Reason.IMPOSSIBLE_SPEED
        self.outvoted.update(each.at for each in self.doubted)
        self._believe(*self.doubted)
        self.doubted.clear()
        return None

    def _believe(self, *fixes: Fix) -> None:
        self.believed += fixes
        self.last = fixes[-1]


def _unbelievable(fix: Fix, oldest: float, newest: float) -> Reason | None:
    if fix.accuracy_m is not None and fix.accuracy_m > MAX_ACCURACY_M:
        return Reason.POOR_ACCURACY
    if fix.at > newest:
        return Reason.FUTURE
    return Reason.STALE if fix.at < oldest else None


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
