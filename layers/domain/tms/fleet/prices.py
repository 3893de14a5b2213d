"""Prices: what one passenger pays for one journey on one day, explained line by line; pure.

The order is: the fare of the bus's class, then the best promotion of the day, then the passenger's category.
So a category is a part of what an adult pays that day, and a price that is shown for adults is true for all.
Promotions do not add up: the one that is best for the passenger counts. A promotion never raises a price.

The day is the day of travel: the local day on which the bus leaves the passenger's boarding stop. So a trip's
prices do not change while it is on sale.

Rounding: what is calculated is rounded to a multiple of the route's `round_to`, halves up. What is entered
(fares, prices of promotions) is not rounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tms.fleet.routes import ADULT, Category, Fares, Pair, Promotion, Route


class UnknownCategory(ValueError):
    """The trip has no such category of passengers."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A step of a price.

    Attributes:
        kind: `fare`, `promotion`, `category`, `lap_child` or `luggage`.
        label: the promotion's name, the category's code, or the number of pieces; empty for the fare.
        amount: minor units that the step adds; the lines add up to the price.
    """

    kind: str
    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Promoted:
    """The promotion that counts for a pair of stops on a day.

    Attributes:
        name: of the promotion.
        regular: what an adult would pay without it, in minor units.
    """

    name: str
    regular: int


@dataclass(frozen=True)
class Terms:
    """What a trip's prices consist of beside what adults pay.

    Attributes:
        promoted: the pairs for which a promotion counts.
        categories: those beside `ADULT`.
        round_to, free_luggage, piece_price: see `Route`.
    """

    promoted: Mapping[Pair, Promoted] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()
    round_to: int = 1
    free_luggage: int = 1
    piece_price: int | None = None

    @property
    def has_usual_luggage(self) -> bool:
        """Tell whether one piece is free, and further ones are not to be had."""
        return (self.free_luggage, self.piece_price) == (1, None)

    @property
    def seated(self) -> list[str]:
        """The categories of passengers that need a seat."""
        return [ADULT, *(each.code for each in self.categories if each.needs_seat)]

    @property
    def on_laps(self) -> list[str]:
        """The categories of children that travel on a lap."""
        return [each.code for each in self.categories if not each.needs_seat]

    def free_for(self, category: str) -> int:
        """Return how many pieces of luggage are free for a passenger of a category."""
        own = {each.code: each.free_luggage for each in self.categories}.get(category)
        return self.free_luggage if own is None else own

    def lap_line(self, adult: int, category: str) -> PriceLine:
        """Return what a child on a lap adds to a passenger's price.

        Args:
            adult: what an adult pays for the same pair.

        Raises:
            UnknownCategory: no category of children on laps has this code.
        """
        if category not in self.on_laps:
            raise UnknownCategory(category)
        return PriceLine("lap_child", category, part_of(adult, self._percent(category), self.round_to))

    def lines(self, pair: Pair, adult: int, category: str = ADULT) -> tuple[PriceLine, ...]:
        """Return how the price of a passenger for a pair comes about; the lines add up to it.

        Args:
            adult: what an adult pays for the pair, with the promotion.

        Raises:
            UnknownCategory: no category of passengers with a seat has this code.
        """
        promoted = self.promoted.get(pair)
        found = [PriceLine("fare", "", adult if promoted is None else promoted.regular)]
        if promoted is not None:
            found.append(PriceLine("promotion", promoted.name, adult - promoted.regular))
        if category not in self.seated:
            raise UnknownCategory(category)
        if category != ADULT:
            part = part_of(adult, self._percent(category), self.round_to)
            found.append(PriceLine("category", category, part - adult))
        return tuple(found)

    def _percent(self, category: str) -> int:
        for each in self.categories:
            if each.code == category:
                return each.percent
        raise UnknownCategory(category)


@dataclass(frozen=True)
class Tariff:
    """What a trip costs, frozen from a version of a route, for one bus class and the days of its stops.

    Attributes:
        adults: what an adult pays, in minor units by pair, with the promotions of the day; other pairs are
            not sold.
    """

    currency: str
    adults: Fares
    terms: Terms

    def adult_fares(self) -> dict[Pair, int]:
        """Return what an adult pays, by pair, with the promotions of the day."""
        return dict(self.adults)

    def lines(self, pair: Pair, category: str = ADULT) -> tuple[PriceLine, ...]:
        """Return how the price of a passenger for a pair comes about; the lines add up to it.

        Raises:
            KeyError: the pair is not sold.
            UnknownCategory: no category has this code.
        """
        return self.terms.lines(pair, self.adults[pair], category)

    def price(self, pair: Pair, category: str = ADULT) -> int:
        """Return what a passenger pays for a pair, in minor units; see `lines`."""
        return total_of(self.lines(pair, category))


def total_of(lines: Sequence[PriceLine]) -> int:
    """Return the price that lines add up to, in minor units."""
    return sum(line.amount for line in lines)


def rounded(numerator: int, denominator: int, step: int) -> int:
    """Return the multiple of `step` that is nearest to a fraction that is not negative, halves up."""
    unit = denominator * step
    return (2 * numerator + unit) // (2 * unit) * step


def part_of(amount: int, percent: int, step: int) -> int:
    """Return a part of an amount, rounded to a multiple of `step` but never above the amount itself.

    Args:
        percent: 0 to 100.
    """
    return amount if percent == 100 else min(amount, rounded(amount * percent, 100, step))


def class_fares(route: Route, bus_class: str) -> dict[Pair, int]:
    """Return what an adult pays on a bus of a class on a day without promotions, by pair."""
    own = route.class_fares.get(bus_class)
    if own is None or own.percent == 100:
        return {**route.fares, **(own.fares if own else {})}
    share = {pair: rounded(fare * own.percent, 100, route.round_to) for pair, fare in route.fares.items()}
    return {**share, **own.fares}


def tariff_on(route: Route, bus_class: str, days: Sequence[date]) -> Tariff:
    """Return what a trip on a route costs.

    Args:
        days: the local day of the departure at each stop; the last one does not count.
    """
    adults = class_fares(route, bus_class)
    promoted: dict[Pair, Promoted] = {}
    for pair, fare in adults.items():
        best = best_offer(route, bus_class, pair, fare, days[pair[0]])
        if best is not None:
            adults[pair] = best[0]
            promoted[pair] = Promoted(best[1], fare)
    return Tariff(route.currency, adults, _terms_of(route, promoted))


def _terms_of(route: Route, promoted: Mapping[Pair, Promoted]) -> Terms:
    return Terms(promoted, route.categories, route.round_to, route.free_luggage, route.piece_price)


def fares_at(route: Route, bus_class: str, day: date) -> dict[Pair, int]:
    """Return what an adult pays, by pair, for journeys that begin on `day`."""
    return tariff_on(route, bus_class, [day] * len(route.stops)).adult_fares()


def best_offer(route: Route, bus_class: str, pair: Pair, fare: int, day: date) -> tuple[int, str] | None:
    """Return the lowest price that a promotion gives on a day, and its name; None if none lowers the fare."""
    offers = [
        (_promotional(promotion, fare, route.round_to), promotion.name)
        for promotion in route.promotions
        if promotion.applies(pair, bus_class, day)
    ]
    best = min(offers, key=lambda offer: offer[0], default=None)
    return best if best is not None and best[0] < fare else None


def _promotional(promotion: Promotion, fare: int, step: int) -> int:
    if promotion.price is not None:
        return promotion.price
    return part_of(fare, 100 - (promotion.percent or 0), step)
