"""Use case: settle entries of the waiting list whose time is over: sales have ended, or an offer has."""

from collections.abc import Callable

from tms.bookings.settle_offer import settle_entry
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Kind
from tms.kernel.clock import epoch
from tms.kernel.events.attempts import failed_of
from tms.kernel.events.schedule import in_time

ENOUGH_SECONDS = 5
"""An entry is begun only while so many seconds are left: it takes a dozen round trips at most."""


class Unsettled(RuntimeError):
    """Some entries could not be settled; the log says which and why. The next run tries them again."""


def settle_what_is_due(seconds_left: Callable[[], float]) -> None:
    """Settle due entries, until none is due or the time is over.

    Args:
        seconds_left: returns how long the function may still run.

    Raises:
        Unsettled: some could not be settled. All others were gone through before.
    """
    due = ((entry_id, entry_id) for entry_id in store.due(Kind.OPEN, epoch()))
    failed = failed_of(in_time(due, seconds_left, ENOUGH_SECONDS), settle_entry)
    if failed:
        raise Unsettled(f"{len(failed)} entries of the waiting list are not settled")
