"""Use case: show a booking to a caller that may see it."""

from tms.bookings import personal_data
from tms.bookings.find_booking import find_for
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access.caller import Caller


def get_booking(caller: Caller, booking_id: str) -> BookingView:
    """Return the view of a booking.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    booking = find_for(caller, booking_id)
    return booking_view(booking, personal_data.passengers_of(booking))
