"""The base of every store: records that share one client, and transactions that tell why they failed."""

import random
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from threading import Lock
from typing import Any

from botocore.parsers import JSONParser, ResponseParserFactory
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection.base import Connection, MetaTable
from pynamodb.connection.table import TableConnection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from tms.kernel import aws

CONNECT_SECONDS, READ_SECONDS, RETRIES = 1.0, 3.0, 1
"""One call that never gets an answer takes 9 s, with the pause between its tries: below our functions' 10 s.

A call that is refused is answered at once, and a busy transaction is tried again by `Transaction`.
"""

BUSY = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
"""Reasons of a cancelled transaction that go away; the SDK does not try it again by itself."""

CONFLICT_TRIES = 6
CONFLICT_PAUSE_SECONDS = 0.025

KEYS = {
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "AttributeDefinitions": [
        {"AttributeName": "pk", "AttributeType": "S"},
        {"AttributeName": "sk", "AttributeType": "S"},
    ],
}
"""The key schema that all tables share."""


class _ValuesAsTheyCome(JSONParser):  # type: ignore[misc] # botocore has no types
    """Leaves the values of items as they are on the wire, which is how pynamodb wants them.

    botocore would walk through each of them and change nothing, for half of the CPU time that reading a
    bus's seats takes. Only binary values would need it, and no record has one.
    """

    def _handle_structure(self, shape: Any, value: Any) -> Any:
        return value if shape.name == "AttributeValue" else super()._handle_structure(shape, value)


class _Parsers(ResponseParserFactory):  # type: ignore[misc] # botocore has no types
    def create_parser(self, protocol_name: str) -> Any:
        return _ValuesAsTheyCome() if protocol_name == "json" else super().create_parser(protocol_name)


class _Connection(Connection):
    """pynamodb's connection, on a session of ours."""

    @cached_property
    def session(self) -> Any:
        made = aws.session()
        made.register_component("response_parser_factory", _Parsers())
        return made


@cache
def connection() -> Connection:
    """Return the one DynamoDB client of this container."""
    return _Connection(
        region=aws.region(),
        connect_timeout_seconds=CONNECT_SECONDS,
        read_timeout_seconds=READ_SECONDS,
        retry_configuration={"total_max_attempts": 1 + RETRIES, "mode": "standard"},
    )


_making = Lock()


@cache
def _table(name: str, indexes: tuple[str, ...]) -> TableConnection:
    table = TableConnection(name, region=connection().region)
    table.connection = connection()
    table.connection.add_meta_table(MetaTable({"TableName": name, **with_indexes(indexes)}))
    return table


def with_indexes(indexes: Iterable[str]) -> dict[str, Any]:
    """Return the keys of a table with indexes: each has a partition key of its own name, and `sk`."""
    hashes = [{"AttributeName": index, "AttributeType": "S"} for index in indexes]
    schemas = [[{"AttributeName": index, "KeyType": "HASH"}, KEYS["KeySchema"][1]] for index in indexes]
    return {
        "KeySchema": KEYS["KeySchema"],
        "AttributeDefinitions": KEYS["AttributeDefinitions"] + hashes,
        "GlobalSecondaryIndexes": [
            {"IndexName": index, "KeySchema": schema, "Projection": {"ProjectionType": "ALL"}}
            for index, schema in zip(indexes, schemas, strict=True)
        ],
    }


def disconnect() -> None:
    """Forget the client, so that the next use makes a new one (tests only)."""
    connection.cache_clear()
    _table.cache_clear()


def in_table(name: Callable[[], str], indexes: tuple[str, ...] = ()) -> Any:
    """Return what tells pynamodb the table of a record and of those that inherit from it.

    Args:
        name: asked at the first use, so that an import needs no environment.
        indexes: see `with_indexes`.
    """
    return type("Meta", (), {"table": staticmethod(name), "indexes": indexes})


class Record(Model):
    """An item with the keys `pk` and `sk`. A service's base record names the table for all of its records:

    class InBookings(Record):
        Meta: Any = in_table(lambda: settings().bookings_table)
    """

    Meta: Any

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        cls.Meta.table_name = cls.Meta.table()
        with _making:  # threads may ask for a table's first use at the same moment
            return _table(cls.Meta.table_name, cls.Meta.indexes)


class Expiring(Record):
    """A record that DynamoDB deletes some time after `expires` (epoch seconds)."""

    expires = NumberAttribute(null=True)


class ConditionFailed(Exception):
    """At least one condition did not hold, so nothing was written. Trying again will not help.

    Attributes:
        failed: label of each write whose condition failed, with the item as it stands (None if absent).
    """

    def __init__(self, failed: Mapping[str, dict[str, Any] | None]) -> None:
        super().__init__(", ".join(failed))
        self.failed = dict(failed)


class Conflicted(Exception):
    """Other transactions kept touching the same items; nothing was written. Trying later may help."""


