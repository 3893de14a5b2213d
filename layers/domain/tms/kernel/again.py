"""Handlers of queues whose messages may have to come again later: a hold's end, a payment's outcome."""

from collections.abc import Callable
from dataclasses import dataclass

from tms.kernel.aws import client
from tms.kernel.batch import Handler, on_events
from tms.kernel.events import CloudEvent
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
    again is a new message to the same queue, sent before this one is deleted: if the function dies in
    between there are two, so `handle` must bear repeats.
    """

    def one(event: CloudEvent) -> None:
        seconds = handle(event)
        if seconds > 0:
            client("sqs").send_message(
                QueueUrl=settings().again_queue_url,
                MessageBody=event.to_json(),
                DelaySeconds=min(seconds, LONGEST_DELAY),
            )

    return on_events(one)
