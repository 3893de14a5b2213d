"""The stories of the operations manual that a company's people live through: plan, board, start and end."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_line import ENDS, Line, from_now, line_of, report, scanned, sold

LEAVES_IN = timedelta(minutes=12)
"""Sales end five minutes before the departure, and the bus may leave fifteen minutes before."""

AGAIN_AFTER = timedelta(minutes=45)
"""When the bus leaves again: way and turnaround take forty minutes, and boarding may open an hour before."""


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform)


@pytest.fixture(scope="module")
def leaves() -> datetime:
    return from_now(LEAVES_IN)


@pytest.fixture(scope="module")
def trip(line: Line, leaves: datetime) -> Any:
    bus, driver = line.offered(leaves)
    assert (bus["free"], driver["free"]) == (True, True)
    return line.plan(leaves)


@pytest.fixture(scope="module")
def boarded(platform: Platform, line: Line, leaves: datetime, trip: Any) -> Any:
    """The trip with one of its two passengers on board; the ticket of the other."""
    tickets = [sold(platform, trip), sold(platform, trip)]
    driver, path = line.company.driver, f"/trips/{trip['trip_id']}"
    mine = driver.get("/driver/trips", {"date": leaves.date().isoformat()}).body["items"]
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
    platform: Platform, line: Line, leaves: datetime, trip: Any
) -> None:
    assert (trip["status"], trip["route_id"]) == ("PUBLISHED", line.route_id)
    bus, driver = line.offered(leaves + timedelta(minutes=5))
    for one, code in ((bus, "bus_busy"), (driver, "driver_busy")):
        assert not one["free"]
        assert [(why["code"], why["trip_id"]) for why in one["reasons"]] == [(code, trip["trip_id"])]
    again = {
        "route_id": line.route_id,
        "bus_id": line.bus["bus_id"],
        "driver_id": line.company.driver_id,
        "departure_at": (leaves + timedelta(minutes=5)).isoformat(),
    }
    refused = line.company.owner.post("/company/trips", again, key="new")
    assert (refused.status, refused.body["code"]) == (409, "bus_busy")

    day = leaves.date().isoformat()
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
    before = datetime.now(UTC) - timedelta(hours=1)  # there was no network since: a bus does not jump
    report(line.company.driver, trip, place, before)
    seen = eventually(
        lambda: platform.api.get(f"/trips/{trip['trip_id']}/position").body, lambda body: "latitude" in body
    )
    assert seen["latitude"] == pytest.approx(place.latitude, abs=0.01)
    assert platform.api.get(f"/trips/{trip['trip_id']}").body["plate"] == line.bus["plate"]


def test_end_makes_the_bus_and_the_driver_free_again(
    line: Line, leaves: datetime, trip: Any, under_way: Any
) -> None:
    driver, path = line.company.driver, f"/trips/{trip['trip_id']}"
    following = line.plan(leaves + AGAIN_AFTER)
    onward = f"/trips/{following['trip_id']}/boarding"
    busy = driver.post(onward)
    assert (busy.status, busy.body["code"]) == (409, "driver_running")
    report(line.company.driver, trip, ENDS[1], datetime.now(UTC))

    assert eventually(lambda: driver.post(f"{path}/arrival").status, lambda status: status == 200) == 200
    assert driver.post(onward).body["status"] == "BOARDING"
