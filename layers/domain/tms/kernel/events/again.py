"""Handlers that look at an event again later, until it is done: a hold's end, a payment's outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tms.kernel import startup
from tms.kernel.aws import client
from tms.kernel.events.batch import Handler, each_event
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.settings import from_environment

LONGEST_DELAY = 900
"""The longest delay of a message in SQS, in seconds."""


@dataclass(frozen=True)
class Settings:
    """The handler's own queue."""

    again_queue_url: str


settings = from_environment(Settings)


def on_events_again(handle: Callable[[CloudEvent], int]) -> Handler:
    """Return the Lambda handler of a queue of CloudEvents that are looked at again until they are done.

    To look again, the handler sends the event to its own queue with a delay. It sends at the end of the
    batch: if a slow `handle` makes Lambda stop the function, nothing was sent, and SQS delivers the batch
    again. If the function dies while it sends, an event can come twice, so `handle` must bear repeats.

    Args:
        handle: returns the seconds after which to look at the event again, 0 when it is done.
    """
    startup.require_all()

    def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        again: list[tuple[CloudEvent, int]] = []

        def one(message: CloudEvent) -> None:
            seconds = handle(message)
            if seconds > 0:
                again.append((message, min(seconds, LONGEST_DELAY)))

        answer = each_event(one, event)
        _send(again)
        return answer

    return handler


def _send(messages: Sequence[tuple[CloudEvent, int]]) -> None:
    """Send the messages one by one: emulators disagree with AWS on the right that sending a batch needs."""
    for event, seconds in messages:
        client("sqs").send_message(
            QueueUrl=settings().again_queue_url, MessageBody=event.to_json(), DelaySeconds=seconds
        )
