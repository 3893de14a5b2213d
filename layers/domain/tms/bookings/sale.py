"""A sale: what selling a trip needs to know of it, copied from the trip when its sales open; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.journeys import NotOnTheWay, UnknownStop, legs_between
from tms.bookings.seats import CUT_OFF_SECONDS
from tms.kernel.money import Money


class NoSuchStretch(ValueError):
    """The trip does not go from the one stop to the other, or is not sold between them."""


@dataclass(frozen=True)
class SaleStop:
    """A stop of the trip; both times carry the stop's own offset from UTC."""

    station_id: str
    name: str
    arrival_at: datetime
    departure_at: datetime


@dataclass(frozen=True)
class Sale:
    """A trip that is on sale.

    Attributes:
        stops: at least two, in order.
        fares: minor units by (boarding index, alighting index).
        layout: rows of cells as `tms.fleet.layout` writes them.
    """

    trip_id: str
    company_id: str
    company: str
    route_id: str
    bus_class: str
    service_date: str
    currency: str
    stops: Sequence[SaleStop]
    fares: Mapping[tuple[int, int], int]
    layout: Sequence[Sequence[Mapping[str, str]]]

    def legs(self, origin: str, destination: str) -> range:
        """Return the legs of the journey between two stops, given by the ids of their stations.

        Raises:
            NoSuchStretch: a stop is not on this trip, they are in the other order, or it is not sold.
        """
        try:
            legs = legs_between([stop.station_id for stop in self.stops], origin, destination)
        except (UnknownStop, NotOnTheWay):
            raise NoSuchStretch from None
        if (legs.start, legs.stop) not in self.fares:
            raise NoSuchStretch
        return legs

    def price(self, legs: range) -> Money:
        """Return the fare of one seat for `legs`."""
        return Money(self.fares[legs.start, legs.stop], self.currency)

    def closes(self) -> list[int]:
        """Return the epoch second at which selling ends, for boarding at the first stop of each leg."""
        return [int(stop.departure_at.timestamp()) - CUT_OFF_SECONDS for stop in self.stops[:-1]]
