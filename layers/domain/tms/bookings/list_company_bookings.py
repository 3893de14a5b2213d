"""Use case: list the bookings of a trip for the staff of its company, and find one among them."""

from typing import TYPE_CHECKING

from tms.bookings import personal_data, sale_store, store
from tms.bookings.booking import Booking, BookingStatus, Passenger
from tms.bookings.company_views import CompanyBookings
from tms.bookings.views import booking_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound

if TYPE_CHECKING:
    from tms.bookings.requests import CompanyBookingsQuery

_HAVE_SEATS = frozenset({BookingStatus.HELD, BookingStatus.CONFIRMED})


def list_company_bookings(caller: Caller, query: "CompanyBookingsQuery") -> CompanyBookings:
    """Return the bookings that have seats of a trip now and fit what is asked for, the oldest first.

    Names and phones are sealed, so that they are looked for among the bookings of one trip.

    Raises:
        NotFound: `trip_not_on_sale`; also if the trip is another company's.
    """
    missing = NotFound("trip_not_on_sale", f"There is no trip {query.trip_id} on sale.")
    on_sale = sale_store.find(query.trip_id)
    if on_sale is None:
        raise missing
    sale, seats = on_sale
    if not caller.works_for(sale.company_id):
        raise tenancy.hidden(caller, sale.company_id, query.trip_id, missing)
    ids = {claim.booking_id for seat in seats for claim in seat.claims.values()}
    now = epoch()
    with_seats = [
        booking
        for booking in (each.seen_at(now) for each in store.by_ids(ids))
        if booking.status in _HAVE_SEATS
    ]
    found = [(each, personal_data.passengers_of(each)) for each in with_seats if _referred(each, query)]
    found.sort(key=lambda pair: (pair[0].created_at, pair[0].booking_id))
    return CompanyBookings([booking_view(*pair) for pair in found if _fits(*pair, query)])


def _referred(booking: Booking, query: "CompanyBookingsQuery") -> bool:
    return query.reference is None or booking.booking_id.endswith(query.reference)


def _fits(booking: Booking, passengers: list[Passenger], query: "CompanyBookingsQuery") -> bool:
    """Tell whether one of the passengers has the name, and one of them or the contact the phone."""
    if query.name is not None:
        wanted = query.name.casefold()
        if not any(wanted in (each.name or "").casefold() for each in passengers):
            return False
    if query.phone is None or any(each.phone == query.phone for each in passengers):
        return True
    return personal_data.customer_of(booking).contact.phone == query.phone
