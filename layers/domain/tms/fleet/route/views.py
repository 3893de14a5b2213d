"""The answers of the endpoints of routes. Stops are named by their place in the route, the first is 0."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tms.fleet.fares import MOST_WARNINGS, CheaperStretch, cheaper_stretches
from tms.fleet.prices import class_fares
from tms.fleet.route_uses import RouteCard
from tms.fleet.routes import ClassFare, Fares, Pair, Promotion, Route, RouteState, pairs_of
from tms.kernel.clock import at
from tms.kernel.money import Money

Names = Mapping[str, str]
"""Names of stations by id; a station that was deleted has none."""


@dataclass(frozen=True)
class EndView:
    """A station where a route begins or ends."""

    station_id: str
    name: str


@dataclass(frozen=True)
class RouteRow:
    """A route in a list. `price` is what an adult pays from the first to the last stop, without promotions;
    it is null where that is not sold. Trips need a route that is `priced`.

    Example:
        route_id: rte_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        name: Kigali - Musanze
        version: 3
        stops: 4
        running_s: 7200
        priced: true
    """

    route_id: str
    name: str
    state: RouteState
    version: int
    from_: EndView
    to: EndView
    stops: int
    running_s: int
    priced: bool
    price: Money | None


@dataclass(frozen=True)
class RouteRows:
    """The company's routes by name. `next_cursor` asks for the next page; it is null on the last one."""

    items: Sequence[RouteRow]
    next_cursor: str | None


@dataclass(frozen=True)
class RouteStopView:
    """A stop of a route. `arrival_s` and `departure_s` are seconds after the departure at the first stop; the
    other times are as they were entered.

    Example:
        name: Musanze
        running_s: 5400
        dwell_s: 300
        metres: 93000
        arrival_s: 5400
        departure_s: 5700
    """

    station_id: str
    name: str
    running_s: int
    dwell_s: int
    metres: int | None
    arrival_s: int
    departure_s: int


@dataclass(frozen=True)
class FareView:
    """What an adult pays from one stop to a later one, in minor units; null where that is not sold.

    Example:
        from_stop: 0
        to_stop: 1
    """

    from_stop: int
    to_stop: int
    amount: int | None


@dataclass(frozen=True)
class ClassFareView:
    """What buses of one class cost: `percent` of the route's fares, and `fares` of single pairs as they were
    entered.

    Example:
        bus_class: vip
        percent: 150
        fares: [{"from_stop": 0, "to_stop": 1, "amount": 5000}]
    """

    bus_class: str
    percent: int
    fares: Sequence[FareView]


@dataclass(frozen=True)
class CategoryView:
    """Passengers that pay `percent` of what an adult pays that day; `age` says in words whom it is for.
    Those that need no seat are children on laps. `free_luggage` is null where it is as much as an adult's.

    Example:
        category: child
        percent: 50
        age: 4 to 11 years
        needs_seat: true
        free_luggage: null
    """

    category: str
    percent: int
    age: str
    needs_seat: bool
    free_luggage: int | None


@dataclass(frozen=True)
class PairView:
    """A stretch from one stop to a later one.

    Example:
        from_stop: 0
        to_stop: 1
    """

    from_stop: int
    to_stop: int


@dataclass(frozen=True)
class PromotionView:
    """A lower price on some days of travel; see the request.

    Example:
        name: Advent
        percent: 10
        valid_from: 2026-12-01
        valid_until: 2026-12-24
        weekdays: [1, 2, 3, 4]
        pairs: []
        bus_classes: []
    """

    name: str
    percent: int | None
    price: int | None
    valid_from: dt.date | None
    valid_until: dt.date | None
    weekdays: Sequence[int]
    pairs: Sequence[PairView]
    bus_classes: Sequence[str]


@dataclass(frozen=True)
class LuggageView:
    """The luggage rules in one language.

    Example:
        language: en
        text: One bag of 20 kg travels free. A bicycle pays half a fare.
    """

    language: str
    text: str


@dataclass(frozen=True)
class FareWarning:
    """A stretch that costs less than a part of it, which is probably a mistake. `bus_class` is the class
    whose fares these are; null stands for the route's own.

    Example:
        from_stop: 0
        to_stop: 2
        amount: 3000
        part_from_stop: 0
        part_to_stop: 1
        part_amount: 3500
        bus_class: null
        detail: Kigali to Rubavu costs 3000, but Kigali to Musanze on the way costs 3500.
    """

    from_stop: int
    to_stop: int
    amount: int
    part_from_stop: int
    part_to_stop: int
    part_amount: int
    bus_class: str | None
    detail: str


@dataclass(frozen=True)
class RouteView:
    """A version of a route. `uses` counts the trips and timetables of the route, whatever their version.

    `fares` has every pair of stops; it is empty as long as no fares were entered. Prices that are calculated
    are rounded to multiples of `round_to` minor units, halves up. An adult has `free_luggage` pieces
    free; each further one costs `piece_price` minor units. There are no further ones where that is null.

    Example:
        route_id: rte_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        name: Kigali - Musanze
        version: 3
        changed_at: 2026-11-30T17:31:12+00:00
        changed_by: acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        currency: RWF
        round_to: 50
        running_s: 7200
        free_luggage: 1
        piece_price: 500
        uses: 12
    """

    route_id: str
    name: str
    state: RouteState
    version: int
    changed_at: dt.datetime
    changed_by: str
    stops: Sequence[RouteStopView]
    running_s: int
    currency: str
    round_to: int
    fares: Sequence[FareView]
    class_fares: Sequence[ClassFareView]
    categories: Sequence[CategoryView]
    promotions: Sequence[PromotionView]
    luggage: Sequence[LuggageView]
    free_luggage: int
    piece_price: int | None
    warnings: Sequence[FareWarning]
    uses: int


