"""The rows of lists of bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.views import StopView
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money


@dataclass(frozen=True)
class BookingRow:
    """A booking in a list. GET /bookings/{booking_id} shows the rest of it, with the passengers.

    Example:
        hold_expires_at: 2026-11-30T19:40:00+02:00
        created_at: 2026-11-30T19:30:00+02:00
        seats: ["1A", "1B"]
        payment_id: null
    """

    booking_id: str
    status: BookingStatus
    trip_id: str
    company: str
    from_: StopView
    to: StopView
    departure_at: datetime
    arrival_at: datetime
    created_at: datetime
    hold_expires_at: datetime
    seats: Sequence[str]
    total: Money
    due: Money
    payment_id: str | None


@dataclass(frozen=True)
class BookingList:
    """A page of bookings, the newest first."""

    items: Sequence[BookingRow]
    next_cursor: str | None


def booking_row(booking: Booking) -> BookingRow:
    """Return a booking's row in a list."""
    offset = offset_of(booking.departure_at)
    return BookingRow(
        booking_id=booking.booking_id,
        status=booking.status,
        trip_id=booking.trip_id,
        company=booking.company,
        from_=StopView(booking.origin_id, booking.origin),
        to=StopView(booking.destination_id, booking.destination),
        departure_at=booking.departure_at,
        arrival_at=booking.arrival_at,
        created_at=at(booking.created_at, offset),
        hold_expires_at=at(booking.hold_expires_at, offset),
        seats=[place.seat for place in booking.places],
        total=booking.total,
        due=booking.due,
        payment_id=booking.payment_id,
    )
