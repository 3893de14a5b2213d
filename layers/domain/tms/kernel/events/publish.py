"""Publishes the events that follow from changes of a table, on one SNS topic."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

from tms.kernel import startup
from tms.kernel.events.batch import Change, Handler, Record, by_number, each_record
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The topic of all events."""

    events_topic_arn: str


settings = from_environment(Settings)


def on_changes(
    translate: Callable[[Change], Sequence[CloudEvent]], also: Callable[[Change], None] | None = None
) -> Handler:
    """Return the Lambda handler of a table's stream that publishes the events of each change.

    Args:
        translate: returns the events that follow from a change.
        also: is called with each change after that; it may be called again with the same change.
    """
    startup.require_all()

    def one(record: Record) -> None:
        change = change_of(DynamoDBRecord(record))
        publish(translate(change))
        if also is not None:
            also(change)

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        return each_record(by_number(event), one)

    return handler


def publish(events: Sequence[CloudEvent]) -> None:
    """Send events to the topic, with their type and company as attributes that queues filter by.

    They are sent one by one: a change makes one or two, and emulators disagree with AWS on the right that
    publishing a batch needs.
    """
    from tms.kernel.aws import client

    for event in events:
        client("sns").publish(
            TopicArn=settings().events_topic_arn,
            Message=event.to_json(),
            MessageAttributes={
                "type": {"DataType": "String", "StringValue": event.type},
                "company": {"DataType": "String", "StringValue": event.data.company_id},
            },
        )


def change_of(record: DynamoDBRecord) -> Change:
    """Return the change that a stream record tells.

    Raises:
        ValueError: it is no record of a DynamoDB stream.
    """
    stream = record.dynamodb
    if stream is None or record.event_name is None:
        raise ValueError("not a record of a DynamoDB stream")
    at = stream.approximate_creation_date_time
    return Change(
        id=f"{record.event_source_arn}/{record.event_id}",
        kind=record.event_name.name,
        at=datetime.fromtimestamp(float(at), UTC) if at else datetime.now(UTC),
        old=_numbers(stream.old_image or {}),
        new=_numbers(stream.new_image or {}),
    )


def _numbers(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: _numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return value
