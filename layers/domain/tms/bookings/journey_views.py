"""The answers about journeys: several bookings that are paid together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings import personal_data
from tms.bookings.booking import Booking
from tms.bookings.connections import changes_of
from tms.bookings.views import BookingView, booking_view
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money, total


@dataclass(frozen=True)
class ChangeView:
    """A change between two parts of a journey: `minutes` by the schedule. With `same_bus` passengers stay in
    the bus and take other seats.

    Example:
        station: Musanze
        minutes: 25
        same_bus: false
    """

    station_id: str
    station: str
    minutes: int
    same_bus: bool


@dataclass(frozen=True)
class JourneyView:
    """Bookings that were held together and are paid by one payment, in the order of the journey.

    `due` is what is paid for all of them. Each one has its own tickets, and is cancelled or exchanged by
    itself. Staff see those of their company.

    Example:
        journey_id: jny_01KB3V7B2N5R8T1W4Y7A0C3E6G
        hold_expires_at: 2026-11-30T19:40:00+02:00
    """

    journey_id: str
    bookings: Sequence[BookingView]
    changes: Sequence[ChangeView]
    total: Money
    due: Money
    hold_expires_at: datetime


def journey_view(journey_id: str, bookings: Sequence[Booking]) -> JourneyView:
    """Return the view of a journey; its parts are in order, at least one."""
    first = bookings[0]
    return JourneyView(
        journey_id=journey_id,
        bookings=[booking_view(each, personal_data.passengers_of(each)) for each in bookings],
        changes=[
            ChangeView(each.station_id, each.station, each.minutes, each.same_bus)
            for each in changes_of(bookings)
        ],
        total=total((each.total for each in bookings), first.currency),
        due=total((each.due for each in bookings), first.currency),
        hold_expires_at=at(first.hold_expires_at, offset_of(first.departure_at)),
    )
