"""POST /bookings/{booking_id}/release: let the seats of an unpaid booking go."""

from tms.bookings import release_hold
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/release",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    allowed_while_company_suspended=True,
    returns=BookingView,
    errors={
        403: ("not_allowed",),
        404: ("booking_not_found",),
        409: ("already_paid", "booking_cancelled", "booking_exchanged"),
    },
    rate=50,
    summary="Let held seats go",
)
def handle(caller: Caller, booking_id: str) -> BookingView:
    """Release the hold."""
    return release_hold.release_hold(caller, booking_id)
