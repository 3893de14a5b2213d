"""What the cancellation of tickets of a paid booking gives back, pure.

The bands that were frozen in the booking count. Where the bus is late by an hour or more all goes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tms.bookings.booking import Booking, Place
from tms.companies.policy import WHOLE
from tms.kernel.money import Money, total
from tms.payments.refund import CARRIERS_FAULT, Why

LONG_DELAY_S = 60 * 60
"""A bus that is so late where its passengers board lets them choose: all money, or another trip."""


class Departed(ValueError):
    """The bus has left, or should have, where the passengers board."""


class NoSuchTicket(ValueError):
    """A ticket is not one of the booking, or was cancelled before."""

    def __init__(self, ticket_id: str) -> None:
        super().__init__(ticket_id)
        self.ticket_id = ticket_id


@dataclass(frozen=True)
class Terms:
    """How much of a price goes back now.

    Attributes:
        percent: of the price.
        until: the last epoch second at which this counts.
        why: what the payer is told of the refund.
    """

    percent: int
    until: int
    why: Why

    @property
    def carriers_fault(self) -> bool:
        """Tell whether the company is at fault."""
        return self.why in CARRIERS_FAULT


@dataclass(frozen=True)
class Line:
    """What a cancellation gives back of one ticket's price."""

    place: Place
    refund: Money


@dataclass(frozen=True)
class Cancellation:
    """The cancellation of tickets of a booking, as it would be now.

    Attributes:
        tickets: their ids; empty for all that are left of the booking.
    """

    booking: Booking
    tickets: tuple[str, ...]
    lines: Sequence[Line]
    terms: Terms

    @property
    def price(self) -> Money:
        """The sum of the prices of its tickets."""
        return total((line.place.price for line in self.lines), self.booking.currency)

    @property
    def refund(self) -> Money:
        """How much goes back."""
        return total((line.refund for line in self.lines), self.booking.currency)

    @property
    def offer(self) -> dict[str, Any]:
        """All that its quote offers."""
        return {
            "kind": "cancellation",
            "changes": self.booking.changes,
            "whole": not self.tickets,
            "lines": [
                [line.place.ticket_id, line.place.price.amount, line.refund.amount] for line in self.lines
            ],
        }


def terms(booking: Booking, late_s: int, now: int, broken_s: int | None = None) -> Terms:
    """Return how much a cancellation gives back at an epoch second.

    Args:
        late_s: how late the bus is where the passengers board.
        broken_s: see `broken_journey`.

    Raises:
        Departed: nothing can be cancelled any more.
    """
    departs = int(booking.departure_at.timestamp())
    left = departs + late_s + (broken_s or 0)
    if now >= left:
        raise Departed
    if broken_s is not None:
        return Terms(WHOLE, left - 1, Why.JOURNEY_BROKEN)
    if late_s >= LONG_DELAY_S:
        return Terms(WHOLE, departs + late_s - 1, Why.TRIP_LATE)
    most = booking.exchange.most_percent if booking.exchange else WHOLE
    for band in booking.bands:
        until = departs - band.hours_before * 3600
        if now <= until:
            percent = min(band.refund_percent, most)
            return Terms(percent, min(until, departs + late_s - 1), Why.TICKETS_CANCELLED)
    return Terms(0, departs + late_s - 1, Why.TICKETS_CANCELLED)


def cancellation_of(booking: Booking, tickets: Sequence[str], counted: Terms) -> Cancellation:
    """Return the cancellation of some tickets, or of all that are left if none is named.

    What goes back of each ticket is rounded down to the currency's minor unit.

    Raises:
        NoSuchTicket: a ticket is none of the booking's good ones.
    """
    wanted = set(tickets)
    places = [place for place in booking.places if not wanted or place.ticket_id in wanted]
    for ticket_id in tickets:
        if ticket_id not in {place.ticket_id for place in places}:
            raise NoSuchTicket(ticket_id)
    whole = len(places) == len(booking.places)
    lines = [
        Line(place, Money(place.price.amount * counted.percent // WHOLE, booking.currency))
        for place in places
    ]
    named = () if whole else tuple(place.ticket_id for place in places)
    return Cancellation(booking, named, lines, counted)
