"""Door for notifications: what was sold of a trip."""

from tms.bookings import sale_store, store
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.seats import SOLD


def sold_bookings(trip_id: str) -> list[Booking]:
    """Return the paid bookings that have seats of a trip."""
    seats = sale_store.seats_of(trip_id)
    owners = {claim.booking_id for seat in seats for claim in seat.claims.values() if claim.until == SOLD}
    return [each for each in store.by_ids(owners) if each.status is BookingStatus.CONFIRMED]
