"""Enters the sample companies' fleets, routes and trips by the use cases, as their own people would.

Every request is read as it comes over HTTP, and its Idempotency-Key follows from what it enters. So entering
again changes nothing, and the network knows each id beforehand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from infra.sample.network import TripPlan
from infra.sample.network_companies import RATES, ROUNDING, Bus, Company, Person, Route
from tms.companies import for_operators as companies
from tms.companies.requests import BranchRequest, PolicyRequest
from tms.fleet import for_operators as fleet
from tms.fleet.bus.requests import BusRequest
from tms.fleet.driver.requests import LicenceRequest
from tms.fleet.route.requests import RouteRequest
from tms.kernel.access import request_context
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.request_context import RequestContext
from tms.kernel.http.reader import read
from tms.trips import for_operators as trips
from tms.trips.requests import TripRequest
from tms.trips.trip import TripStatus

BASE_CLASS = "standard"
"""The class whose fares are the route's own; other classes have a table each."""

BANDS = [
    {"hours_before": 24, "refund_percent": 100},
    {"hours_before": 3, "refund_percent": 75},
    {"hours_before": 1, "refund_percent": 25},
]
LUGGAGE = {
    "en": "One bag of 20 kg travels free in the hold.",
    "fr": "Un bagage de 20 kg voyage gratuitement en soute.",
}
LICENCE_CLASS = "D"
LICENSED_UNTIL = date(2039, 12, 31)


@contextmanager
def acting(account_id: str, role: str, company_id: str) -> Iterator[Caller]:
    """Act for one of a company's people inside a `with` block: the audit trail names the account."""
    caller = with_roles(account_id, {role}, company_id)
    with request_context.entered(RequestContext(account_id, (role,), company_id)):
        yield caller


def set_rules(company: Company) -> None:
    """Open a company's branch at the bus park and set its policy, unless it has one of its own."""
    if companies.find_policy(company.company_id).revision:
        return
    branch = {"name": "Nyabugogo", "address": company.address, "phone": company.phone}
    with acting(company.owner_id, "owner", company.company_id) as owner:
        companies.create_branch(owner, read(BranchRequest, branch), "Nyabugogo")
        companies.set_policy(owner, read(PolicyRequest, {"cancellation": BANDS}))


def enter_route(company: Company, route: Route) -> None:
    """Enter a route with its fares, in a table for each class of buses."""
    before = [(0, 0), *zip(route.running_minutes, route.kilometres, strict=True)]
    body = {
        "name": route.name,
        "stops": [
            {"station_id": stop.station_id, "running_s": minutes * 60, "metres": kilometres * 1000}
            for stop, (minutes, kilometres) in zip(route.stops, before, strict=True)
        ],
        "fares": _fares(route, BASE_CLASS),
        "class_fares": [
            {"bus_class": name, "fares": _fares(route, name)} for name in RATES if name != BASE_CLASS
        ],
        "categories": [{"category": "child", "percent": 50, "age": "4 to 11 years"}],
        "luggage": [{"language": language, "text": text} for language, text in LUGGAGE.items()],
        "round_to": ROUNDING,
    }
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.create_route(planner, read(RouteRequest, body), route.name)


def enter_bus(company: Company, bus: Bus) -> None:
    """Put a bus on record."""
    body = {
        "plate": bus.plate,
        "bus_class": bus.bus_class,
        "amenities": list(bus.amenities),
        "template": bus.template.value,
    }
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.create_bus(planner, read(BusRequest, body), bus.plate)


def enter_licence(company: Company, driver: Person) -> None:
    """Enter the licence of a driver, unless there is one."""
    if fleet.find_driver(company.company_id, driver.account_id) is not None:
        return
    body = {
        "licence_number": f"DEMO {driver.phone[-6:]}",
        "licence_class": LICENCE_CLASS,
        "licence_expires_on": LICENSED_UNTIL.isoformat(),
    }
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.enter_licence(planner, driver.account_id, read(LicenceRequest, body))


def enter_trip(plan: TripPlan) -> bool:
    """Plan a trip and put it on sale; False if that was done before, or people keep it off sale.

    Raises:
        Problem: the company's people changed something meanwhile that it needs, or planned something else.
    """
    body = {
        "route_id": plan.route.route_id,
        "bus_id": plan.bus.bus_id,
        "driver_id": plan.driver.account_id,
        "departure_at": plan.departure_at.isoformat(),
        "publish": True,
    }
    known = trips.find(plan.trip_id)
    if known is not None and known.status is not TripStatus.DRAFT:
        return False
    with acting(plan.company.planner_id, "supervisor", plan.company.company_id) as planner:
        made = trips.create_trip(planner, read(TripRequest, body), plan.key)
    return made.status is TripStatus.PUBLISHED


def _fares(route: Route, bus_class: str) -> list[dict[str, int]]:
    return [
        {"from_stop": start, "to_stop": stop, "amount": fare.amount}
        for (start, stop), fare in route.fares(bus_class).items()
    ]
