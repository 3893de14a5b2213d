"""GET /bookings/{booking_id}: a booking, for its owner and the company's staff."""

from tms.bookings import usecases
from tms.bookings.views import BookingView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("bookings")


@app.get(
    "/bookings/{booking_id}",
    allow=Permission.BOOKING_READ,
    guests=True,
    returns=BookingView,
    errors={404: ("booking_not_found",)},
    summary="Look at a booking",
)
def get_booking(caller: Caller, booking_id: str) -> BookingView:
    """Show a booking."""
    return usecases.show_booking(caller, booking_id)
