"""The answers of the booking endpoints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus, Passenger
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat, SeatState
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money


@dataclass(frozen=True)
class StopView:
    """A stop of a journey."""

    station_id: str
    name: str


@dataclass(frozen=True)
class PassengerView:
    """A passenger. Both are null once the personal data of the booking was erased.

    Example:
        name: Aline Uwase
    """

    name: str | None
    phone: str | None


@dataclass(frozen=True)
class BookedTicket:
    """A passenger's place. The ticket with this id exists once the booking is confirmed."""

    ticket_id: str
    seat: str
    passenger: PassengerView
    price: Money


@dataclass(frozen=True)
class BookingView:
    """A booking. A guest sees it by the Booking-Key that it was made with.

    Example:
        hold_expires_at: 2026-11-30T19:40:00+02:00
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
    hold_expires_at: datetime
    total: Money
    tickets: Sequence[BookedTicket]
    payment_id: str | None


@dataclass(frozen=True)
class SeatView:
    """A seat and its state for the stretch that was asked for."""

    seat: str
    state: SeatState


@dataclass(frozen=True)
class SeatMap:
    """The bus and each seat's state for one stretch. `layout` is rows of cells from front to back.

    Example:
        layout: [[{"kind": "driver"}, {"kind": "aisle"}, {"kind": "aisle"}, {"kind": "door"}], [{"kind":
            "seat", "label": "1A"}, {"kind": "seat", "label": "1B"}, {"kind": "aisle"}, {"kind": "seat",
            "label": "1C"}]]
    """

    trip_id: str
    from_: StopView
    to: StopView
    price: Money
    seats_free: int
    layout: Sequence[Sequence[Mapping[str, object]]]
    seats: Sequence[SeatView]


def booking_view(booking: Booking, passengers: Sequence[Passenger]) -> BookingView:
    """Return the view of a booking; the passengers are in the order of its places."""
    return BookingView(
        booking_id=booking.booking_id,
        status=booking.status,
        trip_id=booking.trip_id,
        company=booking.company,
        from_=StopView(booking.origin_id, booking.origin),
        to=StopView(booking.destination_id, booking.destination),
        departure_at=booking.departure_at,
        arrival_at=booking.arrival_at,
        hold_expires_at=at(booking.hold_expires_at, offset_of(booking.departure_at)),
        total=booking.total,
        tickets=[
            BookedTicket(place.ticket_id, place.seat, PassengerView(each.name, each.phone), place.price)
            for place, each in zip(booking.places, passengers, strict=True)
        ],
        payment_id=booking.payment_id,
    )


def seat_map(sale: Sale, seats: Sequence[Seat], legs: range, now: int) -> SeatMap:
    """Return the view of a trip's seats for the stretch `legs`."""
    shown = [SeatView(seat.label, seat.state(legs, now)) for seat in seats]
    origin, destination = sale.stops[legs.start], sale.stops[legs.stop]
    return SeatMap(
        trip_id=sale.trip_id,
        from_=StopView(origin.station_id, origin.name),
        to=StopView(destination.station_id, destination.name),
        price=sale.price(legs),
        seats_free=sum(seat.state is SeatState.FREE for seat in shown),
        layout=sale.layout,
        seats=shown,
    )
