"""Use case: give a route other fares, classes, categories and promotions, in place of all that it has."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.companies import for_fleet as companies
from tms.fleet.own_routes import change
from tms.fleet.route.parts import fares_of, priced
from tms.fleet.route.views import RouteView
from tms.fleet.routes import Route
from tms.kernel.access.caller import Caller, company_of

if TYPE_CHECKING:
    from tms.fleet.route.requests import FaresRequest


def replace_fares(caller: Caller, route_id: str, request: "FaresRequest") -> RouteView:
    """Replace all prices of a route of the caller's company, which are in the company's present currency.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
        Conflict: `route_changed`, the request was made for another version.
        Invalid: `fares_missing`, `bad_route`.
    """
    company = companies.find_company(company_of(caller))

    def decide(before: Route) -> Route:
        fares = fares_of(request.fares, len(before.stops))
        return priced(
            replace(before, currency=company.currency if company else before.currency), fares, request
        )

    return change(caller, route_id, request.version, decide)
