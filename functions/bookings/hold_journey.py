"""POST /bookings/journeys: hold seats on all parts of a journey."""

from tms.bookings import hold_journey
from tms.bookings.journey_views import JourneyView
from tms.bookings.requests import JourneyRequest
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips.for_bookings import late_s

app = service_app("bookings")


@app.post(
    "/bookings/journeys",
    allow=Permission.BOOK,
    guests=True,
    idempotent=True,
    body=JourneyRequest,
    jwe=True,
    returns=JourneyView,
    status=201,
    errors={
        403: ("another_company",),
        404: ("trip_not_on_sale",),
        409: ("bus_changing", "change_too_short", "seat_taken", "seat_blocked", "sales_closed"),
        422: (
            *("no_such_station", "no_such_stretch", "no_such_seat", "seat_twice", "seats_missing"),
            *("no_connection", "no_such_category", "other_currency", "too_many_passengers"),
            "idempotency_key_reused",
        ),
        429: ("seat_lapsed", "too_many_lapsed", "too_many_unpaid"),
    },
    rate=50,
    summary="Hold seats on all parts of a journey",
)
def handle(caller: Caller, request: JourneyRequest, key: str) -> JourneyView:
    """Hold seats."""
    return hold_journey.hold_journey(caller, request, key, late_s)
