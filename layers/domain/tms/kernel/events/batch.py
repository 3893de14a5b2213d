"""Event handlers: a batch in, the records that failed out, so that only those come again."""

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
        id: the stream's identifier of the change; the same when the record is delivered again.
        kind: INSERT, MODIFY or REMOVE.
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
    """Return the Lambda handler of a queue of CloudEvents that calls `handle` for each."""
    starting.require_all()

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        return each_event(handle, event, context)

    return handler


def each_event(handle: Callable[[CloudEvent], None], event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Call `handle` for each CloudEvent of a queue's batch; return the messages that failed."""

    def one(record: SQSRecord) -> None:
        message = parse(record.body)
        logger.set_correlation_id(message.id)
        handle(message)

    return _each(EventType.SQS, one, event, context)


def on_messages(handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a queue that our own functions write to; `handle` gets each body."""

    def one(record: SQSRecord) -> None:
        logger.set_correlation_id(record.message_id)
        handle(record.body)

    return handler_of(EventType.SQS, one)


def on_partitions(prefix: str, handle: Callable[[str], None]) -> Handler:
    """Return the Lambda handler of a table's stream that calls `handle` once for each partition touched.

    For projections that are made anew from the table: order and repeats of the changes do not matter.

    Args:
        prefix: how the partition keys of interest begin.
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
    """Return the Lambda handler that calls `one` for each record and reports those that failed."""
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
