"""Which journeys a search shows, and in which order; pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Literal

from tms.trips.sold_journeys import SoldJourney

Order = Literal["departure", "arrival", "price", "duration"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a journey must keep; an empty set, and None, ask for nothing.

    Attributes:
        amenities: all of them are wanted, of the others any one.
        leaves_from, leaves_until: local times of the departure, HH:MM, both included.
        max_price: what an adult pays, in minor units.
    """

    companies: frozenset[str] = frozenset()
    bus_classes: frozenset[str] = frozenset()
    amenities: frozenset[str] = frozenset()
    leaves_from: str = ""
    leaves_until: str = "24:00"
    max_price: int | None = None

    def met_by(self, journey: SoldJourney) -> bool:
        """Tell whether a journey keeps all of it."""
        return (
            (not self.companies or journey.company_id in self.companies)
            and (not self.bus_classes or journey.bus_class in self.bus_classes)
            and self.amenities.issubset(journey.amenities)
            and self.leaves_from <= f"{journey.departure_at:%H:%M}" <= self.leaves_until
            and (self.max_price is None or journey.amount <= self.max_price)
        )


@dataclass(frozen=True)
class Selection:
    """One page of what keeps the wishes.

    Attributes:
        total: how many journeys keep them, on all pages together.
        following: the place after which the next page begins; None on the last one.
    """

    journeys: Sequence[SoldJourney]
    total: int
    following: str | None


def select(
    journeys: Iterable[SoldJourney], wishes: Wishes, order: Order, *, behind: str | None, limit: int
) -> Selection:
    """Return the page of journeys behind a place.

    A place is what a journey is ordered by, and its departure, trip and stop; so it stays where it is while
    others come and go.
    """
    placed = sorted((place(each, order), each) for each in journeys if wishes.met_by(each))
    rest = [each for each in placed if behind is None or each[0] > behind]
    page = rest[:limit]
    following = page[-1][0] if len(rest) > limit else None
    return Selection([each for _, each in page], len(placed), following)


def place(journey: SoldJourney, order: Order) -> str:
    """Return the place of a journey in an order; places are compared as texts."""
    departure = f"{journey.departure_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    own = f"{departure}#{journey.trip_id}#{journey.start:02}"
    return _BY[order](journey) + own


_BY: dict[Order, Callable[[SoldJourney], str]] = {
    "departure": lambda _: "",
    "arrival": lambda journey: f"{journey.arrival_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}#",
    "price": lambda journey: f"{journey.amount:015}#",
    "duration": lambda journey: f"{journey.duration_s:09}#",
}


@dataclass(frozen=True)
class Company:
    """A company among the journeys of a day."""

    company_id: str
    name: str
    trips: int


@dataclass(frozen=True)
class Origin:
    """A station among those where the journeys of a day begin.

    Attributes:
        following: the journey from there that leaves next.
        cheapest: the journey from there with the lowest price.
    """

    trips: int
    following: SoldJourney
    cheapest: SoldJourney


@dataclass(frozen=True)
class Choices:
    """What the journeys of a day can be filtered by, each with the number of its journeys.

    Attributes:
        cheapest: the journey with the lowest price; None without journeys.
    """

    origins: Sequence[Origin]
    companies: Sequence[Company]
    bus_classes: Sequence[tuple[str, int]]
    amenities: Sequence[tuple[str, int]]
    cheapest: SoldJourney | None


def choices_of(journeys: Sequence[SoldJourney]) -> Choices:
    """Return the choices that some journeys give, the most frequent first; origins by their next departure.

    Args:
        journeys: in any order.
    """
    names = {each.company_id: each.company for each in journeys}
    companies = Counter(each.company_id for each in journeys)
    return Choices(
        _origins(journeys),
        [Company(each, names[each], trips) for each, trips in companies.most_common()],
        Counter(each.bus_class for each in journeys).most_common(),
        Counter(amenity for each in journeys for amenity in each.amenities).most_common(),
        min(journeys, key=_amount, default=None),
    )


def _origins(journeys: Iterable[SoldJourney]) -> list[Origin]:
    by_station: dict[str, list[SoldJourney]] = {}
    for journey in sorted(journeys, key=lambda each: each.departure_at):
        by_station.setdefault(journey.origin_id, []).append(journey)
    return [Origin(len(each), each[0], min(each, key=_amount)) for each in by_station.values()]


def _amount(journey: SoldJourney) -> int:
    return journey.amount
