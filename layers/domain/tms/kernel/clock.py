"""The clock: the only place that asks what time it is, so that tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

_FIRST, _LAST = -62_135_596_800, 253_402_300_799
"""The seconds of the years 1 and 9999: what a datetime can hold."""

_held: list[datetime] = []


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _held[-1] if _held else datetime.now(UTC)


def epoch() -> int:
    """Return the present moment in whole seconds since 1970-01-01T00:00:00Z."""
    return int(now().timestamp())


def at(seconds: int, offset: int = 0) -> datetime:
    """Return the moment `seconds` after the epoch, aware; outside the years 1 to 9999 the nearest one.

    Args:
        offset: of the place where people read it, in seconds from UTC; see `offset_of`.
    """
    zone = timezone(timedelta(seconds=offset)) if offset else UTC
    earliest, latest = _FIRST - min(offset, 0), _LAST - max(offset, 0)
    return datetime.fromtimestamp(min(max(seconds, earliest), latest), zone)


def offset_of(moment: datetime) -> int:
    """Return an aware moment's offset from UTC in seconds.

    A stop's times are told with its local offset, and so is all that happens on the way there: people compare
    it with the timetable.

    Raises:
        ValueError: `moment` has no time zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a time zone has no offset")
    return int(offset.total_seconds())


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
    """Hold the clock at `moment` inside a `with` block, for the whole process: for tests and sample data."""
    _held.append(moment)
    try:
        yield
    finally:
        _held.pop()
