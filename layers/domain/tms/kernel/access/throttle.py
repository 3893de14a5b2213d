"""Throttle: limits how often something may be tried, counted in DynamoDB by key and window of time.

Windows are fixed: they begin at whole multiples of their length. So up to twice the number of tries can come
around the border of two windows. In return a try costs one conditional write and no read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute

from tms.kernel.access.guards import GuardRecord
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.store import ConditionFailed, Transaction, write_if

KEPT_SECONDS = 3600
"""How long a count is kept after its window, at least; DynamoDB deletes it some time later."""


class CountRecord(GuardRecord):
    """`THROTTLE#<limit>#<key>` / `<window>`: the number of tries in that window."""

    tried = NumberAttribute()


class MarkRecord(GuardRecord):
    """`COUNTED#<mark>` / `COUNTED`: whether the thing with this mark is counted; see `spend_once`."""

    counted = BooleanAttribute(null=True)


@dataclass(frozen=True)
class Spent:
    """What `spend_once` counted."""

    mark: MarkRecord
    counts: Sequence[CountRecord]

    def take_back(self) -> None:
        """Count it no more, as if it had never been counted."""
        transaction = Transaction()
        transaction.update("mark", self.mark, [MarkRecord.counted.remove()], MarkRecord.counted.exists())
        for number, record in enumerate(self.counts):
            transaction.update(str(number), record, [CountRecord.tried.add(-1)], CountRecord.tried > 0)
        transaction.happens()


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
        raise _too_many(ends - now)
    return int(record.tried)


def spend_once(mark: str, keys: Mapping[Limit, str]) -> Spent | None:
    """Count something under several limits: under all of them or under none, and once for each mark.

    So a message that is delivered again is counted once, and one that a limit refuses uses up no other.

    Args:
        mark: names the thing, as the id of a message does. It is kept an hour longer than the longest window.
        keys: the key of each limit; see `spend`.

    Returns:
        None if the thing with this mark is counted already.

    Raises:
        TooManyRequests: `too_many_attempts`: one of the limits was reached; nothing is counted.
    """
    now = epoch()
    counts = [(limit, *_count(limit, key, now)) for limit, key in keys.items()]
    kept_until = max((ends for _, _, ends in counts), default=now) + KEPT_SECONDS
    spent = Spent(MarkRecord(f"COUNTED#{mark}", "COUNTED"), [record for _, record, _ in counts])
    transaction = Transaction()
    transaction.update(
        "mark",
        spent.mark,
        [MarkRecord.counted.set(True), MarkRecord.expires.set(kept_until)],
        MarkRecord.counted.does_not_exist(),
    )
    for limit, key in keys.items():
        spend_into(transaction, limit, key, now)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if "mark" in failure.failed:
            return None
        retry_after = max(ends - now for limit, _, ends in counts if limit.name in failure.failed)
        raise _too_many(retry_after) from None
    return spent


def spend_into(transaction: Transaction, limit: Limit, key: str, now: int) -> None:
    """Add to `transaction` that a try is counted; beyond the limit the commit fails, at its name.

    Args:
        key: see `spend`.
        now: the present epoch second.
    """
    record, ends = _count(limit, key, now)
    transaction.update(
        limit.name,
        record,
        [CountRecord.tried.add(1), CountRecord.expires.set(ends + KEPT_SECONDS)],
        CountRecord.tried.does_not_exist() | (CountRecord.tried < limit.times),
    )


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


def _too_many(retry_after: int) -> TooManyRequests:
    return TooManyRequests("too_many_attempts", "Too many attempts. Wait a while.", retry_after=retry_after)
