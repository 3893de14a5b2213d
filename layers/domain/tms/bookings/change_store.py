"""Changes of paid bookings in the bookings table, on the condition that they are as they were read."""

from typing import Any

from tms.bookings.booking import Booking, BookingStatus, GivenBack
from tms.bookings.records import SEAT, BookingRecord, SeatRecord, claimed, given_back_document, leave
from tms.bookings.store import BOOKING, paid_as_read
from tms.kernel.store import Transaction


def give_back_into(transaction: Transaction, booking: Booking, part: GivenBack) -> None:
    """Add to `transaction`: tickets of a paid booking are cancelled, and their seats are nobody's.

    Raises (at the commit):
        ConditionFailed: the booking or a seat is not as it was read.
    """
    actions: list[Any] = [
        BookingRecord.given_back.set(given_back_document([*booking.given_back, part])),
        BookingRecord.changes.set(booking.changes + 1),
    ]
    if not part.tickets:
        actions.append(BookingRecord.status.set(BookingStatus.CANCELLED.value))
    key = BookingRecord(f"BOOKING#{booking.booking_id}", "BOOKING")
    transaction.update(BOOKING, key, actions, paid_as_read(booking))
    for place in booking.places:
        if not part.tickets or place.ticket_id in part.tickets:
            seat = SeatRecord(f"TRIP#{booking.trip_id}", f"SEAT#{place.seat}")
            own = claimed(booking.legs, booking.booking_id)
            transaction.update(SEAT + place.seat, seat, leave(booking.legs), own)
