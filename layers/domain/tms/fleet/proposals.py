"""Proposals of fares: by the kilometre, from another row of the table, and rounded; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from tms.fleet.prices import rounded
from tms.fleet.routes import Fares, Pair, RouteStop, pairs_of


class DistanceMissing(ValueError):
    """Nobody entered how far a stop is from the one before.

    Attributes:
        stops: the places of those stops.
    """

    def __init__(self, stops: Sequence[int]) -> None:
        super().__init__(f"the distances to the stops {stops} are missing")
        self.stops = tuple(stops)


@dataclass(frozen=True, slots=True)
class PerKilometre:
    """A price by the distance.

    Attributes:
        rate: minor units a kilometre, with at most three decimals.
        base: minor units that every journey costs beside.
        least: no journey costs less.
    """

    rate: Decimal
    base: int = 0
    least: int = 0


def per_kilometre(stops: Sequence[RouteStop], price: PerKilometre) -> dict[Pair, int]:
    """Return a fare for every pair by the distance on the road, rounded halves up to a minor unit.

    Raises:
        DistanceMissing: a stop has no distance.
    """
    missing = [place for place, stop in enumerate(stops) if place and stop.metres is None]
    if missing:
        raise DistanceMissing(missing)
    passed = list(accumulate(stop.metres or 0 for stop in stops))
    thousandths = int(price.rate * 1000)
    return {
        (start, stop): max(
            price.least,
            price.base + rounded((passed[stop] - passed[start]) * thousandths, 1_000_000, 1),
        )
        for start, stop in pairs_of(len(stops))
    }


def copied_row(fares: Fares, stops: int, from_stop: int, to_stop: int) -> dict[Pair, int]:
    """Return fares in which a passenger from `to_stop` pays what one from `from_stop` pays to the same stop.

    That is for stops near each other, as two stations of one city. Pairs that are not sold from `from_stop`
    are not sold from `to_stop` either; where the one has no way to a stop, the other keeps its fare.
    """
    found = dict(fares)
    for stop in range(max(from_stop, to_stop) + 1, stops):
        found.pop((to_stop, stop), None)
        if (from_stop, stop) in fares:
            found[to_stop, stop] = fares[from_stop, stop]
    return found


def all_rounded(fares: Fares, step: int) -> dict[Pair, int]:
    """Return fares rounded to multiples of `step`, halves up; one that costs something stays above zero."""
    return {pair: max(rounded(fare, 1, step), step if fare else 0) for pair, fare in fares.items()}
