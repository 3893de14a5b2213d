"""When the boarding of each trip opens by itself: one list for each hour of UTC, by the second."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from tms.kernel.clock import at
from tms.kernel.queries import Listed, page
from tms.trips.records import BoardingRecord
from tms.trips.trip import Trip
from tms.trips.windows import boards_at

HOUR = 3600
LOOKED_BACK = 3
"""How many hours before the present one are looked at. A longer outage leaves boarding to the drivers."""

KEPT_S = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Due:
    """A trip whose boarding is to be opened at an epoch second, as it was planned when this was written."""

    trip_id: str
    second: int


def remember(trip: Trip, second: int | None = None) -> None:
    """Write down when the boarding of a trip opens. Doing it again changes nothing.

    Args:
        second: look at the trip at this epoch second, in place of the one of its schedule.
    """
    record = _key(Due(trip.trip_id, boards_at(trip) if second is None else second))
    record.trip_id, record.expires = trip.trip_id, (second or boards_at(trip)) + KEPT_S
    record.save()


def forget(due: Due) -> None:
    """Strike out what was looked at."""
    _key(due).delete()


def due_at(now: int) -> Iterator[Due]:
    """Yield the trips whose boarding was to be opened in the last hours up to `now`, the earliest first."""
    for hour in range(now // HOUR - LOOKED_BACK, now // HOUR + 1):
        behind: str | None = ""
        while behind is not None:
            listed = Listed(_hour(hour * HOUR), ("0", f"{_second(now)}$"), consistent=True)
            found = page(BoardingRecord, listed, limit=100, behind=behind or None)
            yield from (Due(each.trip_id, int(each.sk.partition("#")[0], 10)) for each in found.records)
            behind = found.following


def _key(due: Due) -> BoardingRecord:
    return BoardingRecord(_hour(due.second), f"{_second(due.second)}#{due.trip_id}")


def _hour(second: int) -> str:
    return f"BOARDING#{at(second).astimezone(UTC):%Y-%m-%dT%H}"


def _second(second: int) -> str:
    return f"{second:011}"
