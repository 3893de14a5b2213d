"""Throttle: limits how often something may be tried, counted in DynamoDB by key and window of time.

Windows are fixed: they begin at whole multiples of their length. So up to twice the number of tries can come
around the border of two windows. In return a try costs one conditional write and no read.
"""

from pynamodb.attributes import NumberAttribute

from tms.kernel.access.guards import GuardRecord
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.store import write_if

KEPT_SECONDS = 3600
"""How long a count is kept after its window, at least; DynamoDB deletes it some time later."""


class CountRecord(GuardRecord):
    """`THROTTLE#<limit>#<key>` / `<window>`: the number of tries in that window."""

    tried = NumberAttribute()


def spend(limit: Limit, key: str) -> int:
    """Count one try before it is made, so that of many simultaneous tries no more than allowed get through.

    Args:
        key: counts tries of one account, address or thing. It is stored in the clear: no personal data.

    Returns:
        The number of tries in the present window, this one included.

    Raises:
        TooManyRequests: `too_many_attempts`; a refused try is not counted, so waiting always helps.
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
    """Set the count of the present window to 0, once the tries have turned out to be the rightful owner's."""
    record, _ = _count(limit, key, epoch())
    write_if(lambda: record.update(actions=[CountRecord.tried.set(0)], condition=CountRecord.tried.exists()))


def give_back(limit: Limit, key: str) -> None:
    """Take one try off the count of the present window, because it turned out not to count."""
    record, _ = _count(limit, key, epoch())
    write_if(lambda: record.update(actions=[CountRecord.tried.add(-1)], condition=CountRecord.tried > 0))


def _count(limit: Limit, key: str, now: int) -> tuple[CountRecord, int]:
    window = now // limit.seconds
    return CountRecord(f"THROTTLE#{limit.name}#{key}", str(window)), (window + 1) * limit.seconds
