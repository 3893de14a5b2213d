"""The base of every store: records, single conditional writes, and transactions that tell why they failed."""

import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection.table import TableConnection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from tms.kernel import dynamodb
from tms.kernel.conflicts import Conflicted

BUSY = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
"""Reasons of a cancelled transaction that pass; the SDK does not try such a transaction again by itself."""

IN_PART = ": "
"""What stands between the name of a part of a transaction and the labels of its writes."""

CONFLICT_TRIES = 6
CONFLICT_PAUSE_SECONDS = 0.025


def in_table(name: Callable[[], str], indexes: tuple[dynamodb.Index, ...] = ()) -> Any:
    """Return the `Meta` by which pynamodb knows the table of a record and of the records that inherit from
    it.

    Args:
        name: returns the table's name; called at the first use, so that an import needs no environment.
        indexes: of the table, if it has any.
    """
    return type("Meta", (), {"table": staticmethod(name), "indexes": indexes})


class Record(Model):
    """An item with the keys `pk` and `sk`. A service has one base record that names the table:

    class InBookings(Record):
        Meta: Any = in_table(lambda: settings().bookings_table)
    """

    Meta: Any

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        cls.Meta.table_name = cls.Meta.table()
        return dynamodb.table(cls.Meta.table_name, cls.Meta.indexes)


class Expiring(Record):
    """A record that DynamoDB deletes some time after `expires` (epoch seconds)."""

    expires = NumberAttribute(null=True)


class ConditionFailed(Exception):
    """A condition did not hold, so nothing was written; trying again will not help.

    Attributes:
        failed: the labels of the writes whose condition failed, each with the item as it is (None if absent).
    """

    def __init__(self, failed: Mapping[str, dict[str, Any] | None]) -> None:
        super().__init__(", ".join(failed))
        self.failed = dict(failed)

    def of(self, part: str) -> "ConditionFailed":
        """Return what failed of one part of the transaction, by its own labels; see `Transaction.part`."""
        begins = part + IN_PART
        own = {label: item for label, item in self.failed.items() if label.startswith(begins)}
        return ConditionFailed({label.removeprefix(begins): item for label, item in own.items()})


@dataclass
class _Update:
    """A change of one item."""

    record: Record
    actions: list[Action]
    condition: Condition | None

    def __call__(self, writer: TransactWrite) -> None:
        writer.update(self.record, actions=self.actions, condition=self.condition, return_values="ALL_OLD")

    def is_of(self, record: Record) -> bool:
        one, other = self.record, record
        return (one.pk, one.sk, one.Meta.table()) == (other.pk, other.sk, other.Meta.table())

    def join(self, actions: list[Action], condition: Condition | None) -> None:
        self.actions = [*self.actions, *actions]
        if condition is not None:
            self.condition = condition if self.condition is None else self.condition & condition


@dataclass
class _Write:
    """A write of a transaction, with the labels by which it is named if its condition fails."""

    labels: list[str]
    add: Callable[[TransactWrite], None]


