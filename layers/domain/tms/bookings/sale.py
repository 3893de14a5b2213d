"""A sale: what selling a trip needs to know of it, copied from the trip when its sales open; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tms.bookings.journeys import NotOnTheWay, UnknownStop, legs_between
from tms.bookings.seats import CUT_OFF_SECONDS
from tms.bookings.spots import Spot, spots
from tms.companies.policy import BANDS, Band
from tms.fleet.carriage import Carriage, usual
from tms.fleet.classes import difference
from tms.fleet.layout import from_grid
from tms.fleet.prices import PriceLine, Terms
from tms.fleet.routes import ADULT
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
        fares: what an adult pays on the day of travel, in minor units by (boarding index, alighting index).
        terms: how other passengers' prices follow, and which promotions are in the fares.
        layout: rows of cells as `tms.fleet.layout` writes them.
        carriage: what the bus takes beside people in seats; None for the usual.
        cancellation: bands of what a cancellation gives back, the earliest first.
        cut_off_s: sales for boarding at a stop end this many seconds before the bus leaves it.
        transfer_s: passengers who change to or from it have at least so many seconds.
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
    terms: Terms = field(default_factory=Terms)
    cut_off_s: int = CUT_OFF_SECONDS
    cancellation: Sequence[Band] = BANDS
    carriage: Carriage | None = None
    transfer_s: int = 15 * 60

    @property
    def takes(self) -> Carriage:
        """What the bus takes beside people in seats, on each leg."""
        return usual(from_grid(self.layout).capacity) if self.carriage is None else self.carriage

    @property
    def own_classes(self) -> dict[str, str]:
        """The classes of those seats that have one of their own, by label."""
        return {
            cell["label"]: cell["seat_class"] for row in self.layout for cell in row if "seat_class" in cell
        }

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

    @property
    def class_preference(self) -> dict[str, int]:
        """In which place the seats with a class of their own suit a passenger of the bus, by their labels.

        The bus's own class is place 0; higher ones follow, then lower ones. See `tms.fleet.classes`.
        """
        own = self.own_classes
        ranks = {each: difference(self.bus_class, each) for each in (self.bus_class, *own.values())}
        order = sorted(set(ranks.values()))
        return {label: order.index(ranks[each]) for label, each in own.items()}

    @property
    def spots(self) -> Mapping[str, Spot]:
        """Where each seat of the bus is."""
        return spots(from_grid(self.layout))

    def price(self, legs: range) -> Money:
        """Return what an adult pays for `legs`."""
        return Money(self.fares[legs.start, legs.stop], self.currency)

    def lines(self, legs: range, category: str = ADULT) -> tuple[PriceLine, ...]:
        """Return how the price of a passenger for `legs` comes about.

        Raises:
            UnknownCategory: the trip has no such category.
        """
        pair = legs.start, legs.stop
        return self.terms.lines(pair, self.fares[pair], category)

    def lap_line(self, legs: range, category: str) -> PriceLine:
        """Return what a child on a lap adds to the price of a passenger for `legs`.

        Raises:
            UnknownCategory: the trip has no such category of children on laps.
        """
        return self.terms.lap_line(self.fares[legs.start, legs.stop], category)

    def closes(self) -> list[int]:
        """Return the epoch second at which selling ends, for boarding at the first stop of each leg."""
        return [int(stop.departure_at.timestamp()) - self.cut_off_s for stop in self.stops[:-1]]
