"""The apps over a slow network: what they show meanwhile, and that nothing jumps when answers come."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.slow_network import GOOD_SHIFT, jumps, slow_down

GO = """address => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Goes to another view as a link does."""

VIEWS = ("policy", "stations", "buses", "drivers", "staff", "planner", "board")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_skeletons_come_after_a_moment_and_nothing_jumps(visit, size):
    here = visit(size, who="owner")
    page = here.page
    slow_down(here)
    here.open("company")
    expect(page.locator(".facts")).to_be_visible()
    told = {"company": jumps(page)}
    for view in VIEWS:
        page.evaluate(GO, here.root + view)
        expect(page.locator(".skeleton")).to_be_attached()
        expect(page.locator(".skeleton")).to_have_count(0)
        told[view] = jumps(page)
    assert {view: seen for view, seen in told.items() if seen["shift"] > GOOD_SHIFT} == {}
    waits = [wait for seen in told.values() for wait in seen["skeletons"]]
    assert len(waits) >= len(VIEWS)
    assert min(waits) >= 250, "a quick answer comes without a flash of grey"


def test_a_passenger_finds_a_seat_on_a_slow_phone(platform, visit):
    here = visit("phone", app="book")
    trip, page = platform.trip, here.page
    slow_down(here)
    stretch = f"from={trip.stops[0].station_id}&to={trip.stops[-1].station_id}"
    here.open(f"?{stretch}&date={trip.departure_at.date().isoformat()}")
    bus = page.locator(f"a[href*='{trip.trip_id}?']")
    expect(bus).to_be_visible()
    told = {"results": jumps(page)}
    bus.click()
    seat = page.get_by_role("button", name=re.compile(r"Seat \w+, free"))
    expect(seat.last).to_be_visible()
    told["seats"] = jumps(page)
    seat.last.click()
    page.get_by_role("button", name="Take 1 seat").click()
    expect(page.get_by_label("Name", exact=True)).to_be_visible()
    told["passengers"] = jumps(page)
    assert {view: seen for view, seen in told.items() if seen["shift"] > GOOD_SHIFT} == {}
