"""Ways from one place to another with one change of bus; pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tms.bookings.connections import MOST_WAIT_S
from tms.kernel.money import Money
from tms.trips.search.selection import place
from tms.trips.sold_journeys import SoldJourney

MOST_WAIT = timedelta(seconds=MOST_WAIT_S)

ALTERNATIVES = 3
"""How many second buses are looked at for each first one and each place to change, the earliest to arrive."""


@dataclass(frozen=True)
class Way:
    """One journey, or two with a change between them."""

    journeys: tuple[SoldJourney, ...]

    @property
    def departure_at(self) -> datetime:
        """When the first bus leaves."""
        return self.journeys[0].departure_at

    @property
    def arrival_at(self) -> datetime:
        """When the last bus arrives."""
        return self.journeys[-1].arrival_at

    @property
    def wait(self) -> timedelta:
        """The time between the buses, by the schedule."""
        return self.journeys[-1].departure_at - self.journeys[0].arrival_at

    @property
    def total(self) -> Money | None:
        """What an adult pays for all of it; None where the buses are paid in two currencies."""
        if len({each.currency for each in self.journeys}) > 1:
            return None
        return Money(sum(each.amount for each in self.journeys), self.journeys[0].currency)

    @property
    def place(self) -> str:
        """Its place in the order of the departures."""
        return "#".join(place(each, "departure") for each in self.journeys)

    def beaten_by(self, other: "Way") -> bool:
        """Tell whether another way leaves no earlier, arrives no later and costs no more."""
        ours, theirs = self.total, other.total
        return (
            other.departure_at >= self.departure_at
            and other.arrival_at <= self.arrival_at
            and ours is not None
            and theirs is not None
            and theirs.currency == ours.currency
            and theirs.amount <= ours.amount
        )


def ways(first: Iterable[SoldJourney], second: Iterable[SoldJourney], destination_id: str) -> list[Way]:
    """Return the ways that journeys make up, by departure: direct ones, and those with a change.

    Args:
        first: journeys from the origin, to anywhere.
        second: journeys from anywhere, to the destination.
    """
    onward: dict[str, list[SoldJourney]] = defaultdict(list)
    for journey in sorted(second, key=lambda each: each.departure_at):
        onward[journey.origin_id].append(journey)
    found = []
    for journey in first:
        if journey.destination_id == destination_id:
            found.append(Way((journey,)))
        else:
            there = onward[journey.destination_id]
            found += [Way((journey, each)) for each in _reached(journey, there)]
    return sorted(found, key=lambda way: way.place)


def _reached(journey: SoldJourney, onward: Sequence[SoldJourney]) -> Iterator[SoldJourney]:
    """Yield the journeys that can be reached from another one, as late as that is known to be."""
    arrives = journey.arrival_at + timedelta(seconds=journey.late_at_end_s)
    start = bisect_left(onward, arrives, key=lambda each: each.departure_at)
    reached = []
    for each in onward[start:]:
        wait = each.departure_at - arrives
        if wait > MOST_WAIT:
            break
        needed = max(journey.transfer_s, each.transfer_s)
        if wait.total_seconds() >= needed and each.trip_id != journey.trip_id:
            reached.append(each)
    reached.sort(key=lambda each: (each.arrival_at, each.amount))
    yield from reached[:ALTERNATIVES]


def within(found: Sequence[Way], most_trips: int) -> Sequence[Way]:
    """Return the first ways that together are on so many trips at most."""
    trips: set[str] = set()
    for number, way in enumerate(found):
        trips.update(each.trip_id for each in way.journeys)
        if len(trips) > most_trips:
            return found[:number]
    return found


def best(found: Collection[Way]) -> list[Way]:
    """Return the ways with a change that no other way beats, by departure.

    Of ways that are as good as each other the direct one counts, then the one with more time to change.
    """
    kept: list[Way] = []
    for way in sorted(found, key=_turn):
        if not any(way.beaten_by(other) for other in kept):
            kept.append(way)
    return sorted((way for way in kept if len(way.journeys) > 1), key=lambda way: way.place)


def _turn(way: Way) -> tuple[float, datetime, int, int, timedelta]:
    """Return by what ways are sorted so that none is beaten by a later one."""
    cost = way.total.amount if way.total else 0
    return -way.departure_at.timestamp(), way.arrival_at, cost, len(way.journeys), -way.wait