@dataclass(frozen=True)
class FareProposal:
    """Fares that are proposed for the version of a route; nothing was written. They can be sent as they are
    by PUT /company/routes/{route_id}/fares. An amount is null where the pair is not sold, or not priced yet.

    Example:
        version: 3
        currency: RWF
    """

    route_id: str
    version: int
    currency: str
    fares: Sequence[FareView]
    warnings: Sequence[FareWarning]


@dataclass(frozen=True)
class UseView:
    """A trip or timetable that uses a route.

    Example:
        kind: trip
        id: trp_7G15T0MY4WN8S49P2MT57JJKMH
        name: Kigali - Musanze, 2026-12-01 06:30
    """

    kind: str
    id: str
    name: str


def route_row(card: RouteCard, names: Names) -> RouteRow:
    """Return the view of a route in a list."""
    return RouteRow(
        route_id=card.route_id,
        name=card.name,
        state=card.state,
        version=card.version,
        from_=EndView(card.first, names.get(card.first, "")),
        to=EndView(card.last, names.get(card.last, "")),
        stops=card.stops,
        running_s=card.running_s,
        priced=card.priced,
        price=None if card.fare is None else Money(card.fare, card.currency),
    )


def route_view(route: Route, names: Names, uses: int) -> RouteView:
    """Return the view of a version of a route."""
    return RouteView(
        route_id=route.route_id,
        name=route.name,
        state=route.state,
        version=route.version,
        changed_at=at(route.changed_at),
        changed_by=route.changed_by,
        stops=[
            RouteStopView(
                stop.station_id,
                names.get(stop.station_id, ""),
                stop.running_s,
                stop.dwell_s,
                stop.metres,
                arrival,
                departure,
            )
            for stop, (arrival, departure) in zip(route.stops, route.offsets(), strict=True)
        ],
        running_s=route.running_s,
        currency=route.currency,
        round_to=route.round_to,
        fares=fare_views(route.fares, len(route.stops)) if route.fares else [],
        class_fares=[_class_view(bus_class, fare) for bus_class, fare in sorted(route.class_fares.items())],
        categories=[
            CategoryView(each.code, each.percent, each.age, each.needs_seat, each.free_luggage)
            for each in route.categories
        ],
        promotions=[_promotion_view(each) for each in route.promotions],
        luggage=[LuggageView(language, text) for language, text in sorted(route.luggage.items())],
        free_luggage=route.free_luggage,
        piece_price=route.piece_price,
        warnings=warnings_of(route, names),
        uses=uses,
    )


def proposal_view(route: Route, fares: Fares, names: Names) -> FareProposal:
    """Return the view of fares that are proposed for a route."""
    found = cheaper_stretches(fares, len(route.stops))
    return FareProposal(
        route_id=route.route_id,
        version=route.version,
        currency=route.currency,
        fares=fare_views(fares, len(route.stops)),
        warnings=[_warning(each, route, names) for each in found[:MOST_WARNINGS]],
    )


def fare_views(fares: Fares, stops: int) -> list[FareView]:
    """Return the view of every pair of stops, sold or not."""
    return [FareView(*pair, fares.get(pair)) for pair in pairs_of(stops)]


def warnings_of(route: Route, names: Names) -> list[FareWarning]:
    """Return the stretches that cost less than a part of them, by the route's fares or those of a class."""
    stops = len(route.stops)
    found = cheaper_stretches(route.fares, stops)
    for bus_class in sorted(route.class_fares):
        found += cheaper_stretches(class_fares(route, bus_class), stops, bus_class)
    return [_warning(each, route, names) for each in found[:MOST_WARNINGS]]


def _warning(found: CheaperStretch, route: Route, names: Names) -> FareWarning:
    def told(pair: Pair) -> str:
        start, stop = (names.get(route.stops[place].station_id, f"stop {place}") for place in pair)
        return f"{start} to {stop}"

    on = f" in the class {found.bus_class}" if found.bus_class else ""
    whole = f"{told(found.pair)} costs {found.amount}{on}"
    detail = f"{whole}, but {told(found.part)} on the way costs {found.part_amount}."
    return FareWarning(
        *found.pair,
        found.amount,
        *found.part,
        found.part_amount,
        found.bus_class,
        detail,
    )


def _class_view(bus_class: str, fare: ClassFare) -> ClassFareView:
    return ClassFareView(
        bus_class, fare.percent, [FareView(*pair, amount) for pair, amount in sorted(fare.fares.items())]
    )


def _promotion_view(promotion: Promotion) -> PromotionView:
    return PromotionView(
        name=promotion.name,
        percent=promotion.percent,
        price=promotion.price,
        valid_from=promotion.valid_from,
        valid_until=promotion.valid_until,
        weekdays=sorted(promotion.weekdays),
        pairs=[PairView(*pair) for pair in sorted(promotion.pairs)],
        bus_classes=sorted(promotion.bus_classes),
    )
