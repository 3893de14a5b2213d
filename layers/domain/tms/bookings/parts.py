"""The parts of a journey: bookings that are held and paid together, each a part of one transaction.

A booking of no journey is written under its plain labels.
"""

from tms.bookings import store
from tms.bookings.booking import Booking, Journey
from tms.kernel.store import ConditionFailed, Transaction


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


def writes_of(transaction: Transaction, booking: Booking) -> Transaction:
    """Return a transaction for the writes of a booking, one of several if it is a part of a journey."""
    return transaction if booking.journey is None else transaction.part(booking.booking_id)


def failed_of(failure: ConditionFailed, booking: Booking) -> ConditionFailed:
    """Return what failed of a booking's writes, see `writes_of`."""
    return failure if booking.journey is None else failure.of(booking.booking_id)
