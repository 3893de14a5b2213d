"""Tallies: how many things somebody has that wait to be paid for, and how many lapsed, in the table Guards.

What is counted is added in the transaction that makes it, on the condition that there is room. So of many at
once no more than allowed succeed. It is taken off after its end is written: a function that dies in between
leaves the count too high until the window ends, never too low.

A single thing that lapsed twice for somebody is refused to them for the rest of the window.

Windows are fixed, as those of `throttle`: at the border of two windows twice the number can be had.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from tms.kernel.access.guards import GuardRecord
from tms.kernel.access.limit import Quota
from tms.kernel.store import Transaction, whole_or_none, write_if

KEPT_SECONDS = 3600
"""How long a count is kept after its window, at least; DynamoDB deletes it some time later."""


class TallyRecord(GuardRecord):
    """`TALLY#<quota>#<key>` / `<window>`: how many there are, how many lapsed in it, and which ones."""

    held = NumberAttribute(null=True)
    lapsed = NumberAttribute(null=True)
    once = UnicodeSetAttribute(null=True)
    twice = UnicodeSetAttribute(null=True)


@dataclass(frozen=True)
class Count:
    """What was counted in a window.

    Attributes:
        twice: the names of the things that lapsed twice.
    """

    held: int
    lapsed: int
    twice: frozenset[str]


def add_into(
    transaction: Transaction,
    label: str,
    quota: Quota,
    key: str,
    number: int,
    at: int,
    things: Iterable[str] = (),
) -> None:
    """Add to `transaction` that `number` more are counted at the epoch second `at`.

    Args:
        label: names the condition that there is room, and that none of `things` lapsed twice.
        key: of the account, address or thing that they are counted for. It is stored: no personal data.
        things: the names of those that may not be had again and again.
    """
    condition = _room(quota, number)
    for thing in things:
        condition &= ~TallyRecord.twice.contains(thing)
    transaction.update(
        label, _record(quota, key, at), [TallyRecord.held.add(number), _kept(quota, at)], condition
    )


def read(item: Mapping[str, Any]) -> Count:
    """Return what was counted, from the item of a condition that failed."""
    record = TallyRecord.from_raw_data(dict(item))
    held, lapsed = whole_or_none(record.held) or 0, whole_or_none(record.lapsed) or 0
    return Count(held, lapsed, frozenset(record.twice or ()))


def take_off(quota: Quota, key: str, number: int, added_at: int, at: int) -> None:
    """Take off `number` that were added at the epoch second `added_at`, unless its window is over at `at`."""
    if quota.window_of(added_at) == quota.window_of(at):
        _change(_record(quota, key, at), [TallyRecord.held.add(-number)], TallyRecord.held >= number)


def lapse(quota: Quota, key: str, number: int, added_at: int, at: int) -> None:
    """Take off `number` that were added at `added_at`, and count them as lapsed in the window of `at`."""
    _change(_record(quota, key, at), _lapsed(quota, number, added_at, at))


def lapse_into(
    transaction: Transaction, label: str, quota: Quota, key: str, number: int, added_at: int, at: int
) -> None:
    """Add to `transaction` what `lapse` writes."""
    transaction.update(label, _record(quota, key, at), _lapsed(quota, number, added_at, at))


def name_lapsed(quota: Quota, key: str, at: int, things: Iterable[str]) -> None:
    """Write down which things lapsed: those that did so twice in the window may not be had again in it."""
    record = _record(quota, key, at)
    for thing in things:
        again = TallyRecord.once.contains(thing)
        if not _change(record, [TallyRecord.twice.add({thing})], again):
            _change(record, [TallyRecord.once.add({thing})])


def _lapsed(quota: Quota, number: int, added_at: int, at: int) -> list[Action]:
    actions: list[Action] = [TallyRecord.lapsed.add(number), _kept(quota, at)]
    if quota.window_of(added_at) == quota.window_of(at):
        actions.append(TallyRecord.held.add(-number))
    return actions


def _room(quota: Quota, number: int) -> Condition:
    room = TallyRecord.held.does_not_exist() | (TallyRecord.held <= quota.held - number)
    condition: Condition = room & (TallyRecord.lapsed.does_not_exist() | (TallyRecord.lapsed < quota.lapsed))
    return condition


def _change(record: TallyRecord, actions: list[Action], condition: Condition | None = None) -> bool:
    return write_if(lambda: record.update(actions=actions, condition=condition))


def _kept(quota: Quota, at: int) -> Action:
    return TallyRecord.expires.set(quota.window_end(at) + KEPT_SECONDS)


def _record(quota: Quota, key: str, at: int) -> TallyRecord:
    return TallyRecord(f"TALLY#{quota.name}#{key}", str(quota.window_of(at)))
