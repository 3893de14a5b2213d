"""The queue `Codes`: what is put there is sent to its reader by mail or SMS."""

from dataclasses import dataclass

from tms.accounts.codes.code import Wanted
from tms.kernel.aws import client
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """Where the queue is."""

    codes_queue_url: str


settings = from_environment(Settings)


def post(wanted: Wanted) -> None:
    """Put a message into the queue."""
    client("sqs").send_message(QueueUrl=settings().codes_queue_url, MessageBody=wanted.to_json())
