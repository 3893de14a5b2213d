"""POST /bookings/{booking_id}/extension: hold the seats of an unpaid booking ten minutes longer."""

from tms.bookings import extend_hold
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/extension",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    returns=BookingView,
    errors={
        403: ("not_allowed",),
        404: ("booking_not_found",),
        409: (
            *("already_paid", "booking_cancelled", "booking_exchanged", "extended_already"),
            *("hold_at_its_longest", "hold_expired", "sales_closed"),
        ),
    },
    rate=50,
    summary="Hold seats ten minutes longer, once",
)
def handle(caller: Caller, booking_id: str) -> BookingView:
    """Extend the hold."""
    return extend_hold.extend_hold(caller, booking_id)
