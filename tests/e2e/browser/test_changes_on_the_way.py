"""Ways with a change in the portal: two buses, or two seats of one bus, each held and paid as one."""

import re
from datetime import timedelta
from secrets import token_hex
from typing import Any

from playwright.sync_api import expect

from infra.api import Api
from tests.e2e.browser.conftest import Visit, heading, pay_until_booked, tell_who_travels
from tests.e2e.conftest import Platform
from tests.support.e2e_line import ENDS, TWO_SEATS, Line, from_now, made, route


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


def test_two_buses_are_booked_together(phone: Visit, guest: Api, line: Line):
    end = station(line)
    onward = route(line.company, "Ruyenzi - Gatsata", ENDS[1].station_id, end)
    leaves = from_now(timedelta(hours=40))
    first, second = line.plan(leaves), onward.plan(leaves + timedelta(minutes=70))
    day = leaves.date().isoformat()
    page = phone.open(f"?from={ENDS[0].station_id}&to={end}&date={day}")
    expect(page.get_by_role("heading", name="With one change of bus")).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Book both buses").first.click()
    heading(page, "Who travels?")
    phone.check()
    page.go_back()
    page.go_forward()
    tell_who_travels(page, "Aline Uwase", "0788 000 061")
    heading(page, "Check your answers")
    phone.check()
    total = page.locator(".price-lines .sum dd").inner_text()
    page.get_by_role("button", name="Hold 1 seat").click()
    expect(page.get_by_role("button", name=f"Pay {total}")).to_be_visible()
    phone.check()
    pay_until_booked(page)
    expect(page.get_by_role("heading", name="This journey goes on")).to_be_visible()
    expect(page.get_by_role("link", name="Cancel, and see what comes back")).to_be_visible()
    expect(page.get_by_role("link", name="Get my money back now")).to_have_count(0)
    phone.check()
    booking = guest.get(f"/bookings/{re.findall(r'bookings/([^?/]+)', page.url)[0]}").body
    parts = [guest.get(f"/bookings/{each}").body for each in booking["journey"]["booking_ids"]]
    assert [(each["trip_id"], each["status"]) for each in parts] == [
        (first["trip_id"], "CONFIRMED"),
        (second["trip_id"], "CONFIRMED"),
    ]
    page.get_by_role("link", name=re.compile("^Seat")).last.click()
    expect(page.get_by_text("Gatsata").first).to_be_visible()
    phone.go_offline()
    page.get_by_role("link", name="My tickets").click()
    expect(page.get_by_text("Gatsata").first).to_be_visible()
    expect(page.get_by_text("Ruyenzi").first).to_be_visible()


def test_where_no_seat_is_free_all_the_way_one_changes_seats(
    platform: Platform, visit: Any, key: str, line: Line
):
    middle, end = station(line), station(line)
    stations = (ENDS[0].station_id, middle, end)
    way = route(line.company, "Nyabugogo - Gatsata", *stations, layout=TWO_SEATS)
    trip = way.plan(from_now(timedelta(hours=50)))
    seller = platform.people["passenger"]
    for start, stop, seat in [(ENDS[0].station_id, middle, "1A"), (middle, end, "1B")]:
        people = [{"name": "Eric Habimana", "phone": "+250788000062", "seat": seat}]
        body = {"trip_id": trip["trip_id"], "from": start, "to": stop, "passengers": people}
        made(seller, "/bookings", body)
    phone = visit("phone", "dark", app="book", key=key)
    page = phone.open(f"trips/{trip['trip_id']}?from={ENDS[0].station_id}&to={end}")
    expect(page.get_by_role("heading", name="With a change of seat")).to_be_visible()
    phone.check()
    page.get_by_role("button", name=re.compile("^Take these seats")).click()
    tell_who_travels(page, "Diane Ingabire", "0788 000 063")
    phone.check()
    page.get_by_role("button", name="Hold 1 seat").click()
    phone.check()
    pay_until_booked(page)
    expect(page.get_by_role("link", name="Seat 1A")).to_be_visible()
    phone.check()
