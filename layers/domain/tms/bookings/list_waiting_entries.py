"""Use case: list the entries that the caller's account made in the waiting list."""

from typing import TYPE_CHECKING

from tms.bookings.present_entry import as_it_is
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.views import WaitingEntries, entry_row
from tms.kernel.access.caller import Caller
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.bookings.waiting_list.requests import OwnWaitingQuery


def list_waiting_entries(caller: Caller, query: "OwnWaitingQuery") -> WaitingEntries:
    """Return a page of entries, the newest first; what staff enter for customers is in no list.

    Raises:
        BadRequest: `bad_cursor`.
    """
    ids, following = store.owned_by(caller.subject, query.limit, pages.sort_key(query.cursor))
    rows = [entry_row(as_it_is(entry)) for entry in store.by_ids(ids)]
    return WaitingEntries(rows, pages.next_cursor(following))
