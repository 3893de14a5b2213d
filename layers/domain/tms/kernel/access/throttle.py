"""Throttling: how often something may be tried, counted in DynamoDB per key and window of time.

Windows are fixed (they begin at whole multiples of their length), so at the border of two of them up to twice
the number can come together. That is known and cheap: one conditional write counts, and nothing is read.
"""

from dataclasses import dataclass

from pynamodb.attributes import NumberAttribute

from tms.kernel.access.guards import GuardRecord
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.store import write_if

KEPT_SECONDS = 3600
"""How long a count outlives its window, at least; DynamoDB deletes it some time later."""


class CountRecord(GuardRecord):
    """`THROTTLE#<limit>#<key>` / `<window>`: how often it was tried in that window."""

    tried = NumberAttribute()


@dataclass(frozen=True)
class Limit:
    """At most `times` in every window of `seconds`.

    Attributes:
        name: tells its counts from those of other limits.
    """

    name: str
    times: int
    seconds: int


def spend(limit: Limit, key: str) -> int:
    """Count one try, before it is made: of many at the same moment no more than allowed get through.

    Returns how many were made in the present window, this one included.

    Args:
        key: whose tries are counted; no personal data, it is kept as it stands.

    Raises:
        TooManyRequests: `too_many_attempts`; nothing is counted then, so waiting always helps.
    """
    now = epoch()
    record, ends = _count(limit, key, now)
    counted = write_if(
        lambda: record.update(
            actions=[CountRecord.tried.add(1), CountRecord.expires.set(ends + KEPT_SECONDS)],
            condition=CountRecord.tried.does_not_exist() | (CountRecord.tried < limit.times),
        )
    )
    if not counted:
        raise TooManyRequests("too_many_attempts", "Too many attempts. Wait a while.", retry_after=ends - now)
    return int(record.tried)


def forget(limit: Limit, key: str) -> None:
    """Take back what was counted in the present window: the tries turned out to be the rightful owner's."""
    record, _ = _count(limit, key, epoch())
    write_if(lambda: record.update(actions=[CountRecord.tried.set(0)], condition=CountRecord.tried.exists()))


def give_back(limit: Limit, key: str) -> None:
    """Take back one try of the present window: it turned out to be none that counts."""
    record, _ = _count(limit, key, epoch())
    write_if(lambda: record.update(actions=[CountRecord.tried.add(-1)], condition=CountRecord.tried > 0))


def _count(limit: Limit, key: str, now: int) -> tuple[CountRecord, int]:
    window = now // limit.seconds
    return CountRecord(f"THROTTLE#{limit.name}#{key}", str(window)), (window + 1) * limit.seconds
