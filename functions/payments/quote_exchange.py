"""POST /bookings/{booking_id}/exchange/quote: what it costs or gives back to take another trip instead."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import quote_exchange
from tms.payments.change_views import ExchangeQuote
from tms.payments.requests import ExchangeQuoteRequest

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/exchange/quote",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    body=ExchangeQuoteRequest,
    returns=ExchangeQuote,
    errors={
        403: ("another_company", "not_allowed"),
        404: ("booking_not_found", "trip_not_on_sale"),
        409: (
            *("already_boarded", "booking_cancelled", "booking_exchanged", "bus_changing", "exchanged_often"),
            *("not_paid", "sales_closed", "seat_blocked", "seat_taken", "too_many_to_exchange"),
            *("trip_cancelled", "trip_departed", "later_parts_first"),
        ),
        422: (
            *("another_way", "no_such_category", "no_such_seat", "no_such_station", "no_such_stretch"),
            *("other_company", "other_currency", "same_trip", "seat_twice", "seats_missing"),
        ),
    },
    rate=50,
    summary="See what an exchange costs or gives back",
)
def handle(caller: Caller, booking_id: str, request: ExchangeQuoteRequest) -> ExchangeQuote:
    """Offer an exchange."""
    return quote_exchange.quote_exchange(caller, booking_id, request)
