"""Routes: ordered stops with exact times, and a price for each pair of stops that is sold; pure.

Times are whole seconds: a schedule of minutes would drift on a route of many stops. Prices are whole minor
units of the route's currency. A change makes a new version; trips copy the version that they were made from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations

Pair = tuple[int, int]
"""Boarding and alighting stop, by their places in the route, from 0."""

Fares = Mapping[Pair, int]
"""Minor units by pair. A pair that is missing is not sold."""

MOST_STOPS = 46
"""A hold names every leg of its stretch in one condition: `tms.trips.put_on_sale.MAX_LEGS` legs fit in."""

LONGEST_S = 7 * 24 * 3600
"""The longest running time from one stop to the next, and the longest stay at a stop, in seconds."""

ADULT = "adult"
"""The category of a passenger that pays the whole fare."""


class RouteState(StrEnum):
    """Whether trips can be made of a route; a retired one keeps the trips that it has."""

    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


class BadRoute(ValueError):
    """The parts do not make a route.

    Attributes:
        place: where, as a path in the route: `stops/2/running_s`.
    """

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(detail)
        self.place = place


@dataclass(frozen=True, slots=True)
class RouteStop:
    """A stop of a route.

    Attributes:
        running_s: seconds from the departure at the stop before to the arrival here; 0 at the first stop.
        dwell_s: seconds from the arrival here to the departure; 0 at the first and the last stop.
        metres: by road from the stop before; 0 at the first stop, None if nobody entered it.
    """

    station_id: str
    running_s: int
    dwell_s: int = 0
    metres: int | None = None


@dataclass(frozen=True, slots=True)
class ClassFare:
    """What buses of one class cost, where that differs from the route's fares.

    Attributes:
        percent: of the route's fare.
        fares: minor units for single pairs, which `percent` does not touch.
    """

    percent: int = 100
    fares: Fares = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of passengers that pays a part of the adult fare.

    Attributes:
        code: as `child`.
        percent: of the adult fare of the day, 0 to 100.
        age: which ages it is for, in words; may be empty.
        needs_seat: False for children that travel on a passenger's lap.
        free_luggage: how many pieces of luggage are free; None for as many as for adults.
    """

    code: str
    percent: int
    age: str = ""
    needs_seat: bool = True
    free_luggage: int | None = None


