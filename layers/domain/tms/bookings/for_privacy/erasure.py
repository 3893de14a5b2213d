"""Door for privacy: bookings by their account and by their end, and the erasure of their personal data."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.retention import Kind, Waiting
from tms.bookings.retention_store import postpone, unlist, waiting
from tms.bookings.store import disown, owned_by
from tms.kernel.clock import epoch

__all__ = [
    "Kind",
    "Waiting",
    "disown",
    "erase",
    "owned_by",
    "postpone",
    "unlist",
    "waiting",
]


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
