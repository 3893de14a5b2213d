"""GET /bookings/{booking_id}/overview: a booking with all that its page shows."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import get_booking_overview
from tms.payments.overview_views import BookingOverview

app = service_app("bookings")


@app.get(
    "/bookings/{booking_id}/overview",
    allow=Permission.BOOKING_READ,
    guests=True,
    of_others=True,
    returns=BookingOverview,
    errors={404: ("booking_not_found",)},
    summary="Look at a booking with all that its page shows",
)
def handle(caller: Caller, booking_id: str) -> BookingOverview:
    """Return the booking's overview."""
    return get_booking_overview.get_booking_overview(caller, booking_id)
