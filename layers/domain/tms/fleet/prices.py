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
from dataclasses import dataclass
from datetime import date

from tms.fleet.routes import ADULT, Category, Fares, Pair, Promotion, Route


class UnknownCategory(ValueError):
    """The trip has no such category of passengers."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A step of a price.

    Attributes:
        kind: `fare`, `promotion` or `category`.
        label: the bus's class, the promotion's name, or the category's code.
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
        price: what an adult pays, in minor units.
    """

    name: str
    price: int


@dataclass(frozen=True)
class Tariff:
    """What a trip costs, frozen from a version of a route, for one bus class and the days of its stops.

    Attributes:
        fares: minor units without promotions, by pair; other pairs are not sold.
        promoted: the pairs for which a promotion counts.
        categories: those beside `ADULT`.
        round_to: see `Route`.
    """

    bus_class: str
    currency: str
    fares: Fares
    promoted: Mapping[Pair, Promoted]
    categories: tuple[Category, ...] = ()
    round_to: int = 1

    def adult_fares(self) -> dict[Pair, int]:
        """Return what an adult pays, by pair, with the promotions of the day."""
        return {pair: self.adult(pair) for pair in self.fares}

    def adult(self, pair: Pair) -> int:
        """Return what an adult pays for a pair.

        Raises:
            KeyError: it is not sold.
        """
        promoted = self.promoted.get(pair)
        return self.fares[pair] if promoted is None else promoted.price

    def lines(self, pair: Pair, category: str = ADULT) -> list[PriceLine]:
        """Return how the price of a passenger for a pair comes about; the lines add up to it.

        Raises:
            KeyError: the pair is not sold.
            UnknownCategory: no category has this code.
        """
        found = [PriceLine("fare", self.bus_class, self.fares[pair])]
        promoted = self.promoted.get(pair)
        if promoted is not None:
            found.append(PriceLine("promotion", promoted.name, promoted.price - self.fares[pair]))
        if category != ADULT:
            adult = self.adult(pair)
            part = part_of(adult, self._percent(category), self.round_to)
            found.append(PriceLine("category", category, part - adult))
        return found

    def price(self, pair: Pair, category: str = ADULT) -> int:
        """Return what a passenger pays for a pair, in minor units; see `lines`."""
        return sum(line.amount for line in self.lines(pair, category))

    def _percent(self, category: str) -> int:
        for each in self.categories:
            if each.code == category:
                return each.percent
        raise UnknownCategory(category)


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
    fares = class_fares(route, bus_class)
    promoted: dict[Pair, Promoted] = {}
    for pair, fare in fares.items():
        best = best_promotion(route, bus_class, pair, fare, days[pair[0]])
        if best is not None:
            promoted[pair] = best
    return Tariff(bus_class, route.currency, fares, promoted, route.categories, route.round_to)


def fares_at(route: Route, bus_class: str, day: date) -> dict[Pair, int]:
    """Return what an adult pays, by pair, for journeys that begin on `day`."""
    return tariff_on(route, bus_class, [day] * len(route.stops)).adult_fares()


def best_promotion(route: Route, bus_class: str, pair: Pair, fare: int, day: date) -> Promoted | None:
    """Return the promotion that makes a fare the lowest on a day; None if none makes it lower."""
    offers = [
        Promoted(promotion.name, _promotional(promotion, fare, route.round_to))
        for promotion in route.promotions
        if promotion.applies(pair, bus_class, day)
    ]
    best = min(offers, key=lambda offer: offer.price, default=None)
    return best if best is not None and best.price < fare else None


def _promotional(promotion: Promotion, fare: int, step: int) -> int:
    if promotion.price is not None:
        return promotion.price
    return part_of(fare, 100 - (promotion.percent or 0), step)
