"""Use case: erase the people of bookings whose retention is over, as many as there is time for.

The lists are ordered by the bookings' ends, so none is read that is not due. What a run leaves, the next one
does; two runs at once do the same twice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tms.bookings.for_privacy import erasure as bookings
from tms.bookings.for_privacy import waiting as waiting_list
from tms.bookings.for_privacy.erasure import Kind
from tms.kernel.clock import epoch
from tms.kernel.events.attempts import failed_of
from tms.kernel.events.schedule import in_time
from tms.kernel.logging import count
from tms.kernel.settings import from_environment
from tms.privacy.erasure import erase_people

DAY = 24 * 3600

UNPAID_DAYS = 30
"""Days after the end of a hold that nobody paid: so long may a payer ask about money."""

WAITED_DAYS = 7
"""Days after the end of an entry of the waiting list: so long may its customer ask what became of it."""

AGAIN_SECONDS = DAY
"""Seconds after which a booking with a pending payment is looked at again."""

ENOUGH_SECONDS = 15
"""A booking is begun only while so many seconds are left: 45 tickets take a hundred round trips."""


@dataclass(frozen=True)
class Settings:
    """For how many days after the arrival a paid booking keeps its people."""

    retention_days: str


settings = from_environment(Settings)


class Unerased(RuntimeError):
    """Some bookings could not be erased; the log says which and why. The next run tries them again."""


def erase_what_is_due(seconds_left: Callable[[], float]) -> None:
    """Erase the people of due bookings and of the waiting list, until none is due or the time is over.

    Args:
        seconds_left: returns how long the function may still run.

    Raises:
        Unerased: some could not be erased. All others were gone through before.
    """
    failed = failed_of(in_time(_due(), seconds_left, ENOUGH_SECONDS), _erase)
    failed += failed_of(in_time(_waited(), seconds_left, ENOUGH_SECONDS), waiting_list.erase)
    if failed:
        raise Unerased(f"{len(failed)} bookings or entries still hold personal data")


def _due() -> Iterator[tuple[str, bookings.Waiting]]:
    now = epoch()
    days = {Kind.UNPAID: UNPAID_DAYS, Kind.PAID: int(settings().retention_days)}
    for kind, kept in days.items():
        for waiting in bookings.waiting(kind, now - kept * DAY):
            yield waiting.booking_id, waiting


def _waited() -> Iterator[tuple[str, str]]:
    for entry_id in waiting_list.over_at(epoch() - WAITED_DAYS * DAY):
        yield entry_id, entry_id


def _erase(waiting: bookings.Waiting) -> None:
    if not erase_people(waiting.booking_id):
        bookings.postpone(waiting, AGAIN_SECONDS)
        count("ErasuresPostponed")
