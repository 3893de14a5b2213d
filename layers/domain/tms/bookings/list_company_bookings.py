"""Use case: find bookings for the staff of their company, of one trip or over all trips."""

from typing import TYPE_CHECKING

from tms.bookings import personal_data, sale_store, store
from tms.bookings.booking import Booking, BookingStatus, Passenger
from tms.bookings.company_views import CompanyBookings
from tms.bookings.search_list import store as search_list
from tms.bookings.search_list.keys import by_name, by_phone, by_reference, names_fit, reference_of
from tms.bookings.views import booking_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid, NotFound
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.bookings.requests import CompanyBookingsQuery

_HAVE_SEATS = frozenset({BookingStatus.HELD, BookingStatus.CONFIRMED})


def list_company_bookings(caller: Caller, query: "CompanyBookingsQuery") -> CompanyBookings:
    """Return the bookings of the caller's company that fit what is asked for.

    Names and phones are sealed. So they are looked for among the bookings of one trip, or over all trips by
    keyed hashes of each word of a name and of each phone.

    Raises:
        NotFound: `trip_not_on_sale`; also if the trip is another company's.
        Invalid: `search_too_wide`: nothing is named that bookings are found by.
        BadRequest: `bad_cursor`.
    """
    return _over_all_trips(caller, query) if query.trip_id is None else _of_trip(caller, query.trip_id, query)


def _of_trip(caller: Caller, trip_id: str, query: "CompanyBookingsQuery") -> CompanyBookings:
    missing = NotFound("trip_not_on_sale", f"There is no trip {trip_id} on sale.")
    on_sale = sale_store.find(trip_id)
    if on_sale is None:
        raise missing
    sale, seats = on_sale
    if not caller.works_for(sale.company_id):
        raise tenancy.hidden(caller, sale.company_id, trip_id, missing)
    ids = {claim.booking_id for seat in seats for claim in seat.claims.values()}
    now = epoch()
    with_seats = [
        booking
        for booking in (each.seen_at(now) for each in store.by_ids(ids))
        if booking.status in _HAVE_SEATS
    ]
    found = [(each, personal_data.passengers_of(each)) for each in with_seats if _referred(each, query)]
    found.sort(key=lambda pair: (pair[0].created_at, pair[0].booking_id))
    return CompanyBookings([booking_view(*pair) for pair in found if _fits(*pair, query)], None)


def _over_all_trips(caller: Caller, query: "CompanyBookingsQuery") -> CompanyBookings:
    """Look in the company's list of the narrowest thing that is named; the bookings tell whether all fits."""
    company, behind = company_of(caller), pages.sort_key(query.cursor)
    ids, following = search_list.found(company, _keys(query), query.limit, behind)
    by_id = {each.booking_id: each for each in store.by_ids(ids)}
    now = epoch()
    bookings = [by_id[each].seen_at(now) for each in ids if each in by_id]
    seen = [(each, personal_data.passengers_of(each)) for each in bookings if _referred(each, query)]
    fitting = [booking_view(*pair) for pair in seen if pair[0].visible_to(caller) and _fits(*pair, query)]
    return CompanyBookings(fitting, pages.next_cursor(following))


def _keys(query: "CompanyBookingsQuery") -> list[str]:
    if query.reference is not None:
        return [by_reference(query.reference)]
    if query.phone is not None:
        return [*by_phone(query.phone)]
    if query.name is not None:
        return [*by_name(query.name)]
    raise Invalid("search_too_wide", "Name a trip, a reference, a phone number or a name.", "/trip_id")


def _referred(booking: Booking, query: "CompanyBookingsQuery") -> bool:
    return query.reference in {None, reference_of(booking.booking_id)}


def _fits(booking: Booking, passengers: list[Passenger], query: "CompanyBookingsQuery") -> bool:
    """Tell whether one of the passengers has the name, and one of them or the contact the phone."""
    if query.name is not None and not any(names_fit(query.name, each.name) for each in passengers):
        return False
    if query.phone is None or any(each.phone == query.phone for each in passengers):
        return True
    return personal_data.customer_of(booking).contact.phone == query.phone
