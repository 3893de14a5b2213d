"""Handlers whose effect leaves no record of its own, such as sending a message: each event once.

Powertools' idempotency keeps the ids of events that were handled. A function that dies after the effect and
before the note may still have it twice: sending is not a transaction.
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

from tms.kernel.aws import client
from tms.kernel.events.batch import Handler, on_events
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.settings import from_environment

REMEMBER_SECONDS = 30 * 24 * 3600
"""How long an event's id is kept: a queue keeps a message for 14 days, its dead-letter queue for 14 more."""


@dataclass(frozen=True)
class Settings:
    """Where the ids of handled events are kept."""

    idempotency_table: str


settings = from_environment(Settings)


def on_events_once(handle: Callable[[CloudEvent], None]) -> Handler:
    """Return the Lambda handler of a queue of CloudEvents that has `handle` see each event once."""
    config = IdempotencyConfig(expires_after_seconds=REMEMBER_SECONDS)

    @cache
    def remembered() -> Callable[..., Any]:
        layer = DynamoDBPersistenceLayer(
            table_name=settings().idempotency_table, boto3_client=client("dynamodb")
        )

        def once(key: str, event: CloudEvent) -> None:
            del key  # Powertools remembers it
            handle(event)

        guard = idempotent_function(data_keyword_argument="key", persistence_store=layer, config=config)
        guarded: Callable[..., Any] = guard(once)
        return guarded

    batch = on_events(lambda event: remembered()(key=event.id, event=event))

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        config.register_lambda_context(context)
        return batch(event, context)

    return handler
