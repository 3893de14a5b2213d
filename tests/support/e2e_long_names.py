"""A company of one's own whose every name is long, with what the console shows of each kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import randbelow
from typing import Any

from infra.api import Api
from tests.e2e.conftest import Platform
from tests.support.e2e_company import Founded, Names, found
from tests.support.e2e_line import from_now, license_driver, made, new_bus, paid

NAMES = Names(
    "Compagnie des transports interurbains des Grands Lacs et du Kivu",
    "Marie-Antoinette Nyirahabimana Uwimana de la Providence Mukamana",
    "Jean-Baptiste Emmanuel Habyarimana Nsengiyumva Ntakirutimana",
)
ROUTE = "Kigali-Nyabugogo to Rusizi-Kamembe by Muhanga, Huye and Nyamagabe"
STATIONS = (
    ("Gare routière internationale de Kigali-Nyabugogo, quai numéro sept", -1.9393, 30.0446),
    ("Kituo kikuu cha mabasi cha Huye karibu na Chuo Kikuu cha Rwanda", -2.6, 29.74),
    ("Kituo kikuu cha mabasi cha Rusizi-Kamembe karibu na mpaka wa Kongo", -2.4789, 28.9073),
)
TIMETABLE = "Every weekday morning from the capital to the border, without stops at night"
BRANCH = "Bureau principal de Kigali-Nyabugogo, au premier étage de la gare routière"
ROLE = "Supervisor of the night gate at the long-distance bus park"
REASON = (
    "The road between Nyamagabe and the forest of Nyungwe is closed after a landslide; "
    "the police expect to open one lane in the afternoon, so the bus waits at Huye."
)
SEAT = "1A"
SPARE_SEATS = [[{"kind": "seat", "label": label} for label in ("9A", "9B")]]
"""Of the second bus: after a swap everybody sits elsewhere."""


@dataclass(frozen=True)
class LongNames:
    """The company, and what it has.

    Attributes:
        trip: on sale, late, with an incident and a passenger on `SEAT`.
        draft: not on sale yet.
    """

    company: Founded
    route_id: str
    station_id: str
    bus_id: str
    timetable_id: str
    trip: Any
    draft: Any
    branch_id: str
    promo_code_id: str
    role: str

    @property
    def owner(self) -> Api:
        return self.company.owner

    @property
    def driver_id(self) -> str:
        return self.company.driver_id


def long_names(platform: Platform) -> LongNames:
    """Found the company and give it all that the console shows, with a second bus that is free."""
    company = found(platform, NAMES)
    owner = company.owner
    stations = [_station(owner, *each) for each in STATIONS]
    route_id = _route(owner, stations)
    bus = new_bus(owner, template="minibus", bus_class="long-distance-vip")
    new_bus(owner, layout=SPARE_SEATS, bus_class="long-distance-vip")
    license_driver(owner, company.driver_id)
    plan = {"route_id": route_id, "bus_id": bus["bus_id"], "driver_id": company.driver_id}
    leaves = from_now(timedelta(hours=2))
    trip = made(owner, "/company/trips", {**plan, "departure_at": leaves.isoformat(), "publish": True})
    later = (leaves + timedelta(hours=12)).isoformat()
    draft = made(owner, "/company/trips", {**plan, "departure_at": later, "publish": False})
    _sell(platform, trip, stations)
    _trouble(owner, company.driver_id, trip, leaves)
    timetable = {
        **plan,
        "name": TIMETABLE,
        "departs": "06:30",
        "rule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "valid_from": (leaves + timedelta(days=40)).date().isoformat(),
    }
    branch = {"name": BRANCH, "address": f"{BRANCH}, KN 5 Road", "phone": "+250788000111"}
    code = {
        "promo_code": "ADVENTINRWANDA202610",
        "amount": 900_000_000,
        "currency": "RWF",
        "budget": 1_000_000_000,
        "valid_until": (leaves + timedelta(days=30)).isoformat(),
        "route_ids": [route_id],
    }
    role = {"name": ROLE, "permissions": ["trips:read_company", "tickets:scan", "bookings:read_company"]}
    return LongNames(
        company,
        route_id,
        stations[0],
        str(bus["bus_id"]),
        made(owner, "/company/timetables", timetable)["timetable_id"],
        trip,
        draft,
        made(owner, "/company/branches", branch)["branch_id"],
        made(owner, "/company/promo-codes", code)["promo_code_id"],
        made(owner, "/company/roles", role)["role"],
    )


def _station(owner: Api, name: str, latitude: float, longitude: float) -> str:
    body = {
        "name": name,
        "district": "Nyamagabe and the forest of Nyungwe",
        "latitude": latitude,
        "longitude": longitude,
        "timezone": "Africa/Kigali",
    }
    return str(made(owner, "/company/stations", body)["station_id"])


def _route(owner: Api, stations: list[str]) -> str:
    stops = [
        {"station_id": station, "running_s": 7200 * (place > 0), "metres": 120_000 * (place > 0)}
        for place, station in enumerate(stations)
    ]
    fares = [{"from_stop": a, "to_stop": b, "amount": 4500 * (b - a)} for a, b in ((0, 1), (0, 2), (1, 2))]
    promotion = {"name": "For those who travel early in Advent, on weekdays", "percent": 10}
    body = {"name": ROUTE, "stops": stops, "fares": fares, "promotions": [promotion]}
    return str(made(owner, "/company/routes", body)["route_id"])


def _sell(platform: Platform, trip: Any, stations: list[str]) -> None:
    buyer = platform.people["passenger"]
    body = {
        "trip_id": trip["trip_id"],
        "from": stations[0],
        "to": stations[-1],
        "passengers": [{"name": NAMES.owner, "phone": f"+25079{randbelow(10**7):07}", "seat": SEAT}],
    }
    paid(platform, buyer, made(buyer, "/bookings", body))


def _trouble(owner: Api, driver_id: str, trip: Any, leaves: datetime) -> None:
    """Let the trip be late, the bus be mended next week, and the driver be away then."""
    late = owner.post(
        f"/company/trips/{trip['trip_id']}/delay", {"reason": REASON, "minutes": 125}, key="new"
    )
    assert late.status < 300, late.body
    away = {
        "from_at": (leaves + timedelta(days=7)).isoformat(),
        "until_at": (leaves + timedelta(days=9)).isoformat(),
        "reason": REASON,
    }
    made(owner, f"/company/buses/{trip['bus_id']}/outages", {"kind": "maintenance", **away})
    made(owner, f"/company/drivers/{driver_id}/absences", away)