class Transaction:
    """Writes to any tables that happen together or not at all, at most 100.

    Each write has a label, by which `ConditionFailed` names it: pynamodb sends the writes in another order
    than they were added.

    Args:
        token: makes a repeat of the same transaction within ten minutes succeed without writing again.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token
        self._begins = ""
        self._writes: dict[str, list[_Write]] = {kind: [] for kind in ("check", "delete", "put", "update")}

    def __len__(self) -> int:
        return sum(map(len, self._writes.values()))

    def __contains__(self, label: str) -> bool:
        return any(self._begins + label in each.labels for each in self._ordered())

    def part(self, name: str) -> "Transaction":
        """Return this transaction for the writes of one of several things of the same kind.

        The labels of its writes begin with the name; `ConditionFailed.of` has them as they were given. Where
        parts update one item, as two stretches of one seat, they do so by one write that has both labels,
        because DynamoDB takes no second one.
        """
        return _Part(self._token, self._writes, name + IN_PART)

    def put(self, label: str, record: Record, condition: Condition | None = None) -> None:
        """Write a whole record."""
        self._add("put", label, lambda t: t.save(record, condition=condition, return_values="ALL_OLD"))

    def update(
        self, label: str, record: Record, actions: list[Action], condition: Condition | None = None
    ) -> None:
        """Change attributes of the item with the keys of `record`."""
        self._add("update", label, _Update(record, actions, condition))

    def delete(self, label: str, record: Record, condition: Condition | None = None) -> None:
        """Delete the item with the keys of `record`."""
        self._add("delete", label, lambda t: t.delete(record, condition=condition))

    def check(self, label: str, record: Record, condition: Condition) -> None:
        """Require a condition of the item with the keys of `record`, without writing it."""
        self._add(
            "check",
            label,
            lambda t: t.condition_check(type(record), record.pk, record.sk, condition=condition),
        )

    def commit(self) -> None:
        """Write everything, or nothing.

        Raises:
            ConditionFailed: a condition did not hold.
            Conflicted: the items stayed busy through all tries.
        """
        for attempt in range(CONFLICT_TRIES):
            if attempt:
                time.sleep(random.uniform(0, CONFLICT_PAUSE_SECONDS * 2**attempt))  # noqa: S311
            try:
                with TransactWrite(
                    connection=dynamodb.connection(), client_request_token=self._token
                ) as writer:
                    for each in self._ordered():
                        each.add(writer)
            except TransactWriteError as error:
                self._explain(error)
            else:
                return
        raise Conflicted

    def happens(self) -> bool:
        """Commit, and tell whether it was written; False if a condition did not hold.

        Raises:
            Conflicted: the items stayed busy through all tries.
        """
        try:
            self.commit()
        except ConditionFailed:
            return False
        return True

    def _add(self, kind: str, label: str, add: Callable[[TransactWrite], None]) -> None:
        if label in self:
            raise ValueError(f"two writes are labelled {label!r}")
        self._writes[kind].append(_Write([self._begins + label], add))

    def _ordered(self) -> Iterable[_Write]:
        for writes in self._writes.values():
            yield from writes

    def _explain(self, error: TransactWriteError) -> None:
        reasons = error.cancellation_reasons
        failed = {
            label: reason.raw_item
            for each, reason in zip(self._ordered(), reasons, strict=False)
            if reason and reason.code == "ConditionalCheckFailed"
            for label in each.labels
        }
        if failed:
            raise ConditionFailed(failed) from error
        busy = any(reason and reason.code in BUSY for reason in reasons)
        if not busy and _code(error) != "TransactionInProgressException":
            raise error


class _Part(Transaction):
    """A transaction as one of its parts sees it; see `Transaction.part`."""

    def __init__(self, token: str | None, writes: dict[str, list[_Write]], begins: str) -> None:
        super().__init__(token)
        self._writes = writes
        self._begins = begins

    def update(
        self, label: str, record: Record, actions: list[Action], condition: Condition | None = None
    ) -> None:
        for each in self._writes["update"]:
            if isinstance(each.add, _Update) and each.add.is_of(record):
                each.labels.append(self._begins + label)
                each.add.join(actions, condition)
                return
        super().update(label, record, actions, condition)


def _code(error: PynamoDBException) -> str | None:
    """Return the code of DynamoDB's answer; None if there was no answer, a case pynamodb does not foresee."""
    return getattr(error, "cause_response_code", None)


def whole_or_none(value: float | None) -> int | None:
    """Return an optional number attribute as an integer; pynamodb's types hide that it may be None."""
    return None if value is None else int(value)


def save_new(record: Record) -> bool:
    """Write `record` unless an item with its keys exists; return whether it was written."""
    return write_if(lambda: record.save(condition=Record.pk.does_not_exist()))


def write_if(write: Callable[[], object]) -> bool:
    """Run a single conditional write; return False if its condition did not hold.

    A conflict with a running transaction is tried again after a random pause.

    Raises:
        Conflicted: the item stayed busy through all tries.
    """
    for attempt in range(CONFLICT_TRIES):
        if attempt:
            time.sleep(random.uniform(0, CONFLICT_PAUSE_SECONDS * 2**attempt))  # noqa: S311
        try:
            write()
        except PynamoDBException as error:
            code = _code(error)
            if code == "ConditionalCheckFailedException":
                return False
            if code != "TransactionConflictException":
                raise
        else:
            return True
    raise Conflicted
