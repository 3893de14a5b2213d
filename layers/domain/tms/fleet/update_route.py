"""Use case: change a route's name, stops, luggage rules or state. What was sold does not change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.fleet.fares import carried, within
from tms.fleet.own_routes import change, require_stations
from tms.fleet.route.parts import fares_missing, fares_of, luggage_of, stops_of
from tms.fleet.route.views import RouteView
from tms.fleet.routes import Route, RouteState, RouteStop
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.fleet.route.requests import FareRequest, RouteChange, StopRequest

Require = Callable[[Sequence[RouteStop]], None]
"""Refuses stops at stations that a company does not know; called if a route gets other stations."""


def update_route(caller: Caller, route_id: str, request: "RouteChange") -> RouteView:
    """Change a route of the caller's company. Trips keep the version that they were made from.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
        Conflict: `route_name_taken`; `route_changed`, the request was made for another version.
        Invalid: `no_such_station`; `fares_missing`, pairs of stops are new; `bad_route`.
    """

    def decide(before: Route) -> Route:
        return changed(before, request, partial(require_stations, before.company_id))

    return change(caller, route_id, request.version, decide)


def changed(before: Route, request: "RouteChange", require: Require) -> Route:
    """Return a route with what a request gives.

    Raises:
        BadRoute: the parts do not fit.
        Invalid: `fares_missing`.
    """
    after = replace(before, name=request.name or before.name)
    if request.luggage is not None:
        after = replace(after, luggage=luggage_of(request.luggage))
    if request.state is not None:
        after = replace(after, state=RouteState(request.state))
    return after if request.stops is None else _moved(after, request.stops, request.fares, require)


def _moved(
    before: Route,
    requests: "tuple[StopRequest, ...]",
    fares: "tuple[FareRequest, ...] | None",
    require: Require,
) -> Route:
    """Return a route with other stops and the fares that stay, or all those that are given."""
    stops = stops_of(requests)
    after, unknown = carried(before, stops)
    if {stop.station_id for stop in stops} - {stop.station_id for stop in before.stops}:
        require(stops)
    if fares is not None:
        return within(after, fares_of(fares, len(stops)))
    if unknown:
        raise fares_missing(unknown)
    return after
