"""Use case: propose fares of a route, by the kilometre, from other rows, rounded. Nothing is written."""

from decimal import Decimal
from typing import TYPE_CHECKING

from tms.fleet.own_routes import find_route, names_of
from tms.fleet.proposals import DistanceMissing, PerKilometre, all_rounded, copied_row, per_kilometre
from tms.fleet.route.parts import fares_of, refused
from tms.fleet.route.views import FareProposal, proposal_view
from tms.fleet.routes import BadRoute, Fares, Route
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Invalid

if TYPE_CHECKING:
    from tms.fleet.route.requests import PerKilometreRequest, ProposalRequest


def propose_fares(caller: Caller, route_id: str, request: "ProposalRequest") -> FareProposal:
    """Return fares for a route of the caller's company, made as the request says.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
        Invalid: `bad_route`; `distance_missing`, a stop has no distance from the one before.
    """
    route = find_route(caller, route_id)
    try:
        fares = _proposed(route, request)
    except BadRoute as bad:
        raise refused(bad) from None
    return proposal_view(route, fares, names_of(route))


def _proposed(route: Route, request: "ProposalRequest") -> Fares:
    count = len(route.stops)
    fares = route.fares if request.fares is None else fares_of(request.fares, count, complete=False)
    if request.per_kilometre is not None:
        fares = _by_distance(route, request.per_kilometre)
    for place, row in enumerate(request.copy_rows):
        if max(row.from_stop, row.to_stop) >= count:
            raise BadRoute(f"copy_rows/{place}", f"The route has the stops 0 to {count - 1}.")
        fares = copied_row(fares, count, row.from_stop, row.to_stop)
    return fares if request.round_to is None else all_rounded(fares, request.round_to)


def _by_distance(route: Route, price: "PerKilometreRequest") -> Fares:
    """Return fares by the distance.

    Raises:
        Invalid: `distance_missing`.
    """
    rate = Decimal(repr(price.rate)).quantize(Decimal("0.001"))
    try:
        return per_kilometre(route.stops, PerKilometre(rate, price.base, price.least))
    except DistanceMissing as missing:
        detail = "Enter the metres from the stop before for each stop of the route first."
        raise Invalid("distance_missing", detail, "/per_kilometre", stops=list(missing.stops)) from None
