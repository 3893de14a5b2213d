"""What passengers pay who travel on several seats of one bus: no more than for the whole stretch; pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tms.bookings.booking import Booking, Place
from tms.bookings.sale import Sale
from tms.fleet.prices import PriceLine, total_of

SPLIT = "split"
"""The kind of the line of a price that takes off what the parts cost more than the whole stretch."""


def capped(found: Sequence[tuple[Sale, Booking]]) -> list[Booking]:
    """Return the bookings of a journey, those in one bus at no more than the price of their whole stretch."""
    bookings: list[Booking] = []
    for _, several in groupby(found, key=lambda each: each[1].trip_id):
        together = list(several)
        bookings += _capped(together[0][0], [booking for _, booking in together])
    return bookings


def _capped(sale: Sale, bookings: Sequence[Booking]) -> Sequence[Booking]:
    pair = bookings[0].start, bookings[-1].stop
    if len(bookings) == 1 or pair not in sale.fares:
        return bookings
    excess = [
        _excess(sale, range(*pair), places)
        for places in zip(*(each.places for each in bookings), strict=True)
    ]
    made = []
    for booking in reversed(bookings):
        places = []
        for number, place in enumerate(booking.places):
            off = min(excess[number], place.price.amount)
            excess[number] -= off
            places.append(place.with_line(PriceLine(SPLIT, "", -off)))
        made.append(replace(booking, places=places))
    return made[::-1]


def _excess(sale: Sale, legs: range, places: Sequence[Place]) -> int:
    """Return how much more a passenger's parts cost than the whole stretch."""
    whole = total_of(sale.lines(legs, places[0].category))
    return max(sum(place.price.amount for place in places) - whole, 0)
