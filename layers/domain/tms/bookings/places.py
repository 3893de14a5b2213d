"""The places of a booking, with what each costs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.bookings import personal_data
from tms.bookings.booking import Passenger, Place
from tms.bookings.sale import Sale
from tms.fleet.prices import PriceLine, UnknownCategory, total_of
from tms.kernel.errors import Invalid
from tms.kernel.ids import derived_id
from tms.kernel.money import Money

if TYPE_CHECKING:
    from tms.bookings.requests import HoldRequest, PassengerRequest


def places_of(
    request: "HoldRequest", booking_id: str, labels: Sequence[str], sale: Sale, legs: range
) -> list[Place]:
    """Return the places of a request's passengers, each with its seat.

    Raises:
        Invalid: `no_such_category`, `no_extra_luggage`.
    """
    places = []
    for index, (wanted, label) in enumerate(zip(request.passengers, labels, strict=True)):
        child = wanted.lap_child
        passenger = Passenger(wanted.name, wanted.phone, child.name if child else None)
        lines = tuple(_lines(sale, legs, index, wanted))
        place = new_place(booking_id, index, label, passenger, wanted.category, lines, sale.currency)
        places.append(
            replace(place, lap_child=child.category if child else None, luggage=wanted.extra_luggage)
        )
    return places


def new_place(
    booking_id: str,
    number: int,
    seat: str,
    passenger: Passenger,
    category: str,
    lines: tuple[PriceLine, ...],
    currency: str,
) -> Place:
    """Return the place of a booking's passenger of this number, counted from 0, at the price of its lines."""
    ticket_id = derived_id("tkt", booking_id, str(number))
    sealed = personal_data.seal_passenger(passenger, ticket_id)
    price = Money(total_of(lines), currency)
    return Place(ticket_id, seat, sealed, price, category, lines if len(lines) > 1 else ())


def _lines(sale: Sale, legs: range, index: int, wanted: "PassengerRequest") -> Iterator[PriceLine]:
    """Yield how the price of the passenger at a place of the request comes about.

    Raises:
        Invalid: `no_such_category`, `no_extra_luggage`.
    """
    try:
        yield from sale.lines(legs, wanted.category)
    except UnknownCategory:
        raise _no_such_category(sale.terms.seated, f"/passengers/{index}/category") from None
    if wanted.lap_child is not None:
        try:
            yield sale.lap_line(legs, wanted.lap_child.category)
        except UnknownCategory:
            pointer = f"/passengers/{index}/lap_child/category"
            raise _no_such_category(sale.terms.on_laps, pointer) from None
    if wanted.extra_luggage:
        price = sale.terms.piece_price
        if price is None:
            raise Invalid(
                "no_extra_luggage",
                "On this trip no luggage is taken beyond what is free.",
                f"/passengers/{index}/extra_luggage",
            )
        yield PriceLine("luggage", str(wanted.extra_luggage), wanted.extra_luggage * price)


def _no_such_category(known: Sequence[str], pointer: str) -> Invalid:
    told = f"This trip has the categories {', '.join(known)}." if known else "This trip has none on laps."
    return Invalid("no_such_category", told, pointer, categories=list(known))
