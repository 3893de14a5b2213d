"""The answers of the booking endpoints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus, Passenger
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat, SeatState
from tms.bookings.split import split
from tms.bookings.split_views import SplitOffer, split_offer
from tms.fleet.prices import total_of
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
class PriceLineView:
    """A step of a price: the `fare`, the `promotion` that was valid, what the passenger's `category` does not
    pay, what a `lap_child` and extra `luggage` cost, what a `promo_code` took off, what is `waived` because a
    bus was late, and `split`: what seats one after the other would cost more than one. `label` is the
    promotion's name, the category, the number of pieces or the code.

    Example:
        kind: fare
        label: null
    """

    kind: str
    label: str | None
    amount: Money


@dataclass(frozen=True)
class LapChildView:
    """A child that travels on the passenger's lap; the name is null once it was erased.

    Example:
        name: Keza Uwase
        category: infant
    """

    name: str | None
    category: str


@dataclass(frozen=True)
class BookedTicket:
    """A passenger's place. The ticket with this id exists once the booking is confirmed. `price_lines` add up
    to the price, which was fixed when the seat was held. `extra_luggage` are pieces beyond the free ones.

    Example:
        category: adult
        lap_child: null
        extra_luggage: 1
    """

    ticket_id: str
    seat: str
    passenger: PassengerView
    category: str
    price: Money
    price_lines: Sequence[PriceLineView]
    lap_child: LapChildView | None
    extra_luggage: int


@dataclass(frozen=True)
class CancelledTicket:
    """A ticket of a booking that was cancelled while others of it stayed good."""

    ticket_id: str
    seat: str
    price: Money


@dataclass(frozen=True)
class RefundBand:
    """A cancellation at least `hours_before` the departure gives `refund_percent` of the price back.

    Example:
        hours_before: 24
        refund_percent: 100
    """

    hours_before: int
    refund_percent: int


@dataclass(frozen=True)
class JourneyPart:
    """The journey that a booking is a part of, with all its bookings in order. They are paid together.

    Example:
        booking_ids: ["bkg_01KB3V7A5M8N2B4V6C9X1Z3Q7W", "bkg_01KB3V7A9P1R4T7V0X3Z6B9D2F"]
    """

    journey_id: str
    booking_ids: Sequence[str]


@dataclass(frozen=True)
class BookingView:
    """A booking. A guest sees it by the Booking-Key that it was made with.

    `cancellation` tells what a cancellation gives back, the earliest first; later than the last one nothing.
    It was fixed when the seats were held.

    `due` is what is paid for it: the total, or the difference where it takes the place of another booking,
    which `exchange_of` names. `exchanged_for` names the booking that took its place.

    Example:
        hold_expires_at: 2026-11-30T19:40:00+02:00
        payment_id: null
        exchange_of: null
        exchanged_for: null
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
    due: Money
    exchange_of: str | None
    exchanged_for: str | None
    cancelled_tickets: Sequence[CancelledTicket]
    cancellation: Sequence[RefundBand]
    journey: JourneyPart | None


@dataclass(frozen=True)
class SeatView:
    """A seat and its state for the stretch that was asked for.

    `seat_class` is the seat's own class or else the bus's. It does not change the price.

    Example:
        seat: 1A
        seat_class: standard
    """

    seat: str
    state: SeatState
    seat_class: str


@dataclass(frozen=True)
class CategoryPrice:
    """What a passenger of a category pays for the stretch; `age` says in words whom the category is for.
    Of luggage so many pieces are free for its passengers.

    Example:
        category: child
        age: 4 to 11 years
        free_luggage: 1
    """

    category: str
    age: str
    price: Money
    free_luggage: int


@dataclass(frozen=True)
class CountedPromotion:
    """The promotion of the day that is in an adult's price; without it an adult pays `regular_price`.

    Example:
        name: Advent
    """

    name: str
    regular_price: Money


