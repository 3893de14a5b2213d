"""Event handlers: they take a batch and return the records that failed, which are delivered again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tms.kernel import startup
from tms.kernel.events.attempts import Item, failed_of
from tms.kernel.events.cloud_events import CloudEvent, parse
from tms.kernel.logging import flush_metrics, logger

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
Record = dict[str, Any]
"""A record of a batch as Lambda delivers it."""


@dataclass(frozen=True)
class Change:
    """A change of one item of a table.

    Attributes:
        id: the stream's identifier of the change, the same each time the record is delivered.
        kind: INSERT, MODIFY or REMOVE.
        at: when it happened, as the stream tells it.
        old: the item before, empty if there was none; numbers are int or float.
        new: the item after, empty if it was deleted.
    """

    id: str
    kind: str
    at: datetime
    old: dict[str, Any]
    new: dict[str, Any]

    def became(self, attribute: str, value: object) -> bool:
        """Tell whether the change gave `attribute` this value."""
        return self.new.get(attribute) == value and self.old.get(attribute) != value


def on_events(handle: Callable[[CloudEvent], None]) -> Handler:
    """Return the Lambda handler of a queue of CloudEvents; it calls `handle` with each event."""
    startup.require_all()

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        return each_event(handle, event)

    return handler


def each_event(handle: Callable[[CloudEvent], None], event: dict[str, Any]) -> dict[str, Any]:
    """Call `handle` with each CloudEvent of a queue's batch; return the messages that failed."""

    def one(record: Record) -> None:
        message = parse(record["body"])
        logger.set_correlation_id(message.id)
        handle(message)

    return each_record(_by_message(event), one)


def on_messages(handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a queue of our own functions; it calls `handle` with each body."""
    startup.require_all()

    def one(record: Record) -> None:
        logger.set_correlation_id(record["messageId"])
        handle(record["body"])

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        return each_record(_by_message(event), one)

    return handler


def on_partitions(prefix: str, handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a table's stream that calls `handle` once with each changed partition key.

    It serves projections that are computed from the table itself, so neither the order of the changes matters
    nor repeats.

    Args:
        prefix: the beginning of the partition keys to handle; others are ignored.
    """
    return on_grouped(prefix, lambda _: handle)


def on_grouped(
    prefix: str, prepare: Callable[[Mapping[str, Sequence[Record]]], Callable[[str], None]]
) -> Handler:
    """Return the Lambda handler of a table's stream whose records are handled by their partition keys.

    Args:
        prefix: the beginning of the partition keys to handle; others are ignored.
        prepare: takes the records of a batch by their partition key, and returns what is called once with
            each key.
    """
    startup.require_all()

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        first: dict[str, str] = {}
        grouped: dict[str, list[Record]] = {}
        for number, record in by_number(event):
            partition = record["dynamodb"]["Keys"]["pk"]["S"]
            if partition.startswith(prefix):
                first.setdefault(partition, number)
                grouped.setdefault(partition, []).append(record)
        return each_record(((first[partition], partition) for partition in first), prepare(grouped))

    return handler


def by_number(event: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    """Yield the records of a table's stream, each with its sequence number."""
    for record in event["Records"]:
        yield record["dynamodb"]["SequenceNumber"], record


def _by_message(event: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    for record in event["Records"]:
        yield record["messageId"], record


def each_record(records: Iterable[tuple[str, Item]], handle: Callable[[Item], None]) -> dict[str, Any]:
    """Call `handle` with each record; return those that failed, as Lambda wants to be told of them.

    Powertools' batch processor does the same and needs 15 ms of CPU to import.

    Args:
        records: each with the identifier by which Lambda delivers it again.
    """
    failed = failed_of(records, handle)
    flush_metrics()
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}
