"""Use case: tell what the exchange of a booking for one of another trip costs or gives back, and offer it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.for_payments import target as bookings
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat
from tms.companies.policy import WHOLE
from tms.fleet.prices import UnknownCategory
from tms.kernel.access import quotes
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid
from tms.payments.broken_journey import broken_s
from tms.payments.cancellation import Terms
from tms.payments.change_views import ExchangeQuote, exchange_quote
from tms.payments.changeable import require_exchangeable, require_not_boarded, terms_now
from tms.payments.exchange import ExchangeOffer, Swapped, swapped
from tms.payments.lowered_parts import require_later_given_back
from tms.payments.refund import Why
from tms.trips import for_payments as trips

if TYPE_CHECKING:
    from tms.payments.requests import ExchangeQuoteRequest


def quote_exchange(caller: Caller, booking_id: str, request: "ExchangeQuoteRequest") -> ExchangeQuote:
    """Return what it costs or gives back that all passengers of a booking take another trip of the company.

    The seats are not held. The offer is kept so that `exchange_booking` can make the exchange of it.

    Raises:
        NotFound: `booking_not_found`, `trip_not_on_sale`.
        Forbidden: `not_allowed`.
        Conflict: `not_paid`, `booking_cancelled`, `booking_exchanged`, `trip_cancelled`, `trip_departed`,
            `already_boarded`, `too_many_to_exchange`, `exchanged_often`, `sales_closed`, `bus_changing`,
            `seat_blocked`, `seat_taken`, `later_parts_first`.
        Invalid: `same_trip`, `other_company`, `other_currency`, `no_such_station`, `no_such_stretch`,
            `no_such_seat`, `seat_twice`, `seats_missing`, `no_such_category`.
    """
    wish = {
        "kind": "exchange",
        "booking_id": booking_id,
        "trip_id": request.trip_id,
        "from": request.from_,
        "to": request.to,
        "seats": list(request.seats or ()),
        "asked_at": epoch(),
    }
    offer, seats = possible_exchange(caller, bookings.find_to_change(caller, booking_id), wish)
    return offered(offer, seats, wish)


def offered(offer: ExchangeOffer, seats: Sequence[Seat], wish: Mapping[str, Any]) -> ExchangeQuote:
    """Keep a quote for an exchange, and return it."""
    quote_id = quotes.quote_id(offer.former.booking_id, offer.offer)
    ends = [seat.closes[offer.legs.start] - 1 for seat in seats if seat.closes]
    until = min(offer.terms.until, *ends)
    quotes.keep(quote_id, wish, until)
    return exchange_quote(quote_id, offer, until)


def possible_exchange(
    caller: Caller, booking: Booking, wish: Mapping[str, Any]
) -> tuple[ExchangeOffer, list[Seat]]:
    """Return an exchange as it is possible now, and the seats of the other trip.

    Args:
        wish: as `quote_exchange` keeps it.

    Raises:
        NotFound, Conflict, Invalid: see `quote_exchange`.
    """
    parts = bookings.parts_of(booking)
    counted = _terms(booking, parts)
    trip_id, labels = wish["trip_id"], wish["seats"]
    _require_sensible(booking, trip_id, labels)
    sale, seats = bookings.find_sale(trip_id)
    if sale.company_id != booking.company_id:
        told = f"{sale.company} runs this trip. A booking is exchanged for a trip of {booking.company}."
        raise Invalid("other_company", told, "/trip_id")
    if sale.currency != booking.currency:
        raise Invalid("other_currency", f"This trip is sold in {sale.currency}.", "/trip_id")
    bookings.require_selling(caller, sale.company_id, sale.company)
    legs = bookings.legs_of(sale, wish["from"] or booking.origin_id, wish["to"] or booking.destination_id)
    same_way = _is_same_way(booking, sale, legs)
    if counted.why is Why.TRIP_CANCELLED and not same_way:
        told = f"This trip takes the place of one from {booking.origin} to {booking.destination}."
        raise Invalid("another_way", told, "/to")
    bookings.choose_seats(sale, seats, legs, labels or [None] * len(booking.places))
    require_later_given_back(booking, len(booking.places), parts)
    require_not_boarded(place.ticket_id for place in booking.places)
    offer = ExchangeOffer(
        former=booking,
        sale=sale,
        legs=legs,
        seats=tuple(labels),
        swapped=_swapped(booking, sale, legs, fault=same_way and counted.carriers_fault),
        terms=counted,
        asked_at=wish["asked_at"],
    )
    return offer, seats


def _require_sensible(booking: Booking, trip_id: str, labels: Sequence[str]) -> None:
    if trip_id == booking.trip_id:
        raise Invalid("same_trip", "This is the trip of the booking. Choose another one.", "/trip_id")
    if booking.status is not BookingStatus.CANCELLED:
        require_exchangeable(booking)
    if labels and len(labels) != len(booking.places):
        told = f"The booking has {len(booking.places)} tickets. Give a seat for each, or none."
        raise Invalid("seats_missing", told, "/seats")
    if len(set(labels)) < len(labels):
        raise Invalid("seat_twice", "Two passengers cannot have the same seat.", "/seats")


def _terms(booking: Booking, parts: Sequence[Booking]) -> Terms:
    """Return the terms of an exchange now, also of a booking whose trip was cancelled, while it may choose.

    Raises:
        Conflict: see `terms_now`.
    """
    now = epoch()
    if booking.choose_until is not None and booking.may_choose(now):
        return Terms(WHOLE, booking.choose_until - 1, Why.TRIP_CANCELLED)
    late_s = trips.late_s(booking.trip_id, booking.start)
    return terms_now(booking, late_s, now, broken_s(booking, parts, late_s))


def _is_same_way(booking: Booking, sale: Sale, legs: range) -> bool:
    ends = sale.stops[legs.start].station_id, sale.stops[legs.stop].station_id
    return ends == (booking.origin_id, booking.destination_id)


def _swapped(booking: Booking, sale: Sale, legs: range, *, fault: bool) -> list[Swapped]:
    try:
        return [swapped(place, sale, legs, carriers_fault=fault) for place in booking.places]
    except UnknownCategory:
        told = "The other trip has no such category of passengers."
        raise Invalid("no_such_category", told, "/trip_id") from None
