"""Use case: list the caller's bookings."""

from typing import TYPE_CHECKING

from tms.bookings.list_views import BookingList, booking_row
from tms.bookings.own_bookings import own_page
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.bookings.requests import OwnBookingsQuery


def list_bookings(caller: Caller, query: "OwnBookingsQuery") -> BookingList:
    """Return a page of the bookings that the caller's account made, the newest first.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = own_page(caller, query.limit, query.cursor)
    return BookingList([booking_row(booking) for booking in found], following)
