"""The calendar of a bus or a driver: which trip has it when; pure.

The calendar is cut into days of UTC, so that two planners meet only if they plan the same bus or driver for
the same day. A window stands in each day that it touches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

DAY_S = 24 * 3600
MOST_S = 7 * DAY_S
"""The longest window: a transaction writes one item for each day of it."""


class Kind(StrEnum):
    """What has a calendar."""

    BUS = "BUS"
    DRIVER = "DRIVER"


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which a bus or a driver is taken: from `begins` up to `ends`, which is free again.

    Attributes:
        begins, ends: epoch seconds. The window of a trip ends when the company's turnaround after it is over.

    Raises:
        ValueError: it does not end after it begins, or is longer than `MOST_S`.
    """

    begins: int
    ends: int

    def __post_init__(self) -> None:
        if not 0 < self.ends - self.begins <= MOST_S:
            raise ValueError("a window ends after it begins, within seven days")

    def overlaps(self, begins: int, ends: int | None) -> bool:
        """Tell whether it has a moment in common with another time, which may have no end."""
        return begins < self.ends and (ends is None or self.begins < ends)

    @property
    def days(self) -> tuple[str, ...]:
        """The days of UTC that it touches, as `2026-05-01`."""
        return days_between(self.begins, self.ends)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A trip that has a bus or a driver.

    Attributes:
        window: when it has it.
        label: what people call the trip, as `06:30 Kigali - Musanze`.
    """

    trip_id: str
    window: Window
    label: str


def days_between(begins: int, ends: int) -> tuple[str, ...]:
    """Return the days of UTC from one moment (epoch seconds) up to another, in order."""
    return tuple(
        datetime.fromtimestamp(day * DAY_S, UTC).date().isoformat()
        for day in range(begins // DAY_S, (ends - 1) // DAY_S + 1)
    )


def overlapping(
    assignments: Iterable[Assignment], window: Window, besides: str | None = None
) -> Iterator[Assignment]:
    """Yield the assignments that have a moment in common with a window.

    Args:
        besides: the id of a trip that does not count, because it is the one to be planned.
    """
    for each in assignments:
        if each.trip_id != besides and each.window.overlaps(window.begins, window.ends):
            yield each


def in_order(assignments: Iterable[Assignment]) -> list[Assignment]:
    """Return assignments by their beginning, each trip once: it may stand in several days."""
    once = {each.trip_id: each for each in assignments}
    return sorted(once.values(), key=lambda each: (each.window.begins, each.trip_id))
