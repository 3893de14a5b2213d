"""The messages table: what is remembered of the messages about trips."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import PynamoDBException

from tms.kernel.logging import count, logger
from tms.kernel.queries import Listed, page
from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, in_table, write_if
from tms.notifications.trip_messages import (
    KEPT_SECONDS,
    Audience,
    Channel,
    Kind,
    Reason,
    Status,
    TripMessage,
)


@dataclass(frozen=True)
class Settings:
    """Where messages are remembered."""

    messages_table: str


settings = from_environment(Settings)


class MessageRecord(Expiring):
    """`TRIP#<id>` / `MESSAGE#<when it happened, UTC>#<event>#<channel>`: a message to one recipient."""

    Meta: Any = in_table(lambda: settings().messages_table)

    kind = UnicodeAttribute()
    audience = UnicodeAttribute()
    channel = UnicodeAttribute()
    status = UnicodeAttribute()
    recipient = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    at = NumberAttribute()
    booking_id = UnicodeAttribute(null=True)


def remember(message: TripMessage) -> None:
    """Write down how far a message came; one that was sent stays sent.

    A message matters more than what is remembered of it: if that cannot be written, it is counted and logged,
    for an error would have the message sent again.
    """
    record = MessageRecord(
        pk=f"TRIP#{message.trip_id}",
        sk=f"MESSAGE#{_told(message)}#{message.event_id}#{message.channel.value}",
        kind=message.kind.value,
        audience=message.audience.value,
        channel=message.channel.value,
        status=message.status.value,
        recipient=message.recipient,
        reason=message.reason.value if message.reason else None,
        at=message.at,
        booking_id=message.booking_id,
        expires=message.at + KEPT_SECONDS,
    )
    not_sent = Record.pk.does_not_exist() | (MessageRecord.status != Status.SENT.value)
    try:
        write_if(lambda: record.save(condition=not_sent))
    except PynamoDBException:
        logger.exception("a message is not remembered", extra={"trip_id": message.trip_id})
        count("MessagesNotRemembered")


def of_trip(trip_id: str, behind: str | None, limit: int) -> tuple[list[TripMessage], str | None]:
    """Return messages about a trip, the newest first, and the place of the next page."""
    listed = Listed(f"TRIP#{trip_id}", ("MESSAGE#", "MESSAGE$"), newest_first=True)
    found = page(MessageRecord, listed, limit=limit, behind=behind)
    return [_message(record) for record in found.records], found.following


def _told(message: TripMessage) -> str:
    return f"{datetime.fromtimestamp(message.told_at, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _message(record: MessageRecord) -> TripMessage:
    _, told, event_id, _ = record.sk.split("#")
    return TripMessage(
        trip_id=record.pk.removeprefix("TRIP#"),
        event_id=event_id,
        told_at=int(datetime.fromisoformat(told).timestamp()),
        kind=Kind(record.kind),
        audience=Audience(record.audience),
        channel=Channel(record.channel),
        status=Status(record.status),
        recipient=record.recipient,
        reason=Reason(record.reason) if record.reason else None,
        at=int(record.at),
        booking_id=record.booking_id,
    )
