"""Tables of fares: what is missing, what looks wrong, and what becomes of them when stops change; pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tms.fleet.routes import ClassFare, Fares, Pair, Promotion, Route, RouteStop, pairs_of

MOST_WARNINGS = 100
"""How many warnings are told of one route; a table that is upside down would have about a million."""


@dataclass(frozen=True, slots=True)
class CheaperStretch:
    """A stretch that costs less than a part of it, so that a passenger does better to buy the longer one.

    Attributes:
        part: the dearest part of it.
        bus_class: the class whose fares these are; None for the route's own.
    """

    pair: Pair
    amount: int
    part: Pair
    part_amount: int
    bus_class: str | None = None


def cheaper_stretches(fares: Fares, stops: int, bus_class: str | None = None) -> list[CheaperStretch]:
    """Return every stretch that costs less than a part of it, each with its dearest part, in order.

    Pairs that are not sold are passed over. The work grows with the square of the number of stops.
    """
    dearest: dict[Pair, Pair | None] = {(stop, stop): None for stop in range(stops)}
    found: list[CheaperStretch] = []
    for start, stop in sorted(pairs_of(stops), key=lambda pair: pair[1] - pair[0]):
        pair = start, stop
        parts = [part for part in (dearest[start, stop - 1], dearest[start + 1, stop]) if part is not None]
        part = max(parts, key=fares.__getitem__, default=None)
        if pair in fares and part is not None and fares[pair] < fares[part]:
            found.append(CheaperStretch(pair, fares[pair], part, fares[part], bus_class))
        known = [each for each in (pair if pair in fares else None, part) if each is not None]
        dearest[pair] = max(known, key=fares.__getitem__, default=None)
    return sorted(found, key=lambda each: each.pair)


def carried(before: Route, stops: Sequence[RouteStop]) -> tuple[Route, list[Pair]]:
    """Return a route with other stops, and the pairs of them that have no fare yet.

    The fares of two stops that stay, in the same order, stay. A station that a route calls at twice is
    told apart by the order of its calls. What is only for pairs that are gone is gone as well.

    Returns:
        The route, and the pairs of which one stop is new or that are in another order than before. They
        need fares. There are none for a route that had no fares.
    """
    places = _places(before.stops, stops)
    moved = {
        (places[start], places[stop]): (start, stop)
        for start, stop in pairs_of(len(stops))
        if start in places and stop in places and places[start] < places[stop]
    }
    unknown = [pair for pair in pairs_of(len(stops)) if pair not in moved.values()]
    after = replace(
        before,
        stops=tuple(stops),
        fares=_moved(before.fares, moved),
        class_fares={
            bus_class: ClassFare(fare.percent, _moved(fare.fares, moved))
            for bus_class, fare in before.class_fares.items()
        },
        promotions=tuple(_moved_promotions(before.promotions, moved)),
    )
    return after, unknown if before.fares else []


def within(route: Route, fares: Fares) -> Route:
    """Return a route with other fares, without the prices of pairs that these do not sell."""
    sold = {pair: pair for pair in fares}
    return replace(
        route,
        fares=fares,
        class_fares={
            bus_class: ClassFare(fare.percent, _moved(fare.fares, sold))
            for bus_class, fare in route.class_fares.items()
        },
        promotions=tuple(_moved_promotions(route.promotions, sold)),
    )


def _places(before: Sequence[RouteStop], after: Sequence[RouteStop]) -> dict[int, int]:
    """Return where each stop was before, by its place now; new stops are left out."""
    known = {call: place for place, call in enumerate(_calls(before))}
    return {place: known[call] for place, call in enumerate(_calls(after)) if call in known}


def _calls(stops: Sequence[RouteStop]) -> Iterator[tuple[str, int]]:
    """Yield for each stop its station, and how often the route has called there so far."""
    seen: Counter[str] = Counter()
    for stop in stops:
        yield stop.station_id, seen[stop.station_id]
        seen[stop.station_id] += 1


def _moved(fares: Fares, moved: Mapping[Pair, Pair]) -> dict[Pair, int]:
    return {moved[pair]: amount for pair, amount in fares.items() if pair in moved}


def _moved_promotions(promotions: Sequence[Promotion], moved: Mapping[Pair, Pair]) -> Iterator[Promotion]:
    """Yield promotions with their pairs where these are now, without those that have no pair left."""
    for promotion in promotions:
        pairs = frozenset(moved[pair] for pair in promotion.pairs if pair in moved)
        if pairs or not promotion.pairs:
            yield replace(promotion, pairs=pairs)
