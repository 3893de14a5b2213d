"""POST /bookings: hold seats on a trip for ten minutes."""

from tms.bookings import hold_seats
from tms.bookings.requests import HoldRequest
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.post(
    "/bookings",
    allow=Permission.BOOK,
    guests=True,
    refuses_suspended_itself=True,
    idempotent=True,
    body=HoldRequest,
    jwe=True,
    returns=BookingView,
    status=201,
    errors={
        403: ("another_company",),
        404: ("trip_not_on_sale",),
        409: (
            *("bus_changing", "seat_taken", "seat_blocked", "sales_closed"),
            *("promo_code_used", "promo_code_used_up", "laps_full", "luggage_full"),
        ),
        422: (
            *("no_such_station", "no_such_stretch", "no_such_seat", "seat_twice", "too_many_passengers"),
            *("no_such_category", "no_such_promo_code", "promo_code_not_valid", "no_extra_luggage"),
            "idempotency_key_reused",
        ),
        429: ("seat_lapsed", "too_many_lapsed", "too_many_unpaid", "too_many_attempts"),
    },
    rate=100,
    summary="Hold seats for ten minutes",
)
def handle(caller: Caller, request: HoldRequest, key: str) -> BookingView:
    """Hold seats."""
    return hold_seats.hold_seats(caller, request, key)
