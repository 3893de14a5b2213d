"""The lowest price of a day, whatever the time is when somebody asks; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tms.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Offer:
    """A price that is offered until an epoch second."""

    until: int
    price: Money


def steps(offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that become the cheapest one at some time, in the order of their ends.

    A dearer offer counts only once all cheaper ones have ended, so it must end last. A day of a hundred trips
    with three prices is three steps at most.
    """
    kept: list[Offer] = []
    for offer in sorted(offers, key=lambda each: (-each.until, each.price.amount)):
        if not kept or offer.price.amount < kept[-1].price.amount:
            kept.append(offer)
    return kept[::-1]


def cheapest(day: Sequence[Offer], now: int) -> Money | None:
    """Return the lowest price that is offered after `now`, from the steps of a day; None if nothing is."""
    return next((each.price for each in day if each.until > now), None)
