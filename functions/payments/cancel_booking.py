"""POST /bookings/{booking_id}/cancellation: cancel tickets as a quote offered."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import cancel_booking
from tms.payments.change_views import TicketsCancelled
from tms.payments.requests import AcceptedQuote

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/cancellation",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    allowed_while_company_suspended=True,
    body=AcceptedQuote,
    returns=TicketsCancelled,
    errors={
        403: ("not_allowed",),
        404: ("booking_not_found", "quote_not_found"),
        409: (
            *(
                "already_boarded",
                "already_cancelled",
                "booking_cancelled",
                "booking_exchanged",
                "not_paid",
                "quote_changed",
            ),
            *("trip_cancelled", "trip_departed", "later_parts_first"),
        ),
    },
    rate=50,
    summary="Cancel tickets of a booking, or all of them",
)
def handle(caller: Caller, booking_id: str, request: AcceptedQuote) -> TicketsCancelled:
    """Cancel tickets."""
    return cancel_booking.cancel_booking(caller, booking_id, request)
