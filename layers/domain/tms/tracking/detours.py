"""Detours: a bus that really leaves its route is noted, and is shown where it was on the route; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tms.tracking.fixes import VOTES, Fix, too_fast


@dataclass(frozen=True, slots=True)
class Detour:
    """Fixes off the route that a bus can have reached from where it was last seen on it.

    Attributes:
        since: time of the first of these fixes, seconds since 1970.
        last: the latest of them.
        fixes: how many they are.
    """

    since: float
    last: Fix
    fixes: int

    @property
    def certain(self) -> bool:
        """Tell whether these fixes are enough for an alert: a single one may be a fault of the device."""
        return self.fixes >= VOTES


def detours(
    seen: Fix | None, before: Detour | None, believed: Iterable[Fix], strays: Iterable[Fix]
) -> Iterator[Detour | None]:
    """Yield the detour after each fix in the order of time; None where the bus is on its route.

    Fixes that no bus can have reached tell nothing, as those of a device that says 0, 0 for "unknown".

    Args:
        seen: where the bus was last seen on its route; None if it never was.
        before: the detour that it has been on since then, if any.
        believed: fixes on the route.
        strays: fixes off the route.
    """
    detour = before
    off = {fix.at: fix for fix in strays}
    on = {fix.at: fix for fix in believed}
    for at in sorted(on.keys() | off.keys()):
        if at in on:
            seen, detour = on[at], None
        else:
            start, fix = detour.last if detour else seen, off[at]
            if start is None or fix.at <= start.at or too_fast(start, fix):
                continue
            detour = Detour(detour.since, fix, detour.fixes + 1) if detour else Detour(fix.at, fix, 1)
        yield detour
