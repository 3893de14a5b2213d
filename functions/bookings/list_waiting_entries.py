"""GET /waiting-list: the caller's entries of the waiting list."""

from tms.bookings import list_waiting_entries
from tms.bookings.waiting_list.requests import OwnWaitingQuery
from tms.bookings.waiting_list.views import WaitingEntries
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/waiting-list",
    allow=Permission.BOOKING_READ,
    query=OwnWaitingQuery,
    returns=WaitingEntries,
    errors={400: ("bad_cursor",)},
    rate=50,
    summary="One's own entries of the waiting list",
)
def handle(caller: Caller, query: OwnWaitingQuery) -> WaitingEntries:
    """List the entries."""
    return list_waiting_entries.list_waiting_entries(caller, query)
