"""Event handlers: they take a batch and return the records that failed, which are delivered again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from tms.kernel import starting
from tms.kernel.events.cloud_events import CloudEvent, parse
from tms.kernel.logging import count, flush_metrics, logger

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


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
    starting.require_all()

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        return each_event(handle, event, context)

    return handler


def each_event(handle: Callable[[CloudEvent], None], event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Call `handle` with each CloudEvent of a queue's batch; return the messages that failed."""

    def one(record: SQSRecord) -> None:
        message = parse(record.body)
        logger.set_correlation_id(message.id)
        handle(message)

    return _each(EventType.SQS, one, event, context)


def on_messages(handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a queue of our own functions; it calls `handle` with each body."""

    def one(record: SQSRecord) -> None:
        logger.set_correlation_id(record.message_id)
        handle(record.body)

    return handler_of(EventType.SQS, one)


def on_partitions(prefix: str, handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a table's stream that calls `handle` once with each changed partition key.

    It serves projections that are computed from the table itself, so neither the order of the changes matters
    nor repeats.

    Args:
        prefix: the beginning of the partition keys to handle; others are ignored.
    """
    starting.require_all()

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        first: dict[str, str] = {}
        for record in event["Records"]:
            partition = record["dynamodb"]["Keys"]["pk"]["S"]
            if partition.startswith(prefix):
                first.setdefault(partition, record["dynamodb"]["SequenceNumber"])
        failures = [
            {"itemIdentifier": first[partition]} for partition in first if not _done(handle, partition)
        ]
        flush_metrics()
        return {"batchItemFailures": failures}

    return handler


def _done(handle: Callable[[str], None], partition: str) -> bool:
    try:
        handle(partition)
    except Exception:  # noqa: BLE001 - the outermost edge
        logger.exception("a partition failed and will come again", extra={"partition": partition})
        count("RecordsFailed")
        return False
    return True


def handler_of(kind: EventType, one: Callable[[Any], None]) -> Handler:
    """Return the Lambda handler that calls `one` with each record and returns those that failed."""
    starting.require_all()

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        return _each(kind, one, event, context)

    return handler


def _each(kind: EventType, one: Callable[[Any], None], event: dict[str, Any], context: Any) -> dict[str, Any]:
    def recorded(record: Any) -> None:
        try:
            one(record)
        except Exception:
            logger.exception("a record failed and will come again")
            count("RecordsFailed")
            raise

    processor = BatchProcessor(event_type=kind, raise_on_entire_batch_failure=False)
    try:
        return dict(process_partial_response(event, recorded, processor, context))
    finally:
        flush_metrics()
