"""Finds a booking for a caller that may see it."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound


def find_for(caller: Caller, booking_id: str) -> Booking:
    """Return a booking that the caller may see, as it is now.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    missing = NotFound("booking_not_found", f"There is no booking {booking_id}.")
    return tenancy.visible(caller, store.find(booking_id), booking_id, missing).seen_at(epoch())
