"""POST /bookings: hold seats on a trip for ten minutes."""

from tms.bookings import usecases
from tms.bookings.requests import HoldRequest
from tms.bookings.views import BookingView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("bookings")


@app.post(
    "/bookings",
    allow=Permission.BOOK,
    guests=True,
    idempotent=True,
    body=HoldRequest,
    sealed=True,
    returns=BookingView,
    status=201,
    errors={
        404: ("trip_not_on_sale",),
        409: ("seat_taken", "seat_blocked", "sales_closed"),
        422: ("no_such_stretch", "no_such_seat", "seat_twice", "idempotency_key_reused"),
    },
    summary="Hold seats for ten minutes",
)
def hold_seats(caller: Caller, request: HoldRequest, key: str) -> BookingView:
    """Hold seats."""
    return usecases.hold_seats(caller, request, key)
