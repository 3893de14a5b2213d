"""Handlers that must handle an event once although their effect leaves no record, such as sending a message.

Powertools' idempotency keeps the ids of the events that were handled. If a function dies after it sent a
message and before the id is kept, the message is sent again: sending is not part of a transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.idempotency import (
    DynamoDBPersistenceLayer,
    IdempotencyConfig,
    idempotent_function,
)

from tms.kernel import dynamodb
from tms.kernel.events.batch import Handler, on_events
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.settings import from_environment

REMEMBER_SECONDS = 30 * 24 * 3600
"""How long an event's id is kept. A queue keeps a message for 14 days, its dead-letter queue for 14 more."""


@dataclass(frozen=True)
class Settings:
    """The table of the ids of handled events."""

    idempotency_table: str


settings = from_environment(Settings)


def on_events_once(handle: Callable[[CloudEvent], None]) -> Handler:
    """Return the Lambda handler of a queue of CloudEvents that calls `handle` once with each event."""
    config = IdempotencyConfig(expires_after_seconds=REMEMBER_SECONDS)

    @cache
    def remembered() -> Callable[..., Any]:
        client = dynamodb.connection().client
        layer = DynamoDBPersistenceLayer(settings().idempotency_table, boto3_client=client)

        def once(key: str, event: CloudEvent) -> None:
            del key  # only Powertools needs it
            handle(event)

        guard = idempotent_function(data_keyword_argument="key", persistence_store=layer, config=config)
        guarded: Callable[..., Any] = guard(once)
        return guarded

    batch = on_events(lambda event: remembered()(key=event.id, event=event))

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        config.register_lambda_context(context)
        return batch(event, context)

    return handler
