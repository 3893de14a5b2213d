"""Door for privacy: the bookings that an account made, and the erasure of their personal data."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.store import disown, owned_by
from tms.kernel.clock import epoch

__all__ = ["disown", "erase", "owned_by"]


def erase(booking_id: str) -> Booking | None:
    """Erase the personal data of a booking; doing it again changes nothing.

    Returns:
        The booking as it is afterwards; None if there is none.
    """
    booking = store.find(booking_id)
    if booking is None or booking.erased_at is not None:
        return booking
    store.erase(booking, epoch())
    return store.find(booking_id)  # a payment may have been begun between the reading and the writing
