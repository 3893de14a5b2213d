"""GET /bookings/{booking_id}: a booking, for its owner and the company's staff."""

from tms.bookings import get_booking
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/bookings/{booking_id}",
    allow=Permission.BOOKING_READ,
    guests=True,
    of_others=True,
    returns=BookingView,
    errors={404: ("booking_not_found",)},
    summary="Look at a booking",
)
def handle(caller: Caller, booking_id: str) -> BookingView:
    """Return the booking."""
    return get_booking.get_booking(caller, booking_id)
