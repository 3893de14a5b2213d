"""POST /bookings/{booking_id}/exchange: exchange a booking for one of another trip, as a quote offered."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import exchange_booking
from tms.payments.change_views import ExchangeView
from tms.payments.requests import AcceptedExchange

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/exchange",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    body=AcceptedExchange,
    jwe=True,
    returns=ExchangeView,
    errors={
        403: ("another_company", "not_allowed"),
        404: ("booking_not_found", "quote_not_found", "trip_not_on_sale"),
        409: (
            *("already_boarded", "already_paid", "booking_cancelled", "booking_exchanged", "bus_changing"),
            *("exchanged_often", "hold_expired", "not_paid", "payment_running", "quote_changed"),
            *("sales_closed", "seat_blocked", "seat_taken", "too_many_payments", "too_many_to_exchange"),
            *("trip_cancelled", "trip_departed", "laps_full", "luggage_full", "later_parts_first"),
        ),
        422: (
            *("another_way", "idempotency_key_reused", "no_such_category", "no_such_seat", "no_such_station"),
            *("no_such_stretch", "other_company", "other_currency", "same_trip", "seat_twice"),
            "seats_missing",
        ),
        429: ("seat_lapsed", "too_many_lapsed", "too_many_requests_to_pay", "too_many_unpaid"),
    },
    rate=50,
    summary="Exchange a booking for one of another trip",
)
def handle(caller: Caller, booking_id: str, request: AcceptedExchange) -> ExchangeView:
    """Exchange a booking."""
    return exchange_booking.exchange_booking(caller, booking_id, request)
