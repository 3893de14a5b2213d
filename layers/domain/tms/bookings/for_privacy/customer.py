"""Door for privacy: a booking in the hands of its customer."""

from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_for
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Forbidden


def find_for_customer(caller: Caller, booking_id: str) -> Booking:
    """Return a booking as it is now, for its own customer.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
        Forbidden: `not_the_customer`: the caller is staff; what they sold belongs to the customer.
    """
    booking = find_for(caller, booking_id)
    if caller.company is not None or caller.subject != booking.owner:
        raise Forbidden("not_the_customer", "Only the customer who made a booking may have it erased.")
    return booking
