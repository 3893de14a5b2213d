"""GET /company/bookings: bookings of a trip or of all trips, for the staff of their company."""

from tms.bookings import list_company_bookings
from tms.bookings.company_views import CompanyBookings
from tms.bookings.requests import CompanyBookingsQuery
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/company/bookings",
    allow=Permission.BOOKING_READ_COMPANY,
    of_others=True,
    query=CompanyBookingsQuery,
    returns=CompanyBookings,
    errors={400: ("bad_cursor",), 404: ("trip_not_on_sale",), 422: ("search_too_wide",)},
    rate=20,
    summary="Find bookings of a trip, or over all trips",
)
def handle(caller: Caller, query: CompanyBookingsQuery) -> CompanyBookings:
    """List the bookings."""
    return list_company_bookings.list_company_bookings(caller, query)
