"""GET /waiting-list/{entry_id}: an entry of the waiting list, for its owner."""

from tms.bookings import get_waiting_entry
from tms.bookings.waiting_list.views import WaitingEntry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/waiting-list/{entry_id}",
    allow=Permission.BOOKING_READ,
    guests=True,
    of_others=True,
    returns=WaitingEntry,
    errors={404: ("waiting_entry_not_found",)},
    rate=50,
    summary="Look at one's place in line",
)
def handle(caller: Caller, entry_id: str) -> WaitingEntry:
    """Return the entry."""
    return get_waiting_entry.get_waiting_entry(caller, entry_id)
