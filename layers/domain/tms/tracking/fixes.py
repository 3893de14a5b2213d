"""Fixes of a bus's position: their form on the stream, and which of them can be believed."""

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
"""A fix that is less accurate than this many metres says nothing about a stop."""

VOTES = 3
"""So many fixes in a row that fit each other outvote the one believed before them."""


class Fix(NamedTuple):
    """One observed position.

    `at` is the time of the fix on the device's clock, in seconds since 1970 UTC, exact to the millisecond;
    latitude and longitude are degrees in WGS 84; speed is in metres a second, bearing in degrees clockwise
    from north, accuracy in metres (the radius that holds the true position 68 times in 100); None is "not
    reported".
    """

    at: float
    latitude: float
    longitude: float
    speed_mps: float | None = None
    bearing: float | None = None
    accuracy_m: float | None = None


class Reason(StrEnum):
    """Why a fix is not believed, or not the news. Values are public codes, and names of metrics."""

    DUPLICATE = "duplicate"
    FUTURE = "future"
    STALE = "stale"
    IMPOSSIBLE_SPEED = "impossible_speed"
    POOR_ACCURACY = "poor_accuracy"


DETAILS = {
    Reason.DUPLICATE: "The request or the trip has a fix of this time already.",
    Reason.FUTURE: f"recorded_at is more than {FUTURE_S:.0f} seconds ahead of the server's clock.",
    Reason.STALE: f"recorded_at is more than {STALE_S / 3600:.0f} hours ago.",
    Reason.IMPOSSIBLE_SPEED: f"The bus would have moved faster than {MAX_SPEED_MPS:.0f} m/s to be here.",
    Reason.POOR_ACCURACY: f"accuracy_m is more than {MAX_ACCURACY_M:.0f} metres.",
}
"""What to tell the sender, by reason."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one record of the stream carries: fixes of one trip, as the driver's device sent them together.

    `departed_at` is when the driver recorded the departure, in seconds since 1970; None is "not yet".
    """

    trip_id: str
    bus_id: str
    fixes: tuple[Fix, ...]
    departed_at: int | None = None


def encode(report: Report) -> bytes:
    """Return the report as compact JSON, for the stream."""
    body = {
        "trip_id": report.trip_id,
        "bus_id": report.bus_id,
        "fixes": report.fixes,
        "departed_at": report.departed_at,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def decode(data: bytes) -> Report:
    """Return the report that `encode` wrote; one that says nothing of a departure is read as well.

    Raises:
        ValueError, KeyError, TypeError: it is not one.
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
        fresh: believed, newer than what was known, ordered by time.
        late: believed, but older than what was known, ordered by time: history, not news. Also in `rejected`.
        rejected: (index in the input, reason), in the order of the input.
        doubted: the last ones that were too far off, and may yet be believed if more fit them.
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
    """Order fixes of one bus by their time and part the believable from the others.

    Args:
        fixes: in any order, with repeats.
        now: our clock, seconds since 1970.
        before: the latest fix known so far, if any; what is older is late.
        doubted: what was doubted since then, see `Sifted`.
        oldest: fixes before this time are stale.

    Returns:
        What is left, and why the rest is not. Speed is judged between consecutive fixes that are both
        believed, after taking the accuracy they state off their distance. But `VOTES` in a row that fit each
        other are believed, all of them: then it was the one before that was wrong.
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
        """Times of fixes that were doubted before they were believed."""

    def take(self, fix: Fix) -> Reason | None:
        """Believe a fix, or tell why not."""
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
    """Whether no bus gets from the one fix to the other in the time between."""
    reach = MAX_SPEED_MPS * (later.at - earlier.at) + (earlier.accuracy_m or 0.0) + (later.accuracy_m or 0.0)
    if (
        abs(later.latitude - earlier.latitude) + abs(later.longitude - earlier.longitude)
        < reach * _SURELY_WITHIN
    ):
        return False
    return distance_m(earlier.latitude, earlier.longitude, later.latitude, later.longitude) > reach


_SURELY_WITHIN = 1 / 111_400
"""No metre spans fewer degrees: where both offsets are below reach times this, a cheap look is enough."""
