"""GET /bookings: the caller's bookings."""

from tms.bookings import list_bookings
from tms.bookings.list_views import BookingList
from tms.bookings.requests import OwnBookingsQuery
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/bookings",
    allow=Permission.BOOKING_READ,
    query=OwnBookingsQuery,
    returns=BookingList,
    errors={400: ("bad_cursor",)},
    summary="One's own bookings",
)
def handle(caller: Caller, query: OwnBookingsQuery) -> BookingList:
    """List the bookings."""
    return list_bookings.list_bookings(caller, query)
