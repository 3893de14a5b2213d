"""The answer of a search for the cheapest day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tms.kernel.money import Money
from tms.trips.search.views import SearchedPlace


@dataclass(frozen=True)
class DayPrice:
    """A day, and the lowest price of an adult among its trips that still have a seat; null without any.

    Example:
        date: 2026-12-01
    """

    date: date
    price_from: Money | None


@dataclass(frozen=True)
class FoundDays:
    """The seven days around the day that was asked for, today and later."""

    from_: SearchedPlace
    to: SearchedPlace
    days: Sequence[DayPrice]
