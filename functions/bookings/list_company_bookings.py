"""GET /company/bookings: the bookings of a trip, for the staff of its company."""

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
    errors={404: ("trip_not_on_sale",)},
    rate=20,
    summary="Find a trip's bookings",
)
def handle(caller: Caller, query: CompanyBookingsQuery) -> CompanyBookings:
    """List the bookings of a trip."""
    return list_company_bookings.list_company_bookings(caller, query)
