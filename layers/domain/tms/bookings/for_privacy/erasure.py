"""Door for privacy: bookings by their account and by their end, and the erasure of their personal data."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.retention import Kind, Waiting
from tms.bookings.retention_store import postpone, unlist, waiting
from tms.bookings.search_list import store as search_list
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
    while booking is not None and booking.erased_at is None:
        store.erase(booking, epoch())
        booking = store.find(booking_id)  # it, or its payments, may have changed behind the reading
    if booking is not None:
        search_list.forget(booking)
    return booking
