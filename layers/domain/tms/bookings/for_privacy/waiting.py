"""Door for privacy: entries of the waiting list by their account and by their end, and their erasure."""

from collections.abc import Iterator
from functools import partial

from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import OPEN, EntryStatus, Kind
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled


def owned_by(account_id: str, limit: int) -> list[str]:
    """Return the ids of entries that an account made, at most `limit` of them."""
    return store.owned_by(account_id, limit)[0]


def over_at(until: int) -> Iterator[str]:
    """Yield the ids of the entries that were over at `until` (epoch seconds)."""
    yield from store.due(Kind.OVER, until)


def erase(entry_id: str) -> None:
    """Delete an entry that is over; doing it again changes nothing.

    The booking that came of it, if any, is erased as every booking is.
    """
    until_settled(partial(_erase, entry_id))


def give_up(entry_id: str) -> None:
    """Take an entry out of every line, because its account is deleted; doing it again changes nothing.

    A hold that was offered to it is not released: it lapses.
    """
    until_settled(partial(_give_up, entry_id))


def _erase(entry_id: str) -> None:
    entry = store.find(entry_id)
    if entry is not None and entry.status not in OPEN and not store.erase(entry):
        raise Overtaken


def _give_up(entry_id: str) -> None:
    entry = store.find(entry_id)
    if entry is None or entry.status not in OPEN:
        return
    if not store.write(entry.over(EntryStatus.LEFT, epoch()), entry):
        raise Overtaken
