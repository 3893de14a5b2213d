"""The stories of the operations manual that a company's people live through: plan, board, start and end."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import randbelow
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infra.api import Api
from infra.sample import network
from infra.sample.network_places import STATIONS
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_company import Founded, found
from tms.fleet.stations import Station

ENDS = (STATIONS["Kigali-Nyabugogo"], STATIONS["Ruyenzi"])
RUNNING = timedelta(minutes=10)
LEAVES_IN = timedelta(minutes=12)
"""Sales end five minutes before the departure, and the bus may leave fifteen minutes before."""

AGAIN_AFTER = timedelta(minutes=45)
"""When the bus leaves again: way and turnaround take forty minutes, and boarding may open an hour before."""


@dataclass(frozen=True)
class Line:
    """A company with a short line and a bus.

    Attributes:
        leaves: the first departure that is planned.
    """

    company: Founded
    route_id: str
    bus: Any
    leaves: datetime

    def plan(self, leaves: datetime) -> Any:
        """Plan a trip of the bus and put it on sale."""
        body = {
            "route_id": self.route_id,
            "bus_id": self.bus["bus_id"],
            "driver_id": self.company.driver_id,
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


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    company = found(platform)
    owner = company.owner
    stops = [
        {"station_id": ENDS[0].station_id},
        {"station_id": ENDS[1].station_id, "running_s": int(RUNNING.total_seconds())},
    ]
    fares = [{"from_stop": 0, "to_stop": 1, "amount": 800}]
    route = made(owner, "/company/routes", {"name": "Nyabugogo - Ruyenzi", "stops": stops, "fares": fares})
    bus = made(owner, "/company/buses", {"plate": f"RAW {randbelow(1000):03} S", "template": "minibus"})
    licence = {"licence_number": "DEMO 0002", "licence_class": "D", "licence_expires_on": "2039-12-31"}
    assert owner.put(f"/company/drivers/{company.driver_id}", licence).status == 200
    leaves = (datetime.now(UTC) + LEAVES_IN).replace(second=0, microsecond=0)
    return Line(company, route["route_id"], bus, leaves.astimezone(ZoneInfo(network.TIMEZONE)))


@pytest.fixture(scope="module")
def trip(line: Line) -> Any:
    bus, driver = line.offered(line.leaves)
    assert (bus["free"], driver["free"]) == (True, True)
    return line.plan(line.leaves)


@pytest.fixture(scope="module")
def boarded(platform: Platform, line: Line, trip: Any) -> Any:
    """The trip with one of its two passengers on board; the ticket of the other."""
    tickets = [sold(platform, trip), sold(platform, trip)]
    driver, path = line.company.driver, f"/trips/{trip['trip_id']}"
    mine = driver.get("/driver/trips", {"date": line.leaves.date().isoformat()}).body["items"]
    assert trip["trip_id"] in {each["trip_id"] for each in mine}
    assert driver.post(f"{path}/boarding").body["status"] == "BOARDING"
    assert scanned(driver, trip, tickets[0]["token"], "one")["verdict"] == "ok"
    return tickets


@pytest.fixture(scope="module")
def under_way(line: Line, trip: Any, boarded: Any) -> Any:
    counted = line.company.driver.get(f"/company/trips/{trip['trip_id']}/manifest")
    assert counted.status == 200, counted.body
    left = line.company.driver.post(f"/trips/{trip['trip_id']}/departure")
    assert left.body["status"] == "DEPARTED"
    return counted.body


def test_plan_offers_what_is_free_and_what_is_published_is_on_sale_at_once(
    platform: Platform, line: Line, trip: Any
) -> None:
    assert (trip["status"], trip["route_id"]) == ("PUBLISHED", line.route_id)
    bus, driver = line.offered(line.leaves + timedelta(minutes=5))
    for one, code in ((bus, "bus_busy"), (driver, "driver_busy")):
        assert not one["free"]
        assert [(why["code"], why["trip_id"]) for why in one["reasons"]] == [(code, trip["trip_id"])]
    again = {
        "route_id": line.route_id,
        "bus_id": line.bus["bus_id"],
        "driver_id": line.company.driver_id,
        "departure_at": (line.leaves + timedelta(minutes=5)).isoformat(),
    }
    refused = line.company.owner.post("/company/trips", again, key="new")
    assert (refused.status, refused.body["code"]) == (409, "bus_busy")

    day = line.leaves.date().isoformat()
    query = {"from": ENDS[0].name, "to": ENDS[1].name, "date": day}
    on_sale = {each["trip_id"] for each in platform.api.get("/search/trips", query).body["items"]}
    assert trip["trip_id"] in on_sale
    shown = platform.api.get(f"/trips/{trip['trip_id']}").body
    assert (shown["company"]["name"], shown["plate"]) == (line.company.name, None)
    stretch = {"from": ENDS[0].station_id, "to": ENDS[1].station_id}
    seats = platform.api.get(f"/trips/{trip['trip_id']}/seats", stretch)
    assert seats.status == 200, seats.body


def test_board_shows_green_for_a_good_ticket_and_red_with_the_reason_for_others(
    line: Line, trip: Any, boarded: Any
) -> None:
    driver, token = line.company.driver, boarded[0]["token"]
    copied = scanned(driver, trip, token, "two")
    forged = scanned(driver, trip, "NOT A TICKET", "three")
    assert [(each["verdict"], each["colour"] == "green") for each in (copied, forged)] == [
        ("already_boarded", False),
        ("forged", False),
    ]
    assert all(each["title"] for each in (copied, forged))


def test_start_compares_the_counts_and_shows_the_bus_on_the_map(
    platform: Platform, line: Line, trip: Any, under_way: Any
) -> None:
    totals = under_way["totals"]
    assert (totals["sold"], totals["boarded"], totals["missing"]) == (2, 1, 1)
    place = ENDS[0]
    report(line, trip, place, datetime.now(UTC) - timedelta(hours=1))  # no network since: a bus does not jump
    seen = eventually(
        lambda: platform.api.get(f"/trips/{trip['trip_id']}/position").body, lambda body: "latitude" in body
    )
    assert seen["latitude"] == pytest.approx(place.latitude, abs=0.01)
    assert platform.api.get(f"/trips/{trip['trip_id']}").body["plate"] == line.bus["plate"]


def test_end_makes_the_bus_and_the_driver_free_again(line: Line, trip: Any, under_way: Any) -> None:
    driver, path = line.company.driver, f"/trips/{trip['trip_id']}"
    following = line.plan(line.leaves + AGAIN_AFTER)
    onward = f"/trips/{following['trip_id']}/boarding"
    busy = driver.post(onward)
    assert (busy.status, busy.body["code"]) == (409, "driver_running")
    report(line, trip, ENDS[1], datetime.now(UTC))

    assert eventually(lambda: driver.post(f"{path}/arrival").status, lambda status: status == 200) == 200
    assert driver.post(onward).body["status"] == "BOARDING"


def report(line: Line, trip: Any, place: Station, at: datetime) -> None:
    """Report the bus at a place."""
    position = {
        "trip_id": trip["trip_id"],
        "latitude": place.latitude,
        "longitude": place.longitude,
        "recorded_at": at.isoformat(),
    }
    taken = line.company.driver.post("/positions", {"positions": [position]})
    assert (taken.status, taken.body["rejected"]) == (202, [])


def made(owner: Api, path: str, body: dict[str, Any]) -> Any:
    """Make something; return it."""
    answer = owner.post(path, body, key="new")
    assert answer.status == 201, answer.body
    return answer.body


def sold(platform: Platform, trip: Any) -> Any:
    """Sell a seat of a trip; return the ticket."""
    buyer = platform.people["passenger"]
    body = {
        "trip_id": trip["trip_id"],
        "from": ENDS[0].station_id,
        "to": ENDS[1].station_id,
        "passengers": [{"name": "Aline Uwase", "phone": "+250788000001"}],
    }
    held = made(buyer, "/bookings", body)
    assert platform.pay(buyer, held["booking_id"]).status == 202
    path = f"/bookings/{held['booking_id']}"
    booked = eventually(lambda: buyer.get(path).body, lambda one: one["status"] == "CONFIRMED")
    ticket = f"/tickets/{booked['tickets'][0]['ticket_id']}"
    return eventually(lambda: buyer.get(ticket), lambda answer: answer.status == 200).body


def scanned(driver: Api, trip: Any, token: str, nonce: str) -> Any:
    """Scan a code at the door; return the verdict."""
    scan = {"token": token, "nonce": f"story-{nonce}", "scanned_at": datetime.now(UTC).isoformat()}
    answer = driver.post(f"/trips/{trip['trip_id']}/scans", scan)
    assert answer.status == 200, answer.body
    return answer.body
