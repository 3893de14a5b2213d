"""Door for the page of a booking: the booking with its view, and whether its company sells tickets."""

from tms.bookings import personal_data
from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_for
from tms.bookings.parts import parts_of
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller

__all__ = ["find_with_view", "parts_of", "sells"]


def find_with_view(caller: Caller, booking_id: str) -> tuple[Booking, BookingView]:
    """Return a booking that the caller may see, as it is now, and its view.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    booking = find_for(caller, booking_id)
    return booking, booking_view(booking, personal_data.passengers_of(booking))


def sells(company_id: str) -> bool:
    """Tell whether a company sells tickets at present."""
    return not suspension.is_company_suspended(company_id)
