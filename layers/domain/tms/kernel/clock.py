"""The clock: the only place that asks what time it is, so that tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_FIRST, _LAST = -62_135_596_800, 253_402_300_799
"""The seconds of the years 1 and 9999: what a datetime can hold."""

_held: list[datetime] = []


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _held[-1] if _held else datetime.now(UTC)


def epoch() -> int:
    """Return the present moment in whole seconds since 1970-01-01T00:00:00Z."""
    return int(now().timestamp())


def at(seconds: int) -> datetime:
    """Return the moment `seconds` after the epoch, aware, in UTC; outside the years 1 to 9999 the nearest
    one.
    """
    return datetime.fromtimestamp(min(max(seconds, _FIRST), _LAST), UTC)


def rfc3339(moment: datetime) -> str:
    """Write an aware moment as RFC 3339 with its own offset, to the second.

    Raises:
        ValueError: `moment` has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be written")
    return moment.isoformat(timespec="seconds")


@contextmanager
def freeze(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` inside a `with` block (tests only)."""
    _held.append(moment)
    try:
        yield
    finally:
        _held.pop()
