"""What trips are planned with in tests: a company with a route, buses and drivers; and how planners ask."""

from datetime import datetime, timedelta
from typing import Any

from tests.support.buying import expect
from tests.support.clocks import NOW
from tests.support.company import enrol
from tests.support.fleet import bought, hired
from tests.support.functions import Reply, call
from tests.support.network import FARES, KIGALI_TIME, LINE, build
from tests.support.people import AGENT, COMPANY, DRIVER, OTHER_COMPANY, OTHER_DRIVER, SUPERVISOR, Person, key
from tms.companies import company_store
from tms.companies.company import Company
from tms.fleet import route_store
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.for_trips import calendars
from tms.fleet.routes import Route, RouteStop
from tms.kernel.clock import now, rfc3339
from tms.kernel.ids import derived_id
from tms.kernel.store import Transaction
from tms.trips import store
from tms.trips.trip import Trip

HOURS_S = 7200

LEAVES = (NOW + timedelta(days=1)).astimezone(KIGALI_TIME)
"""When the trips of these tests leave, unless they say otherwise: at six in the morning."""


def incorporate() -> None:
    """Write the companies of the tests."""
    for company_id, name in ((COMPANY, "Ikirere Express"), (OTHER_COMPANY, "Umucyo Coaches")):
        company_store.save_companies(
            [Company(company_id, name, "hello@ikirere.example", "+250700001000", "RWF", "Africa/Kigali")]
        )


def route(**changes: Any) -> Route:
    """Return the route Kigali - Musanze - Rubavu, four hours."""
    values: dict[str, Any] = {
        "route_id": derived_id("rte", "Kigali", "Rubavu"),
        "company_id": COMPANY,
        "name": "Nyabugogo - Rubavu",
        "stops": (
            RouteStop(LINE[0].station_id, 0),
            RouteStop(LINE[1].station_id, HOURS_S),
            RouteStop(LINE[2].station_id, HOURS_S),
        ),
        "currency": "RWF",
        "fares": FARES,
        "luggage": {"en": "One bag of 20 kg a passenger."},
    }
    return Route(**values | changes)


def mapped(**changes: Any) -> Route:
    """Write a route and return it."""
    made = route(**changes)
    transaction = Transaction()
    route_store.create_into(transaction, made)
    transaction.commit()
    return made


def equip() -> tuple[Route, Bus, Bus]:
    """Write the companies, the stations, a route, two buses, and two drivers with their licences."""
    incorporate()
    build()
    made = mapped(), bought("RAB 123 C"), bought("RAB 456 D", bus_class="vip")
    for person in (DRIVER, OTHER_DRIVER):
        hired(account_id=person["subject"])
    return made


def hire() -> None:
    """Make the drivers members of their company."""
    enrol(DRIVER, OTHER_DRIVER)


def wanted(
    bus: Bus, leaves: datetime | None = None, driver: Person = DRIVER, **changes: Any
) -> dict[str, Any]:
    """Return the body of a request for a trip, in two hours unless told otherwise."""
    moment = (leaves or now() + timedelta(hours=2)).replace(microsecond=0)
    return {
        "route_id": route().route_id,
        "bus_id": bus.bus_id,
        "driver_id": driver["subject"],
        "departure_at": rfc3339(moment),
        **changes,
    }


def plan(body: dict[str, Any], caller: Person = SUPERVISOR, headers: dict[str, str] | None = None) -> Reply:
    """Plan a trip."""
    return call("trips/create_trip", body=body, caller=caller, headers=headers or key())


def ask(name: str, trip_id: str, caller: Person = SUPERVISOR, **request: Any) -> Reply:
    """Ask a function about one trip."""
    return call(f"trips/{name}", path={"trip_id": trip_id}, caller=caller, **request)


def stored(trip_id: str) -> Trip:
    """Return a trip as it is stored."""
    found = store.find(trip_id)
    assert found is not None
    return found


def calendar(kind: Kind, owner: str) -> list[str]:
    """Return the trips that have a bus or a driver."""
    return [each.trip_id for each in calendars.assignments_from(kind, owner, 0)]


def change(trip_id: str, **body: Any) -> Reply:
    """Plan a trip anew."""
    return ask("update_trip", trip_id, body=body)


def found(day: datetime = LEAVES, **query: str) -> list[dict[str, Any]]:
    """Return the rows of a day."""
    wanted = {"date": day.date().isoformat(), **query}
    items: list[dict[str, Any]] = expect(200, call("trips/list_planned_trips", query=wanted, caller=AGENT))[
        "items"
    ]
    return items


def searched() -> list[str]:
    """Return the departures that a search finds on the day of `LEAVES`."""
    query = {"from": "Kigali", "to": "Rubavu", "date": LEAVES.date().isoformat()}
    return [each["departure_at"] for each in expect(200, call("trips/search_trips", query=query))["items"]]
