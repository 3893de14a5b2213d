"""Changes of a hold by its customer, on the condition that the hold is as it was read."""

from typing import Any

from tms.bookings import extras_store as extras
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.records import SEAT, BookingRecord, booking_key, claimed, leave, seat_key, take
from tms.bookings.seats import Claim
from tms.bookings.store import BOOKING, counted_as_read, moved_as_read, not_left
from tms.kernel.store import Transaction


def release_into(transaction: Transaction, booking: Booking, now: int) -> None:
    """Add to `transaction`: an unpaid booking is released, and the seats of a hold that runs are nobody's.

    Claims whose time is over need no write: they count as free, and others may have taken the seats.

    Raises (at the commit):
        ConditionFailed: the booking or a seat is not as it was read.
    """
    actions: list[Any] = [
        BookingRecord.status.set(BookingStatus.EXPIRED.value),
        BookingRecord.released_at.set(now),
        BookingRecord.hold_expires_at.set(min(now, booking.hold_expires_at)),
        BookingRecord.counted.remove(),
    ]
    unpaid = BookingRecord.status.is_in(BookingStatus.HELD.value, BookingStatus.EXPIRED.value)
    of_extras, has_extras = extras.give_back_into(transaction, booking)
    same = unpaid & _as_read(booking) & counted_as_read(booking) & has_extras
    first = BookingRecord.released_at.does_not_exist()
    transaction.update(BOOKING, booking_key(booking.booking_id), [*actions, *of_extras], same & first)
    if booking.hold_expires_at > now:
        for place in booking.places:
            own = claimed(booking.legs, booking.booking_id)
            transaction.update(
                SEAT + place.seat, seat_key(booking.trip_id, place.seat), leave(booking.legs), own
            )


def extend_into(transaction: Transaction, booking: Booking, until: int, now: int) -> None:
    """Add to `transaction` that a hold which still runs at `now` goes on until `until`, for this once.

    Raises (at the commit):
        ConditionFailed: the booking or a seat is not as it was read, or the bus has left early.
    """
    actions: list[Any] = [BookingRecord.hold_expires_at.set(until), BookingRecord.extended_at.set(now)]
    runs = (BookingRecord.status == BookingStatus.HELD.value) & (BookingRecord.hold_expires_at > now)
    first = BookingRecord.extended_at.does_not_exist() & BookingRecord.erased_at.does_not_exist()
    transaction.update(BOOKING, booking_key(booking.booking_id), actions, runs & first & _as_read(booking))
    claim = Claim(booking.booking_id, until)
    for place in booking.places:
        condition = claimed(booking.legs, booking.booking_id) & not_left(booking, now)
        transaction.update(
            SEAT + place.seat, seat_key(booking.trip_id, place.seat), take(booking.legs, claim), condition
        )


def _as_read(booking: Booking) -> Any:
    """Ask that neither a payment nor another bus changed a hold since it was read."""
    return (BookingRecord.hold_expires_at == booking.hold_expires_at) & moved_as_read(booking)