@dataclass(frozen=True)
class SeatMap:
    """The bus and each seat's state for one stretch. `layout` is rows of cells from front to back.

    `price` is what an adult pays on the day of travel, with the `promotion` of that day if there is one;
    `prices` is what passengers of each category pay, `lap_children` what children of each category pay that
    travel on the lap of a passenger. Each piece of luggage beyond the free ones costs
    `piece_price`; there are no further ones where it is null.

    `split` offers seats one after the other where too few are free for the whole stretch; see `passengers`.

    Example:
        lap_children: []
        layout: [[{"kind": "driver"}, {"kind": "aisle"}, {"kind": "aisle"}, {"kind": "door"}], [{"kind":
            "seat", "label": "1A"}, {"kind": "seat", "label": "1B"}, {"kind": "aisle"}, {"kind": "seat",
            "label": "1C"}]]
    """

    trip_id: str
    from_: StopView
    to: StopView
    price: Money
    promotion: CountedPromotion | None
    prices: Sequence[CategoryPrice]
    lap_children: Sequence[CategoryPrice]
    piece_price: Money | None
    seats_free: int
    layout: Sequence[Sequence[Mapping[str, object]]]
    seats: Sequence[SeatView]
    split: SplitOffer | None


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
            BookedTicket(
                place.ticket_id,
                place.seat,
                PassengerView(each.name, each.phone),
                place.category,
                place.price,
                [
                    PriceLineView(line.kind, line.label or None, Money(line.amount, booking.currency))
                    for line in place.price_lines
                ],
                lap_child_view(place.lap_child, each),
                place.luggage,
            )
            for place, each in zip(booking.places, passengers, strict=True)
        ],
        payment_id=booking.payment_id,
        due=booking.due,
        exchange_of=booking.exchange.former_id if booking.exchange else None,
        exchanged_for=booking.exchanged_for,
        cancelled_tickets=[
            CancelledTicket(place.ticket_id, place.seat, place.price) for place in booking.cancelled
        ],
        cancellation=[RefundBand(band.hours_before, band.refund_percent) for band in booking.bands],
        journey=(
            JourneyPart(booking.journey.journey_id, booking.journey.booking_ids) if booking.journey else None
        ),
    )


def seat_map(sale: Sale, seats: Sequence[Seat], legs: range, passengers: int, now: int) -> SeatMap:
    """Return the view of a trip's seats for the stretch `legs`, for so many passengers."""
    way = split(seats, legs, passengers, now, sale.fares.keys())
    classes = sale.own_classes
    shown = [
        SeatView(seat.label, seat.state(legs, now), classes.get(seat.label, sale.bus_class)) for seat in seats
    ]
    origin, destination = sale.stops[legs.start], sale.stops[legs.stop]
    return SeatMap(
        trip_id=sale.trip_id,
        from_=StopView(origin.station_id, origin.name),
        to=StopView(destination.station_id, destination.name),
        price=sale.price(legs),
        promotion=_promotion(sale, legs),
        prices=[
            _price(sale, category, total_of(sale.lines(legs, category))) for category in sale.terms.seated
        ],
        lap_children=[
            _price(sale, category, sale.lap_line(legs, category).amount) for category in sale.terms.on_laps
        ],
        piece_price=(
            None if sale.terms.piece_price is None else Money(sale.terms.piece_price, sale.currency)
        ),
        seats_free=sum(seat.state is SeatState.FREE for seat in shown),
        layout=sale.layout,
        seats=shown,
        split=split_offer(sale, way) if way else None,
    )


def _promotion(sale: Sale, legs: range) -> CountedPromotion | None:
    promoted = sale.terms.promoted.get((legs.start, legs.stop))
    if promoted is None:
        return None
    return CountedPromotion(promoted.name, Money(promoted.regular, sale.currency))


def lap_child_view(category: str | None, passenger: Passenger) -> LapChildView | None:
    """Return the child on a passenger's lap as it is answered."""
    return None if category is None else LapChildView(passenger.child, category)


def _price(sale: Sale, category: str, amount: int) -> CategoryPrice:
    ages = {each.code: each.age for each in sale.terms.categories}
    price = Money(amount, sale.currency)
    return CategoryPrice(category, ages.get(category, ""), price, sale.terms.free_for(category))
