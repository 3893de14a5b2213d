"""A company of one's own with a short line and a bus, and what its people do with their trips over HTTP."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations, count
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from infra.api import Api
from infra.sample import network
from infra.sample.network_places import STATIONS
from tests.e2e.conftest import Platform, confirmed, eventually
from tests.support.e2e_company import Founded, found
from tms.fleet.stations import Station

ENDS = (STATIONS["Kigali-Nyabugogo"], STATIONS["Ruyenzi"])
WAY = {"from": ENDS[0].station_id, "to": ENDS[1].station_id}
RUNNING = timedelta(minutes=10)
FARE = 800
DEARER = FARE + 200
PHONE = "+250788000111"
"""Of everybody that `bought` buys for."""

TWO_SEATS = [
    [{"kind": "driver"}, {"kind": "door"}],
    [{"kind": "seat", "label": "1A"}, {"kind": "seat", "label": "1B"}],
]

PLATES = count(1)


@dataclass(frozen=True)
class Line:
    """A company with a short line and a bus."""

    company: Founded
    route_id: str
    bus: Any

    def plan(self, leaves: datetime, bus: Any = None, driver_id: str | None = None) -> Any:
        """Plan a trip of the line's bus and driver, or of others, and put it on sale."""
        body = {
            "route_id": self.route_id,
            "bus_id": (bus or self.bus)["bus_id"],
            "driver_id": driver_id or self.company.driver_id,
            "departure_at": leaves.isoformat(),
            "publish": True,
        }
        return made(self.company.owner, "/company/trips", body)

    def offered(self, leaves: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what availability says of the bus and the driver for a departure."""
        query = {"route_id": self.route_id, "departure_at": leaves.isoformat()}
        answer = self.company.owner.get("/company/availability", query)
        assert answer.status == 200, answer.body
        (bus,) = (each for each in answer.body["buses"] if each["bus_id"] == self.bus["bus_id"])
        (driver,) = (each for each in answer.body["drivers"] if each["account_id"] == self.company.driver_id)
        return bus, driver


def line_of(platform: Platform, **seats: Any) -> Line:
    """Found a company with a line, a bus (a minibus if no seats are told), and the licence of its driver."""
    company = found(platform)
    license_driver(company.owner, company.driver_id)
    return route(company, "Nyabugogo - Ruyenzi", *(end.station_id for end in ENDS), **seats)


def dearer(line: Line) -> Line:
    """Return a second line of the company between the same stops, with a dearer fare and a bus of its own."""
    ends = (end.station_id for end in ENDS)
    return route(line.company, "Nyabugogo - Ruyenzi express", *ends, fare=DEARER, template="coaster")


def route(company: Founded, name: str, *stations: str, fare: int = FARE, **seats: Any) -> Line:
    """Give a company a route through these stations, with a bus of its own; each leg costs the fare."""
    running = {"running_s": int(RUNNING.total_seconds())}
    body = {
        "name": name,
        "stops": [
            {"station_id": station, **(running if place else {})} for place, station in enumerate(stations)
        ],
        "fares": [
            {"from_stop": start, "to_stop": end, "amount": fare * (end - start)}
            for start, end in combinations(range(len(stations)), 2)
        ],
    }
    route_id = made(company.owner, "/company/routes", body)["route_id"]
    return Line(company, route_id, new_bus(company.owner, **(seats or {"template": "minibus"})))


def new_bus(owner: Api, **seats: Any) -> Any:
    """Put a bus on record, with the seats of a `template` or a `layout`."""
    return made(owner, "/company/buses", {"plate": plate(), **seats})


def plate() -> str:
    """Return a number plate that no other bus has: those of the sample are of another series."""
    return f"RZT {next(PLATES):03} T"


def license_driver(owner: Api, driver_id: str) -> None:
    """Enter the licence of a driver."""
    licence = {"licence_number": "DEMO 0002", "licence_class": "D", "licence_expires_on": "2039-12-31"}
    assert owner.put(f"/company/drivers/{driver_id}", licence).status == 200


def from_now(lead: timedelta) -> datetime:
    """Return the minute so long from now, as the clocks at the line's first stop show it."""
    leaves = (datetime.now(UTC) + lead).replace(second=0, microsecond=0)
    return leaves.astimezone(ZoneInfo(network.TIMEZONE))


def made(owner: Api, path: str, body: dict[str, Any]) -> Any:
    """Make something; return it."""
    answer = owner.post(path, body, key="new")
    assert answer.status == 201, answer.body
    return answer.body


def held(buyer: Api, trip: Any, phone: str = "", seat: str | None = None) -> Any:
    """Hold a seat of a trip; return the booking."""
    body = {
        "trip_id": trip["trip_id"],
        **WAY,
        "passengers": [{"name": "Aline Uwase", "phone": "+250788000001", "seat": seat}],
        "contact": {"phone": phone or None},
    }
    return made(buyer, "/bookings", body)


def paid(platform: Platform, buyer: Api, booking: Any) -> Any:
    """Pay for a booking that is held; return the ticket."""
    assert platform.pay(buyer, booking["booking_id"]).status == 202
    booked = confirmed(buyer, booking["booking_id"])
    ticket = f"/tickets/{booked['tickets'][0]['ticket_id']}"
    return eventually(lambda: buyer.get(ticket), lambda answer: answer.status == 200).body


def sold(platform: Platform, trip: Any, phone: str = "", seat: str | None = None) -> Any:
    """Sell a seat of a trip to a new guest; return the ticket.

    An account may begin 30 payments an hour, and all end-to-end tests share two passengers.
    """
    buyer = platform.api.as_guest(token_urlsafe(24))
    return paid(platform, buyer, held(buyer, trip, phone, seat))


def bought(platform: Platform, buyer: Api, trip: Any, *names: str) -> Any:
    """Buy seats of a trip for people of these names; return the booking once it is paid."""
    people = [{"name": name, "phone": PHONE} for name in names]
    booking_id = made(buyer, "/bookings", {"trip_id": trip["trip_id"], **WAY, "passengers": people})[
        "booking_id"
    ]
    assert platform.pay(buyer, booking_id).status == 202
    return confirmed(buyer, booking_id)


def scanned(driver: Api, trip: Any, token: str, nonce: str) -> Any:
    """Scan a code at the door; return the verdict."""
    scan = {"token": token, "nonce": f"story-{nonce}", "scanned_at": datetime.now(UTC).isoformat()}
    answer = driver.post(f"/trips/{trip['trip_id']}/scans", scan)
    assert answer.status == 200, answer.body
    return answer.body


def report(driver: Api, trip: Any, place: Station, at: datetime) -> None:
    """Report the bus of a trip at a place."""
    position = {
        "trip_id": trip["trip_id"],
        "latitude": place.latitude,
        "longitude": place.longitude,
        "recorded_at": at.isoformat(),
    }
    taken = driver.post("/positions", {"positions": [position]})
    assert (taken.status, taken.body["rejected"]) == (202, [])