class Transaction:
    """Writes to any tables that happen together or not at all (at most 100).

    Each write has a label, so that a failed condition can be told apart by what it stood for;
    pynamodb sends the writes in another order than they were added.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token
        self._writes: dict[str, list[tuple[str, Callable[[TransactWrite], None]]]] = {
            kind: [] for kind in ("check", "delete", "put", "update")
        }

    def __len__(self) -> int:
        return sum(map(len, self._writes.values()))

    def __contains__(self, label: str) -> bool:
        return any(label == each for each, _ in self._ordered())

    def put(self, label: str, record: Record, condition: Condition | None = None) -> None:
        """Write a whole record."""
        self._add("put", label, lambda t: t.save(record, condition=condition, return_values="ALL_OLD"))

    def update(
        self, label: str, record: Record, actions: list[Action], condition: Condition | None = None
    ) -> None:
        """Change attributes of the record with these keys."""
        self._add(
            "update",
            label,
            lambda t: t.update(record, actions=actions, condition=condition, return_values="ALL_OLD"),
        )

    def delete(self, label: str, record: Record, condition: Condition | None = None) -> None:
        """Delete the record with these keys."""
        self._add("delete", label, lambda t: t.delete(record, condition=condition))

    def check(self, label: str, record: Record, condition: Condition) -> None:
        """Ask a condition of a record without writing it."""
        self._add(
            "check",
            label,
            lambda t: t.condition_check(type(record), record.pk, record.sk, condition=condition),
        )

    def commit(self) -> None:
        """Write everything, or nothing.

        Raises:
            ConditionFailed: a condition did not hold; final.
            Conflicted: the items stayed busy through all tries.
        """
        for attempt in range(CONFLICT_TRIES):
            if attempt:
                time.sleep(random.uniform(0, CONFLICT_PAUSE_SECONDS * 2**attempt))  # noqa: S311
            try:
                with TransactWrite(connection=connection(), client_request_token=self._token) as writer:
                    for _, add in self._ordered():
                        add(writer)
            except TransactWriteError as error:
                self._explain(error)
            else:
                return
        raise Conflicted

    def happens(self) -> bool:
        """Commit; False, and nothing is written, where a condition did not hold.

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
        self._writes[kind].append((label, add))

    def _ordered(self) -> Iterable[tuple[str, Callable[[TransactWrite], None]]]:
        for writes in self._writes.values():
            yield from writes

    def _explain(self, error: TransactWriteError) -> None:
        reasons = error.cancellation_reasons
        failed = {
            label: reason.raw_item
            for (label, _), reason in zip(self._ordered(), reasons, strict=False)
            if reason and reason.code == "ConditionalCheckFailed"
        }
        if failed:
            raise ConditionFailed(failed) from error
        busy = any(reason and reason.code in BUSY for reason in reasons)
        if not busy and _code(error) != "TransactionInProgressException":
            raise error


def _code(error: PynamoDBException) -> str | None:
    """Return the code of DynamoDB's answer; None where there was none, which pynamodb trips over."""
    return getattr(error, "cause_response_code", None)


def whole_or_none(value: float | None) -> int | None:
    """Return an optional number attribute as an integer; pynamodb's types do not know that it may be None."""
    return None if value is None else int(value)


def save_new(record: Record) -> bool:
    """Write `record` unless one with its keys exists; return whether it was written."""
    return write_if(lambda: record.save(condition=Record.pk.does_not_exist()))


def write_if(write: Callable[[], object]) -> bool:
    """Run a single conditional write; return False where its condition did not hold.

    A conflict with a running transaction is retried with jitter.

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


def read_partition(
    kinds: Mapping[str, type[Record]],
    pk: str,
    *,
    consistent: bool = False,
    after: str | None = None,
    limit: int | None = None,
) -> list[Record]:
    """Return the records of one partition whose sort key begins with one of `kinds`, in its order.

    Args:
        kinds: record type by the part of the sort key before `#`; all of one table.
        consistent: see every write that was answered before.
        after: begin behind this sort key, which need not exist.
        limit: stop after so many items.
    """
    table = next(iter(kinds.values()))._get_connection()  # noqa: SLF001 - our own base class
    lowest, highest = min(kinds), max(kinds) + "$"  # "$" follows "#"
    if after is not None:
        lowest = max(lowest, after + "\0")
    found: list[Record] = []
    start: Any = None
    while lowest <= highest:
        page = table.query(
            pk,
            range_key_condition=Record.sk.between(lowest, highest),
            consistent_read=consistent,
            exclusive_start_key=start,
            limit=None if limit is None else limit - len(found),
        )
        for raw in page["Items"]:
            kind = kinds.get(raw["sk"]["S"].partition("#")[0])
            if kind is not None:
                found.append(kind.from_raw_data(raw))
        start = page.get("LastEvaluatedKey")
        if not start or len(found) == limit:
            break
    return found
