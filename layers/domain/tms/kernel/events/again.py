"""Handlers of queues whose messages may have to come again later: a hold's end, a payment's outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tms.kernel import starting
from tms.kernel.aws import client
from tms.kernel.events.batch import Handler, each_event
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.settings import from_environment

LONGEST_DELAY = 900
"""Seconds that SQS delays a message at most."""


@dataclass(frozen=True)
class Settings:
    """The handler's own queue."""

    again_queue_url: str


settings = from_environment(Settings)


def on_events_again(handle: Callable[[CloudEvent], int]) -> Handler:
    """Return the Lambda handler of a queue of CloudEvents that may have to come again.

    `handle` returns the seconds after which to look again, or 0 when it is done with the event. Looking
    again is a new message to the same queue. All of a batch's are sent when everything else is done, so that
    a slow `handle`, for which the function is stopped, has sent none: the messages themselves come back then.
    Between the first of them and the end of the function is the one moment in which a message could become
    two, so `handle` must bear repeats.
    """
    starting.require_all()

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        again: list[tuple[CloudEvent, int]] = []

        def one(message: CloudEvent) -> None:
            seconds = handle(message)
            if seconds > 0:
                again.append((message, min(seconds, LONGEST_DELAY)))

        answer = each_event(one, event, context)
        _send(again)
        return answer

    return handler


def _send(messages: Sequence[tuple[CloudEvent, int]]) -> None:
    """Send one by one: the right to send a batch is not named alike everywhere."""
    for event, seconds in messages:
        client("sqs").send_message(
            QueueUrl=settings().again_queue_url, MessageBody=event.to_json(), DelaySeconds=seconds
        )
