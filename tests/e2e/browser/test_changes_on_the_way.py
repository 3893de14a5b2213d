"""Ways with a change in the portal: two buses, or two seats of one bus, each held and paid as one."""

import re
from datetime import timedelta
from secrets import token_hex, token_urlsafe
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.support.e2e_line import ENDS, Line, from_now, line_of, made, new_bus

PAID_MS = 60_000
TWO_SEATS = [
    [{"kind": "driver"}, {"kind": "door"}],
    [{"kind": "seat", "label": "1A"}, {"kind": "seat", "label": "1B"}],
]


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform)


def station(line: Line) -> str:
    """Return a new station that no other bus goes to."""
    body = {
        "name": f"Gatsata {token_hex(3)}",
        "district": "Kamonyi",
        "latitude": -2.05,
        "longitude": 29.9,
        "timezone": "Africa/Kigali",
    }
    return str(made(line.company.owner, "/company/stations", body)["station_id"])


def route(line: Line, name: str, *stations: str) -> Line:
    """Return a line on another route of the company, with a bus of its own."""
    stops = [
        {"station_id": each} | ({"running_s": 900} if place else {}) for place, each in enumerate(stations)
    ]
    last = len(stations) - 1
    pairs = [(start, end) for start in range(last) for end in range(start + 1, last + 1)]
    fares = [{"from_stop": start, "to_stop": end, "amount": 700 * (end - start)} for start, end in pairs]
    body = {"name": name, "stops": stops, "fares": fares}
    made_route = made(line.company.owner, "/company/routes", body)
    return Line(line.company, made_route["route_id"], new_bus(line.company.owner, template="minibus"))


def pay(page: Page, payer: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Pay by Mobile Money")
    page.get_by_label("Mobile Money number that pays").fill(payer)
    page.get_by_role("button", name=re.compile("^Pay RWF")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are booked", timeout=PAID_MS)


def tell(page: Page, name: str, phone: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Phone number", exact=True).fill(phone)
    page.get_by_role("button", name="Check answers").click()


def test_two_buses_are_booked_together(platform: Platform, visit: Any, line: Line):
    end = station(line)
    onward = route(line, "Ruyenzi - Gatsata", ENDS[1].station_id, end)
    leaves = from_now(timedelta(hours=40))
    first, second = line.plan(leaves), onward.plan(leaves + timedelta(minutes=70))
    key = token_urlsafe(24)
    phone = visit("phone", app="book", key=key)
    day = leaves.date().isoformat()
    page = phone.open(f"?from={ENDS[0].station_id}&to={end}&date={day}")
    expect(page.get_by_role("heading", name="With one change of bus")).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Book both buses").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who travels?")
    phone.check()
    page.go_back()
    page.go_forward()
    tell(page, "Aline Uwase", "0788 000 061")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    phone.check()
    total = page.locator(".price-lines .sum dd").inner_text()
    page.get_by_role("button", name="Hold 1 seat").click()
    expect(page.get_by_role("button", name=f"Pay {total}")).to_be_visible()
    phone.check()
    pay(page, "0790 000 161")
    expect(page.get_by_role("heading", name="This journey goes on")).to_be_visible()
    expect(page.get_by_role("link", name="Cancel, and see what comes back")).to_be_visible()
    expect(page.get_by_role("link", name="Get my money back now")).to_have_count(0)
    phone.check()
    guest = platform.api.as_guest(key)
    booking = guest.get(f"/bookings/{re.findall(r'bookings/([^?/]+)', page.url)[0]}").body
    parts = [guest.get(f"/bookings/{each}").body for each in booking["journey"]["booking_ids"]]
    assert [(each["trip_id"], each["status"]) for each in parts] == [
        (first["trip_id"], "CONFIRMED"),
        (second["trip_id"], "CONFIRMED"),
    ]
    page.get_by_role("link", name=re.compile("^Seat")).last.click()
    expect(page.get_by_text("Gatsata").first).to_be_visible()
    phone.context.set_offline(True)
    phone.offline = True
    page.get_by_role("link", name="My tickets").click()
    expect(page.get_by_text("Gatsata").first).to_be_visible()
    expect(page.get_by_text("Ruyenzi").first).to_be_visible()


def test_where_no_seat_is_free_all_the_way_one_changes_seats(platform: Platform, visit: Any, line: Line):
    middle, end = station(line), station(line)
    way = route(line, "Nyabugogo - Gatsata", ENDS[0].station_id, middle, end)
    bus = new_bus(line.company.owner, layout=TWO_SEATS)
    trip = way.plan(from_now(timedelta(hours=50)), bus)
    seller = platform.people["passenger"]
    for start, stop, seat in [(ENDS[0].station_id, middle, "1A"), (middle, end, "1B")]:
        people = [{"name": "Eric Habimana", "phone": "+250788000062", "seat": seat}]
        body = {"trip_id": trip["trip_id"], "from": start, "to": stop, "passengers": people}
        made(seller, "/bookings", body)
    phone = visit("phone", "dark", app="book", key=token_urlsafe(24))
    page = phone.open(f"trips/{trip['trip_id']}?from={ENDS[0].station_id}&to={end}")
    expect(page.get_by_role("heading", name="With a change of seat")).to_be_visible()
    phone.check()
    page.get_by_role("button", name=re.compile("^Take these seats")).click()
    tell(page, "Diane Ingabire", "0788 000 063")
    phone.check()
    page.get_by_role("button", name="Hold 1 seat").click()
    phone.check()
    pay(page, "0790 000 162")
    expect(page.get_by_role("link", name="Seat 1A")).to_be_visible()
    phone.check()
