"""Enters the sample companies' fleets, routes and trips by the use cases, as their own people would.

Every request is read as it comes over HTTP, and its Idempotency-Key follows from what it enters. So entering
again changes nothing, and the network knows each id beforehand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from infra.sample.network_companies import RATES, ROUNDING, Bus, Company, Person, Route
from infra.sample.plans import TimetablePlan, TripPlan
from tms.companies import for_operators as companies
from tms.companies.requests import BranchRequest, PolicyRequest
from tms.fleet import for_operators as fleet
from tms.fleet.bus.requests import BusRequest, OutageRequest
from tms.fleet.driver.requests import AbsenceRequest, LicenceRequest
from tms.fleet.route.requests import RouteRequest
from tms.kernel.access import request_context
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.request_context import RequestContext
from tms.kernel.http.reader import read
from tms.trips import for_operators as trips
from tms.trips.operation.requests import BreakdownRequest, DelayRequest, IncidentRequest
from tms.trips.requests import CancelRequest, TripRequest
from tms.trips.timetables.requests import TimetableChange, TimetableRequest
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
CATEGORIES = [
    {"category": "child", "percent": 50, "age": "4 to 11 years"},
    {"category": "infant", "percent": 0, "age": "below 4 years", "needs_seat": False},
]
PIECE_PRICE = 1000
"""Of a bag beyond the free one, in minor units of the company's currency."""

LICENCE_CLASS = "D"
LICENSED_UNTIL = date(2039, 12, 31)
WORKSHOP, IN_WORKSHOP = "The gearbox is overhauled.", timedelta(days=6)
LEAVE, ON_LEAVE = "Annual leave", timedelta(days=9)
NOT_ENOUGH_BUSES = "The bus is needed on another line. We are sorry."


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
        "categories": CATEGORIES,
        "luggage": [{"language": language, "text": text} for language, text in LUGGAGE.items()],
        "round_to": ROUNDING,
        "piece_price": PIECE_PRICE,
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


def enter_licence(company: Company, driver: Person, until: date = LICENSED_UNTIL) -> None:
    """Enter the licence of a driver, unless there is one."""
    if fleet.find_driver(company.company_id, driver.account_id) is not None:
        return
    body = {
        "licence_number": f"DEMO {driver.phone[-6:]}",
        "licence_class": LICENCE_CLASS,
        "licence_expires_on": until.isoformat(),
    }
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.enter_licence(planner, driver.account_id, read(LicenceRequest, body))


def send_to_workshop(company: Company, bus: Bus, moment: datetime) -> None:
    """Take a bus out for some days from the hour of `moment` on, unless it is out then."""
    known = fleet.find_bus(company.company_id, bus.bus_id)
    if known is None or any(outage.holds_at(int(moment.timestamp())) for outage in known.outages):
        return
    begins = moment.replace(minute=0, second=0, microsecond=0)
    body = {
        "kind": "maintenance",
        "from_at": begins.isoformat(),
        "until_at": (begins + IN_WORKSHOP).isoformat(),
        "reason": WORKSHOP,
    }
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.add_outage(planner, bus.bus_id, read(OutageRequest, body), body["from_at"])


def give_leave(company: Company, driver: Person, moment: datetime) -> None:
    """Enter that a driver is away for some days from the hour of `moment` on, unless that is on record."""
    known = fleet.find_driver(company.company_id, driver.account_id)
    now = int(moment.timestamp())
    if known is None or any(each.from_at <= now < each.until_at for each in known.absences):
        return
    begins = moment.replace(minute=0, second=0, microsecond=0)
    body = {"from_at": begins.isoformat(), "until_at": (begins + ON_LEAVE).isoformat(), "reason": LEAVE}
    with acting(company.planner_id, "supervisor", company.company_id) as planner:
        fleet.add_absence(planner, driver.account_id, read(AbsenceRequest, body), body["from_at"])


def enter_timetable(plan: TimetablePlan, first: date, last: date) -> None:
    """Enter a timetable from a day on, let it run to `last` at least, and make its trips."""
    company = plan.company.company_id
    known = trips.find_timetable(company, plan.timetable_id)
    with acting(plan.company.planner_id, "supervisor", company) as planner:
        if known is None:
            body = {
                "name": plan.name,
                "route_id": plan.route.route_id,
                "bus_id": plan.bus.bus_id,
                "driver_id": plan.driver.account_id,
                "departs": f"{plan.departs:%H:%M}",
                "rule": plan.rule,
                "valid_from": plan.first_from(first).isoformat(),
                "valid_until": max(last, plan.first_from(first)).isoformat(),
            }
            trips.create_timetable(planner, read(TimetableRequest, body), plan.key, trips.make_trips)
        elif known.season.valid_until is not None and known.season.valid_until < last:
            change = {"valid_until": last.isoformat()}
            wanted = read(TimetableChange, change)
            trips.update_timetable(planner, plan.timetable_id, wanted, trips.make_trips)
        else:
            trips.make_trips(company, plan.timetable_id)


def enter_trip(plan: TripPlan, *, publish: bool = True) -> bool:
    """Plan a trip and put it on sale; False if that was done before, or people keep it off sale.

    Args:
        publish: False for a trip that stays a draft.

    Raises:
        Problem: the company's people changed something meanwhile that it needs, or planned something else.
    """
    body = {
        "route_id": plan.route.route_id,
        "bus_id": plan.bus.bus_id,
        "driver_id": plan.driver.account_id,
        "departure_at": plan.departure_at.isoformat(),
        "publish": publish,
    }
    known = trips.find(plan.trip_id)
    if known is not None and known.status is not TripStatus.DRAFT:
        return False
    with acting(plan.company.planner_id, "supervisor", plan.company.company_id) as planner:
        made = trips.create_trip(planner, read(TripRequest, body), plan.key)
    return known is None or made.status is TripStatus.PUBLISHED


def cancel_trip(plan: TripPlan) -> None:
    """Cancel a trip; doing it again changes nothing."""
    with acting(plan.company.planner_id, "supervisor", plan.company.company_id) as planner:
        trips.cancel_trip(planner, plan.trip_id, read(CancelRequest, {"reason": NOT_ENOUGH_BUSES}))


def tell_delay(minutes: int, why: str, caller: Caller, trip_id: str) -> None:
    """Say how late a trip is."""
    trips.delay_trip(caller, trip_id, read(DelayRequest, {"minutes": minutes, "reason": why}))


def report(kind: str, words: str, caller: Caller, trip_id: str) -> None:
    """Report what happened on a trip; the key is the trip's, so that it is reported once."""
    trips.report_incident(caller, trip_id, read(IncidentRequest, {"kind": kind, "words": words}), trip_id)


def report_breakdown(words: str, caller: Caller, trip_id: str) -> None:
    """Report that the bus of a trip broke down, once."""
    trips.report_breakdown(caller, trip_id, read(BreakdownRequest, {"words": words}), trip_id)


def _fares(route: Route, bus_class: str) -> list[dict[str, int]]:
    return [
        {"from_stop": start, "to_stop": stop, "amount": fare.amount}
        for (start, stop), fare in route.fares(bus_class).items()
    ]