@dataclass(frozen=True, slots=True)
class Promotion:
    """A lower price on some days of travel: `percent` off the fare, or a fixed `price`, one of them.

    Attributes:
        percent: taken off the fare, 1 to 100.
        price: minor units that the adult pays instead; it never raises a fare.
        valid_from, valid_until: first and last day of travel; None is no limit.
        weekdays: ISO weekdays of travel, 1 for Monday to 7 for Sunday; empty for all.
        pairs: the pairs that it is for; empty for all.
        bus_classes: the classes that it is for; empty for all.
    """

    name: str
    percent: int | None = None
    price: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    weekdays: frozenset[int] = frozenset()
    pairs: frozenset[Pair] = frozenset()
    bus_classes: frozenset[str] = frozenset()

    def applies(self, pair: Pair, bus_class: str, day: date) -> bool:
        """Tell whether it is valid for a journey that begins on `day`, by the boarding stop's clock."""
        return (
            (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
            and (not self.weekdays or day.isoweekday() in self.weekdays)
            and (not self.pairs or pair in self.pairs)
            and (not self.bus_classes or bus_class in self.bus_classes)
        )


@dataclass(frozen=True)
class Route:
    """A version of a company's route, valid by construction.

    Attributes:
        version: 1 for the first; each change of anything but `state` makes the next one.
        stops: at least two, at most `MOST_STOPS`.
        currency: ISO 4217, of the company.
        fares: what an adult pays on a bus of a class that has no fares of its own; empty until they are
            entered. A pair that is missing is not sold.
        round_to: prices that are calculated are rounded to multiples of it, in minor units.
        class_fares: by bus class.
        categories: without `ADULT`, which always pays the whole fare.
        luggage: rules in words, by language code.
        free_luggage: how many pieces of luggage are free for an adult.
        piece_price: what each further piece costs, in minor units; None if there are no further ones.
        revision: counts every write of the record; for conditions.
        changed_at: when this version was made, seconds since 1970.
        changed_by: the account that made it.

    Raises:
        BadRoute: the parts do not fit.
    """

    route_id: str
    company_id: str
    name: str
    stops: tuple[RouteStop, ...]
    currency: str
    fares: Fares = field(default_factory=dict)
    round_to: int = 1
    class_fares: Mapping[str, ClassFare] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    luggage: Mapping[str, str] = field(default_factory=dict)
    free_luggage: int = 1
    piece_price: int | None = None
    state: RouteState = RouteState.ACTIVE
    version: int = 1
    revision: int = 1
    request_hash: str = ""
    changed_at: int = 0
    changed_by: str = ""

    def __post_init__(self) -> None:
        check_stops(self.stops)
        check_fares(self.fares, len(self.stops), "fares")
        if self.round_to < 1:
            raise BadRoute("round_to", "Prices are rounded to multiples of 1 or more.")
        for bus_class, fare in self.class_fares.items():
            _check_class_fare(bus_class, fare, self.fares)
        _check_categories(self.categories)
        for index, promotion in enumerate(self.promotions):
            _check_promotion(f"promotions/{index}", promotion, self.fares)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of stops, sold or not, in order."""
        return pairs_of(len(self.stops))

    @property
    def running_s(self) -> int:
        """Seconds from the departure at the first stop to the arrival at the last one."""
        return sum(stop.running_s + stop.dwell_s for stop in self.stops)

    def offsets(self) -> list[tuple[int, int]]:
        """Return for each stop its arrival and departure, in seconds after the departure at the first."""
        found: list[tuple[int, int]] = []
        passed = 0
        for stop in self.stops:
            arrival = passed + stop.running_s
            passed = arrival + stop.dwell_s
            found.append((arrival, passed))
        return found


def pairs_of(stops: int) -> tuple[Pair, ...]:
    """Return every pair of that many stops, in order."""
    return tuple(combinations(range(stops), 2))


def check_stops(stops: Sequence[RouteStop]) -> None:
    """Check that stops make a way.

    Raises:
        BadRoute: the parts do not fit.
    """
    if not 2 <= len(stops) <= MOST_STOPS:
        raise BadRoute("stops", f"A route has 2 to {MOST_STOPS} stops.")
    last = len(stops) - 1
    for index, stop in enumerate(stops):
        at = f"stops/{index}"
        if index == 0 and (stop.running_s or stop.metres):
            raise BadRoute(f"{at}/running_s", "Nothing lies before the first stop: give 0.")
        if index and not 1 <= stop.running_s <= LONGEST_S:
            raise BadRoute(f"{at}/running_s", f"The running time is 1 to {LONGEST_S} seconds.")
        if not 0 <= stop.dwell_s <= LONGEST_S:
            raise BadRoute(f"{at}/dwell_s", f"The stay is 0 to {LONGEST_S} seconds.")
        if stop.dwell_s and index in {0, last}:
            raise BadRoute(f"{at}/dwell_s", "A bus stays only at stops on the way: give 0.")
        if stop.metres is not None and stop.metres < 0:
            raise BadRoute(f"{at}/metres", "A distance is not negative.")
        if index and stop.station_id == stops[index - 1].station_id:
            raise BadRoute(f"{at}/station_id", "This is the station of the stop before.")


def check_fares(fares: Fares, stops: int, at: str) -> None:
    """Check that fares are for pairs of that many stops, and that none is negative.

    Raises:
        BadRoute: the parts do not fit.
    """
    for (start, stop), amount in fares.items():
        if not 0 <= start < stop < stops:
            raise BadRoute(at, f"A bus does not go from stop {start} to stop {stop}.")
        if amount < 0:
            raise BadRoute(at, f"The fare from stop {start} to stop {stop} is negative.")


def _check_class_fare(bus_class: str, fare: ClassFare, fares: Fares) -> None:
    at = f"class_fares/{bus_class}"
    if fare.percent < 0:
        raise BadRoute(at, "A class costs no negative part of the fare.")
    for pair, amount in fare.fares.items():
        if pair not in fares:
            raise BadRoute(at, f"Stop {pair[0]} to stop {pair[1]} is not sold.")
        if amount < 0:
            raise BadRoute(at, f"The fare from stop {pair[0]} to {pair[1]} is negative.")


def _check_categories(categories: Sequence[Category]) -> None:
    seen = {ADULT}
    for index, category in enumerate(categories):
        at = f"categories/{index}"
        if category.code in seen:
            detail = "Adults pay the whole fare." if category.code == ADULT else "This category stands twice."
            raise BadRoute(f"{at}/category", detail)
        seen.add(category.code)
        if not 0 <= category.percent <= 100:
            raise BadRoute(f"{at}/percent", "A category pays 0 to 100 percent.")


def _check_promotion(at: str, promotion: Promotion, fares: Fares) -> None:
    if (promotion.percent is None) == (promotion.price is None):
        raise BadRoute(at, "Give a percentage or a price, and not both.")
    if promotion.percent is not None and not 1 <= promotion.percent <= 100:
        raise BadRoute(f"{at}/percent", "A promotion takes off 1 to 100 percent.")
    if promotion.price is not None and promotion.price < 0:
        raise BadRoute(f"{at}/price", "A price is not negative.")
    first, last = promotion.valid_from, promotion.valid_until
    if first and last and last < first:
        raise BadRoute(f"{at}/valid_until", "It ends before it begins.")
    for start, stop in sorted(promotion.pairs):
        if (start, stop) not in fares:
            raise BadRoute(f"{at}/pairs", f"Stop {start} to stop {stop} is not sold.")
