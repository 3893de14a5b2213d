"""The parts of a journey: bookings that are held and paid together."""

from tms.bookings import store
from tms.bookings.booking import Booking, Journey


def parts_of(booking: Booking) -> list[Booking]:
    """Return the bookings of the journey that a booking is a part of, in order; itself alone if of none."""
    if booking.journey is None:
        return [booking]
    return [booking if each == booking.booking_id else found(each) for each in booking.journey.booking_ids]


def find_parts(journey: Journey) -> list[Booking]:
    """Return the bookings of a journey in order, as they were last written; none if it was not held."""
    first = store.find(journey.booking_ids[0])
    return [] if first is None else parts_of(first)


def found(booking_id: str) -> Booking:
    """Return a booking that was written in one transaction with another one.

    Raises:
        LookupError: it is gone.
    """
    booking = store.find(booking_id)
    if booking is None:
        raise LookupError(f"{booking_id} is a part of a journey and does not exist")
    return booking
