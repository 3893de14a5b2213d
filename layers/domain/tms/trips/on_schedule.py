"""Use case: ask for the trips of every timetable to be made."""

from collections.abc import Callable

from tms.kernel.events.attempts import failed_of
from tms.trips import timetable_queue, timetable_store

Due = tuple[str, str]
"""A company and one of its timetables."""


def ask_for_trips(_remaining: Callable[[], float]) -> None:
    """Put every timetable into the queue, each by a message of its own, so that none waits for the others."""
    failed_of(((due[1], due) for due in timetable_store.active()), _ask)


def _ask(due: Due) -> None:
    timetable_queue.post(*due)
