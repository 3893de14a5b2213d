"""The parts of a route that requests describe, and what is refused of them; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.routes import BadRoute, Category, ClassFare, Fares, Promotion, Route, RouteStop, pairs_of
from tms.kernel.errors import Invalid

if TYPE_CHECKING:
    from tms.fleet.route.requests import FareRequest, LuggageRequest, Prices, StopRequest

MOST_NAMED = 20
"""How many missing fares a refusal names."""


def refused(bad: BadRoute) -> Invalid:
    """Return the refusal of parts that make no route."""
    return Invalid("bad_route", str(bad), f"/{bad.place}")


def stops_of(requests: "Iterable[StopRequest]") -> tuple[RouteStop, ...]:
    """Return the stops that a request describes."""
    return tuple(RouteStop(each.station_id, each.running_s, each.dwell_s, each.metres) for each in requests)


def luggage_of(requests: "Sequence[LuggageRequest]") -> dict[str, str]:
    """Return the luggage rules by language.

    Raises:
        BadRoute: a language stands twice.
    """
    found = {each.language: each.text for each in requests}
    if len(found) < len(requests):
        raise BadRoute("luggage", "A language stands twice.")
    return found


def fares_of(requests: "Sequence[FareRequest]", stops: int, *, complete: bool = True) -> Fares:
    """Return the fares of the pairs that are sold.

    Args:
        stops: how many stops the route has.
        complete: every pair must be there, and one of them sold.

    Raises:
        BadRoute: a pair is no way of the route, or stands twice.
        Invalid: `fares_missing`: pairs are missing, `missing` names the first `MOST_NAMED`; or none is sold.
    """
    given: dict[tuple[int, int], int | None] = {}
    for place, each in enumerate(requests):
        pair = each.from_stop, each.to_stop
        if not each.from_stop < each.to_stop < stops:
            detail = f"A bus does not go from stop {each.from_stop} to stop {each.to_stop}."
            raise BadRoute(f"fares/{place}", detail)
        if pair in given:
            raise BadRoute(f"fares/{place}", "This pair of stops stands twice.")
        given[pair] = each.amount
    if complete:
        missing = [pair for pair in pairs_of(stops) if pair not in given]
        if missing:
            raise fares_missing(missing)
        if all(amount is None for amount in given.values()):
            raise BadRoute("fares", "Give an amount for at least one pair of stops.")
    return {pair: amount for pair, amount in given.items() if amount is not None}


def fares_missing(missing: Sequence[tuple[int, int]]) -> Invalid:
    """Return the refusal of fares in which pairs are missing."""
    detail = f"{len(missing)} pairs of stops have no fare. Give each an amount, or null if it is not sold."
    named = [{"from_stop": start, "to_stop": stop} for start, stop in missing[:MOST_NAMED]]
    return Invalid("fares_missing", detail, "/fares", missing=named)


def priced(route: Route, fares: Fares, request: "Prices") -> Route:
    """Return a route with the prices that a request describes, in place of all that it had.

    Raises:
        BadRoute: they are no prices of this route.
    """
    classes = {each.bus_class: each for each in request.class_fares}
    if len(classes) < len(request.class_fares):
        raise BadRoute("class_fares", "A class of buses stands twice.")
    return replace(
        route,
        fares=fares,
        round_to=request.round_to,
        class_fares={
            each.bus_class: ClassFare(
                each.percent, {(fare.from_stop, fare.to_stop): fare.amount for fare in each.fares}
            )
            for each in request.class_fares
        },
        categories=tuple(
            Category(each.category, each.percent, each.age, each.needs_seat, each.free_luggage)
            for each in request.categories
        ),
        free_luggage=request.free_luggage,
        piece_price=request.piece_price,
        promotions=tuple(
            Promotion(
                name=each.name,
                percent=each.percent,
                price=each.price,
                valid_from=each.valid_from,
                valid_until=each.valid_until,
                weekdays=frozenset(each.weekdays),
                pairs=frozenset((pair.from_stop, pair.to_stop) for pair in each.pairs),
                bus_classes=frozenset(each.bus_classes),
            )
            for each in request.promotions
        ),
    )
