"""DELETE /waiting-list/{entry_id}: leave the waiting list."""

from tms.bookings import leave_waiting_list
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("bookings")


@app.delete(
    "/waiting-list/{entry_id}",
    allow=Permission.BOOK,
    guests=True,
    allowed_while_company_suspended=True,
    status=204,
    errors={404: ("waiting_entry_not_found",)},
    rate=50,
    summary="Leave the waiting list",
)
def handle(caller: Caller, entry_id: str) -> Answer:
    """Leave the list."""
    leave_waiting_list.leave_waiting_list(caller, entry_id)
    return Answer()
