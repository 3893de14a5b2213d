"""POST /bookings/{booking_id}/cancellation/quote: what the cancellation of tickets would give back."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import quote_cancellation
from tms.payments.change_views import CancellationQuote
from tms.payments.requests import CancellationQuoteRequest

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/cancellation/quote",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    allowed_while_company_suspended=True,
    body=CancellationQuoteRequest,
    returns=CancellationQuote,
    errors={
        403: ("not_allowed",),
        404: ("booking_not_found",),
        409: (
            "already_boarded",
            "booking_cancelled",
            "booking_exchanged",
            "later_parts_first",
            "not_paid",
            "trip_cancelled",
            "trip_departed",
        ),
        422: ("no_such_ticket",),
    },
    rate=50,
    summary="See what a cancellation gives back",
)
def handle(caller: Caller, booking_id: str, request: CancellationQuoteRequest) -> CancellationQuote:
    """Offer a cancellation."""
    return quote_cancellation.quote_cancellation(caller, booking_id, request)
