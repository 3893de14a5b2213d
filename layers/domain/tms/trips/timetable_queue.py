"""The queue of timetables of which trips are to be made: one message for each."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from tms.kernel.aws import client
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """Where the queue is."""

    timetables_queue_url: str


settings = from_environment(Settings)

Ask = Callable[[str, str], None]
"""Asks for the trips of a timetable to be made, given its company and its id."""


def post(company: str, timetable_id: str) -> None:
    """Ask for the trips of a timetable to be made."""
    body = written(company, timetable_id)
    client("sqs").send_message(QueueUrl=settings().timetables_queue_url, MessageBody=body)


def written(company: str, timetable_id: str) -> str:
    """Return the message that names a timetable."""
    return json.dumps({"company": company, "timetable_id": timetable_id})


def parse(text: str) -> tuple[str, str]:
    """Return the company and the id of the timetable that a message names.

    Raises:
        ValueError, KeyError: it is not one that `written` returns.
    """
    message = json.loads(text)
    return message["company"], message["timetable_id"]
