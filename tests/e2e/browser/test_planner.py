"""The planner and the timetables in the console: trips are planned, moved and copied, days previewed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from infra.sample import network
from tests.e2e.conftest import Platform
from tests.support.e2e_line import made

CLOCK = "04:10"
"""Before the buses of the sample leave."""


def day_in(days: int) -> str:
    """Return a day so far ahead that nothing else is planned on it; each test has its own."""
    today = datetime.now(UTC).astimezone(ZoneInfo(network.TIMEZONE)).date()
    return (today + timedelta(days=days)).isoformat()


def planned(platform: Platform, day: str) -> Any:
    """Plan a draft of the day with the first bus and driver that are free; return the trip."""
    owner = platform.people["owner"]
    routes = owner.get("/company/routes").body["items"]
    route_id = next(route["route_id"] for route in routes if route["priced"])
    departure = f"{day}T{CLOCK}"
    free = owner.get(f"/company/availability?route_id={route_id}&departure_at={departure}").body
    bus = next(each["bus_id"] for each in free["buses"] if each["free"])
    driver = next(each["account_id"] for each in free["drivers"] if each["free"])
    body = {"route_id": route_id, "departure_at": departure, "bus_id": bus, "driver_id": driver}
    return made(owner, "/company/trips", {**body, "publish": False})


def offered(page: Page, group: str) -> Locator:
    return page.get_by_role("group", name=group, exact=True).get_by_role("radio")


def bar(page: Page, clock: str) -> Locator:
    """Return the bars on the timeline that begin at a time."""
    return page.locator(".trip-bar", has_text=re.compile(rf"\b{clock} "))


class TestPlanning:
    def test_a_trip_is_planned_and_published_by_clicking(self, visit, platform):
        day = day_in(20)
        taken = planned(platform, day)
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        expect(bar(page, CLOCK)).to_have_count(1)
        here.check()
        page.get_by_role("link", name="Plan a trip").click()
        page.get_by_label("Route").select_option(index=1)
        page.get_by_label("Departure time").fill(CLOCK)
        expect(offered(page, "Bus").first).to_be_visible()
        plate = page.locator(".not-free dt", has_text=taken["plate"])
        expect(plate).to_have_count(1)
        expect(page.get_by_role("radio", name=taken["plate"])).to_have_count(0)
        offered(page, "Bus").first.click()
        offered(page, "Driver").first.click()
        here.check()
        page.get_by_role("button", name="Check the trip").click()
        here.check()
        page.get_by_role("button", name="Create and publish the trip").click()
        expect(page.get_by_text("The trip is on sale.")).to_be_visible()
        expect(bar(page, CLOCK)).to_have_count(2)
        page = here.open(f"board?date={day}")
        expect(page.get_by_role("link", name=re.compile(CLOCK))).to_have_count(2)

    def test_a_draft_is_planned_by_keyboard_alone(self, visit):
        day = day_in(21)
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        page.get_by_role("link", name="Plan a trip").press("Enter")
        page.get_by_label("Route").press("ArrowDown")
        page.get_by_label("Departure time").press_sequentially("0410A")
        expect(page.get_by_label("Departure time")).to_have_value(CLOCK)
        offered(page, "Bus").first.press("Space")
        offered(page, "Driver").first.press("Space")
        page.get_by_role("button", name="Check the trip").press("Enter")
        page.get_by_role("button", name="Create a draft").press("Enter")
        expect(page.get_by_text("The draft is created.")).to_be_visible()
        expect(bar(page, CLOCK)).to_contain_text("Draft")
        here.check()

    def test_arrows_move_a_trip_enter_saves_and_escape_gives_up(self, visit, platform):
        day = day_in(22)
        trip = planned(platform, day)
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        moved = page.locator(f"#bar-{trip['trip_id']}")
        moved.press("ArrowRight")
        moved.press("ArrowRight")
        expect(moved).to_contain_text("04:20")
        unsaved = page.get_by_role("region", name="A move that is not saved")
        expect(unsaved.get_by_text("Nothing is in the way.")).to_be_visible()
        here.check()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The trip is moved.")).to_be_visible()
        expect(moved).to_contain_text("04:20")
        expect(moved).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(moved).to_contain_text("04:25")
        page.keyboard.press("Escape")
        expect(moved).to_contain_text("04:20")
        expect(unsaved).to_have_count(0)
        page.reload()
        expect(moved).to_contain_text("04:20")

    def test_a_day_is_copied_after_a_look_at_what_would_be_copied(self, visit, platform):
        day, next_day = day_in(23), day_in(24)
        planned(platform, day)
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        page.get_by_role("link", name="Copy trips").click()
        page.get_by_label("Copied to the days from").fill(next_day)
        page.get_by_role("button", name="See what would be copied").click()
        expect(page.get_by_text("1 trip can be copied")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Copy 1 trip").click()
        expect(page.get_by_text("1 trip is copied.")).to_be_visible()
        expect(page).to_have_url(re.compile(f"date={next_day}"))
        expect(bar(page, CLOCK)).to_have_count(1)


class TestTimetables:
    def test_a_timetable_is_previewed_saved_and_deleted(self, visit):
        here = visit(who="owner")
        page = here.open("timetables")
        page.get_by_role("link", name="Enter a timetable").click()
        page.get_by_label("Name").fill("Browser early")
        page.get_by_label("Route").select_option(index=1)
        page.get_by_label("Departure time").fill(CLOCK)
        page.get_by_label("Repeats").select_option("daily")
        page.get_by_label("Season from").fill(day_in(26))
        page.get_by_label("Season until").fill(day_in(27))
        page.get_by_label("Bus", exact=True).select_option(index=1)
        page.get_by_label("Driver", exact=True).select_option(index=1)
        page.get_by_label("Its trips").select_option("draft")
        page.get_by_role("button", name="Preview the next 30 days").click()
        expect(page.get_by_text("2 trips to be made")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Save the timetable").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Browser early")
        expect(page.get_by_text("The timetable is saved.")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Delete the timetable").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete the timetable").click()
        expect(page.get_by_text("The timetable is deleted.")).to_be_visible()
        expect(page.get_by_role("link", name="Browser early")).to_have_count(0)
