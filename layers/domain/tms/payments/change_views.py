"""The answers about changes of paid bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus, GivenBack
from tms.bookings.views import StopView
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money
from tms.payments.cancellation import Cancellation
from tms.payments.exchange import ExchangeOffer
from tms.payments.refund import Refund, Why
from tms.payments.views import PaymentView, RefundView, refund_view


@dataclass(frozen=True)
class CancellationLine:
    """What the cancellation of one ticket gives back of its price."""

    ticket_id: str
    seat: str
    price: Money
    refund: Money


@dataclass(frozen=True)
class CancellationQuote:
    """What a cancellation gives back until `until`, as long as the booking stays as it is.

    `fee` is what the company keeps. `reason` is `tickets_cancelled`. All goes back with `trip_late`, where
    the bus is very late, or `journey_broken`, where another bus of the journey is too late or cancelled.

    Example:
        quote_id: quo_01KB3V7Y6A9C2E5G8J1M4P7R0T
        percent: 50
        reason: tickets_cancelled
        until: 2026-12-01T06:00:00+02:00
    """

    quote_id: str
    booking_id: str
    lines: Sequence[CancellationLine]
    price: Money
    refund: Money
    fee: Money
    percent: int
    reason: Why
    until: datetime


@dataclass(frozen=True)
class TicketsCancelled:
    """A cancellation that was made. `tickets_left` tells how many tickets of the booking stay good, `refunds`
    what goes back of its payments.

    Example:
        cancelled_at: 2026-11-30T20:05:00+02:00
        status: CANCELLED
        tickets_left: 0
    """

    booking_id: str
    quote_id: str
    status: BookingStatus
    tickets_left: int
    cancelled_at: datetime
    refund: Money
    refunds: Sequence[RefundView]


@dataclass(frozen=True)
class ExchangeLine:
    """What one ticket cost, and what the one costs that takes its place. `waived` is what the passenger of a
    late bus does not pay of the new price.

    Example:
        category: adult
    """

    ticket_id: str
    category: str
    price_before: Money
    price: Money
    waived: Money


@dataclass(frozen=True)
class ExchangeQuote:
    """What an exchange costs or gives back until `until`, as long as the booking stays as it is and the other
    trip has seats. They are not held by a quote.

    `due` is to be paid, or `refund` goes back; `fee` is what the company keeps of the difference.
    `most_percent` is the most that a cancellation of the new booking gives back.

    Example:
        quote_id: quo_01KB3V7Y6A9C2E5G8J1M4P7R0T
        seats: null
        most_percent: 100
        until: 2026-12-01T06:00:00+02:00
    """

    quote_id: str
    booking_id: str
    trip_id: str
    from_: StopView
    to: StopView
    departure_at: datetime
    arrival_at: datetime
    seats: Sequence[str] | None
    lines: Sequence[ExchangeLine]
    price_before: Money
    price: Money
    due: Money
    refund: Money
    fee: Money
    most_percent: int
    until: datetime


@dataclass(frozen=True)
class NewTicket:
    """A passenger's place on the other trip. The ticket exists once the exchange is made."""

    ticket_id: str
    seat: str
    price: Money


@dataclass(frozen=True)
class ExchangeView:
    """An exchange. `booking_id` is the new booking: CONFIRMED once the exchange is made, HELD until what is
    `due` is paid. Until then the tickets of the former booking stay good.

    Example:
        former_booking_id: bkg_01KB3V7A5M8N2B4V6C9X1Z3Q7W
        status: HELD
        hold_expires_at: 2026-11-30T19:40:00+02:00
        payment: null
    """

    booking_id: str
    former_booking_id: str
    status: BookingStatus
    trip_id: str
    tickets: Sequence[NewTicket]
    total: Money
    due: Money
    hold_expires_at: datetime | None
    payment: PaymentView | None
    refunds: Sequence[RefundView]


def cancellation_quote(quote_id: str, cancellation: Cancellation) -> CancellationQuote:
    """Return the view of a quote for a cancellation."""
    booking = cancellation.booking
    return CancellationQuote(
        quote_id=quote_id,
        booking_id=booking.booking_id,
        lines=[
            CancellationLine(line.place.ticket_id, line.place.seat, line.place.price, line.refund)
            for line in cancellation.lines
        ],
        price=cancellation.price,
        refund=cancellation.refund,
        fee=cancellation.price - cancellation.refund,
        percent=cancellation.terms.percent,
        reason=cancellation.terms.why,
        until=at(cancellation.terms.until, offset_of(booking.departure_at)),
    )


def tickets_cancelled(booking: Booking, part: GivenBack, refunds: Sequence[Refund]) -> TicketsCancelled:
    """Return the view of a cancellation; `booking` is as it is afterwards."""
    offset = offset_of(booking.departure_at)
    return TicketsCancelled(
        booking_id=booking.booking_id,
        quote_id=part.quote_id,
        status=booking.status,
        tickets_left=len(booking.places) if booking.status is BookingStatus.CONFIRMED else 0,
        cancelled_at=at(part.at, offset),
        refund=Money(part.refund, booking.currency),
        refunds=[refund_view(each, offset) for each in refunds],
    )


def exchange_quote(quote_id: str, offer: ExchangeOffer, until: int) -> ExchangeQuote:
    """Return the view of a quote for an exchange; `until` is an epoch second."""
    origin, destination = offer.sale.stops[offer.legs.start], offer.sale.stops[offer.legs.stop]
    return ExchangeQuote(
        quote_id=quote_id,
        booking_id=offer.former.booking_id,
        trip_id=offer.sale.trip_id,
        from_=StopView(origin.station_id, origin.name),
        to=StopView(destination.station_id, destination.name),
        departure_at=origin.departure_at,
        arrival_at=destination.arrival_at,
        seats=list(offer.seats) or None,
        lines=[
            ExchangeLine(each.place.ticket_id, each.place.category, each.place.price, each.price, each.waived)
            for each in offer.swapped
        ],
        price_before=offer.former.total,
        price=offer.price,
        due=offer.due,
        refund=offer.refund,
        fee=offer.less - offer.refund,
        most_percent=offer.exchange.most_percent,
        until=at(until, offset_of(offer.former.departure_at)),
    )


def exchange_view(
    booking: Booking, former_id: str, payment: PaymentView | None, refunds: Sequence[Refund]
) -> ExchangeView:
    """Return the view of an exchange; `booking` is the new one as it is now."""
    offset = offset_of(booking.departure_at)
    holds = booking.status is BookingStatus.HELD
    return ExchangeView(
        booking_id=booking.booking_id,
        former_booking_id=former_id,
        status=booking.status,
        trip_id=booking.trip_id,
        tickets=[NewTicket(place.ticket_id, place.seat, place.price) for place in booking.places],
        total=booking.total,
        due=booking.due,
        hold_expires_at=at(booking.hold_expires_at, offset) if holds else None,
        payment=payment,
        refunds=[refund_view(each, offset) for each in refunds],
    )
