"""The planner and the timetables in the console: trips are planned, moved and copied, days previewed."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, Route, expect

from infra.api import Api
from infra.sample import network
from tests.e2e.browser.conftest import SIZES, tab_to
from tests.e2e.conftest import Platform
from tests.support.e2e_line import made

CLOCK = "04:10"
"""Before the buses of the sample leave."""
HOUR_PX = 72
"""Of the timeline as it is at first."""


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


def timetable(platform: Platform, name: str) -> dict[str, Any]:
    """Return a timetable to enter, of drafts on two days on which nothing else is planned."""
    trip = planned(platform, day_in(16))
    named = {key: trip[key] for key in ("route_id", "bus_id", "driver_id")}
    season = {"rule": "FREQ=DAILY", "valid_from": day_in(14), "valid_until": day_in(15)}
    return {"name": name, "departs": CLOCK, "publish": False, **named, **season}


def own_timetables(owner: Api) -> dict[str, Any]:
    """Return the timetables of these tests by their names."""
    listed = owner.get("/company/timetables?limit=100").body["items"]
    return {each["name"]: each for each in listed if each["name"].startswith("Browser ")}


def offered(page: Page, group: str) -> Locator:
    return page.get_by_role("group", name=group, exact=True).get_by_role("radio")


def bar(page: Page, clock: str) -> Locator:
    """Return the bars on the timeline that begin at a time."""
    return page.locator(".trip-bar", has_text=re.compile(rf"\b{clock} "))


def box_of(locator: Locator) -> Any:
    box = locator.bounding_box()
    assert box is not None
    return box


def drag(page: Page, box: Any, x: float, y: float | None) -> None:
    """Hold a bar 40 px from its beginning and let it go at a point; no `y` is the same lane."""
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 40, middle)
    page.mouse.down()
    page.mouse.move(x, middle if y is None else y, steps=8)
    page.mouse.up()


class TestPlanning:
    def test_a_trip_is_planned_and_published_by_clicking(self, visit, platform):
        day = day_in(20)
        taken = planned(platform, day)
        driver = platform.people["owner"].get(f"/company/trips/{taken['trip_id']}").body["driver"]
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
        busy = page.get_by_role("group", name="Driver", exact=True).locator("dt", has_text=driver)
        expect(busy).to_have_count(1)
        busy.locator("xpath=ancestor::details").locator("summary").click()
        expect(busy.locator("xpath=following-sibling::dd")).to_contain_text(CLOCK)
        expect(page.get_by_role("radio", name=driver)).to_have_count(0)
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
        keys = page.keyboard
        tab_to(page.get_by_role("link", name="Skip to the content"), most=1)
        keys.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        tab_to(page.get_by_role("link", name="Plan a trip"), most=8)
        keys.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Plan a trip")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        tab_to(page.get_by_label("Route"), most=2)
        keys.press("ArrowDown")
        tab_to(page.get_by_label("Departure time"), most=6)
        keys.type("0410A")
        expect(page.get_by_label("Departure time")).to_have_value(CLOCK)
        expect(offered(page, "Bus").first).to_be_visible()
        tab_to(offered(page, "Bus").first, most=6)
        keys.press("Space")
        keys.press("ArrowDown")
        expect(offered(page, "Bus").nth(1)).to_be_checked()
        tab_to(offered(page, "Driver").first, most=6)
        keys.press("Space")
        tab_to(page.get_by_role("button", name="Check the trip"), most=6)
        keys.press("Enter")
        look = page.get_by_role("heading", level=2, name="Check the trip")
        expect(look).to_be_focused()
        tab_to(page.get_by_role("button", name="Change something"), most=4)
        keys.press("Enter")
        expect(page.get_by_label("Route")).to_be_focused()
        tab_to(page.get_by_role("link", name="Cancel"))
        tab_to(page.get_by_role("button", name="Check the trip"), "Shift+Tab", most=1)
        keys.press("Enter")
        expect(look).to_be_focused()
        tab_to(page.get_by_role("button", name="Create a draft"), most=3)
        keys.press("Enter")
        expect(page.get_by_text("The draft is created.")).to_be_visible()
        expect(bar(page, CLOCK)).to_contain_text("Draft")
        tab_to(bar(page, CLOCK))
        keys.press("Enter")
        expect(page.get_by_role("heading", level=2, name=re.compile(CLOCK))).to_be_focused()
        tab_to(page.get_by_role("button", name="Publish the trip"), most=3)
        keys.press("Enter")
        expect(page.get_by_text("The trip is on sale.")).to_be_visible()
        keys.press("Escape")
        expect(bar(page, CLOCK)).to_be_focused()
        here.check()

    def test_a_trip_is_dragged_to_another_bus_and_another_hour(self, visit, platform):
        day = day_in(19)
        moved, other = planned(platform, day), planned(platform, day)
        assert moved["bus_id"] != other["bus_id"]
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        bars = [page.locator(f"#bar-{trip['trip_id']}") for trip in (moved, other)]
        held, target = (box_of(each) for each in bars)
        drag(page, held, target["x"] + 40, target["y"] + target["height"] / 2)
        unsaved = page.get_by_role("region", name="A move that is not saved")
        expect(unsaved).to_contain_text(f"to {CLOCK} with {other['plate']}")
        expect(unsaved).to_contain_text(f"Another trip has the bus then: {CLOCK}")
        expect(page.locator(".overlap")).to_have_count(1)
        here.check()
        hours_later = 8 * HOUR_PX
        drag(page, box_of(bars[0]), box_of(bars[0])["x"] + 40 + hours_later, None)
        expect(bars[0]).to_contain_text("12:10")
        expect(unsaved.get_by_text("Nothing is in the way.")).to_be_visible()
        owner = platform.people["owner"]
        path = f"/company/trips/{moved['trip_id']}"
        assert owner.get(path).body["trip"]["bus_id"] == moved["bus_id"], "it was saved too early"
        page.get_by_role("button", name="Save the move").click()
        expect(page.get_by_text("The trip is moved.", exact=True)).to_be_visible()
        saved = owner.get(path).body["trip"]
        assert (saved["bus_id"], saved["driver_id"]) == (other["bus_id"], moved["driver_id"])
        assert saved["departure_at"][11:16] == "12:10"
        offer = page.get_by_role("region", name="Undo")
        here.check()
        offer.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("The trip is moved back.", exact=True)).to_be_visible()
        taken_back = owner.get(path).body["trip"]
        assert [taken_back[name] for name in ("bus_id", "driver_id", "departure_at")] == [
            moved[name] for name in ("bus_id", "driver_id", "departure_at")
        ]

    def test_a_drag_to_a_busy_driver_is_told_and_escape_takes_it_back(self, visit, platform):
        day = day_in(18)
        moved, other = planned(platform, day), planned(platform, day)
        here = visit(scheme="dark", who="owner")
        page = here.open(f"planner?date={day}&by=driver")
        bars = [page.locator(f"#bar-{trip['trip_id']}") for trip in (moved, other)]
        before, target = (box_of(each) for each in bars)
        page.mouse.move(before["x"] + 40, before["y"] + 20)
        page.mouse.down()
        page.mouse.move(target["x"] + 60, target["y"] + 20, steps=6)
        unsaved = page.get_by_role("region", name="A move that is not saved")
        expect(unsaved).to_contain_text("Another trip has the driver then:")
        page.keyboard.press("Escape")
        page.mouse.move(target["x"] + 200, target["y"] + 20, steps=3)
        page.mouse.up()
        expect(unsaved).to_have_count(0)
        assert box_of(bars[0]) == before

    def test_arrows_move_a_trip_enter_saves_and_escape_gives_up(self, visit, platform):
        day = day_in(22)
        trip = planned(platform, day)
        here = visit(who="owner")
        page = here.open(f"planner?date={day}")
        moved = page.locator(f"#bar-{trip['trip_id']}")
        tab_to(moved)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(moved).to_contain_text("04:20")
        unsaved = page.get_by_role("region", name="A move that is not saved")
        expect(unsaved.get_by_text("Nothing is in the way.")).to_be_visible()
        here.check()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The trip is moved.", exact=True)).to_be_visible()
        expect(moved).to_contain_text("04:20")
        expect(moved).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(moved).to_contain_text("04:25")
        page.keyboard.press("Escape")
        expect(moved).to_contain_text("04:20")
        expect(unsaved).to_have_count(0)
        page.reload()
        expect(moved).to_contain_text("04:20")

    def test_on_a_phone_a_line_tells_of_each_bus_and_the_idle_ones_are_folded(self, visit, platform):
        day = day_in(17)
        trip = planned(platform, day)
        here = visit("phone", "dark", who="owner")
        page = here.open(f"planner?date={day}")
        line = page.locator("summary", has_text=trip["plate"])
        expect(line).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") < 2 * SIZES["phone"][1]
        here.check()
        line.click()
        page.get_by_role("link", name=re.compile(CLOCK)).click()
        expect(page.get_by_role("heading", level=2, name=re.compile(CLOCK))).to_be_focused()
        page.get_by_role("button", name="Close the trip").click()
        expect(page.get_by_role("link", name=re.compile(CLOCK))).to_be_focused()
        page.get_by_text("Without trips").click()
        here.check()

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

    def test_several_departures_are_entered_at_once_and_each_has_its_own_answer(self, visit, platform):
        here = visit(who="owner")
        page = here.open("timetables?view=add")
        page.get_by_label("Name").fill("Browser pair")
        page.get_by_label("Route").select_option(index=1)
        rows = page.get_by_role("group", name=re.compile("^Departure "))
        _choose(rows.nth(0), CLOCK, 1)
        page.get_by_role("button", name="Add a departure").click()
        expect(rows.nth(1).get_by_label("Departure time")).to_be_focused()
        rows.nth(1).get_by_label("Departure time").fill("04:40")
        expect(page.get_by_text(f"{CLOCK} and 04:40 have the same bus")).to_be_visible()
        expect(page.get_by_text(f"{CLOCK} and 04:40 have the same driver")).to_be_visible()
        here.check()
        _choose(rows.nth(1), "04:40", 2)
        expect(page.get_by_text("have the same")).to_have_count(0)
        page.get_by_label("Repeats").select_option("daily")
        page.get_by_label("Season from").fill(day_in(28))
        page.get_by_label("Season until").fill(day_in(29))
        page.get_by_label("Its trips").select_option("draft")
        page.get_by_role("button", name="Preview the next 30 days").click()
        expect(page.get_by_text("4 trips to be made")).to_be_visible()
        page.get_by_text("04:40 2 trips to be made").click()
        expect(page.get_by_role("table", name=re.compile("04:40$"))).to_be_visible()
        here.check()
        here.refusals.add(409)
        page.route(re.compile("/company/timetables$"), _refuse("04:40"))
        page.get_by_role("button", name="Save the timetable").click()
        expect(page.get_by_text("1 timetable is saved.")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("The route is retired.")
        expect(rows).to_have_count(1)
        here.check()
        page.unroute(re.compile("/company/timetables$"))
        page.get_by_role("button", name="Preview the next 30 days").click()
        page.get_by_role("button", name="Save the timetable").click()
        expect(page.get_by_text("2 timetables are saved.")).to_be_visible()
        for clock in (CLOCK, "04:40"):
            expect(page.get_by_role("link", name=f"Browser pair {clock}")).to_be_visible()

        for each in own_timetables(platform.people["owner"]).values():
            platform.people["owner"].delete(f"/company/timetables/{each['timetable_id']}")

    def test_a_new_timetable_is_made_from_an_old_one_and_ends_it(self, visit, platform):
        owner = platform.people["owner"]
        former = made(owner, "/company/timetables", timetable(platform, "Browser former"))
        here = visit("phone", "dark", who="owner")
        page = here.open(f"timetables/{former['timetable_id']}")
        page.get_by_role("link", name="Change the timetable").click()
        expect(page.get_by_text("The route and the first day of the season stay")).to_be_visible()
        here.check()
        page.get_by_role("link", name="Make a new one from it").click()
        expect(page.get_by_label("Name")).to_have_value("Browser former")
        expect(page.get_by_label("Departure time")).to_have_value(CLOCK)
        page.get_by_label("Name").fill("Browser later")
        page.get_by_label("Season from").fill(day_in(15))
        expect(page.get_by_label(re.compile("^End Browser former on "))).to_be_checked()
        here.check()
        page.get_by_role("button", name="Preview the next 30 days").click()
        page.get_by_role("button", name="Save the timetable").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Browser later")
        mine = own_timetables(owner)
        assert mine["Browser former"]["valid_until"] == day_in(14)
        assert mine["Browser later"]["valid_from"] == day_in(15)
        for each in mine.values():
            owner.delete(f"/company/timetables/{each['timetable_id']}")


def _choose(row: Locator, clock: str, index: int) -> None:
    row.get_by_label("Departure time").fill(clock)
    row.get_by_label("Bus").select_option(index=index)
    row.get_by_label("Driver").select_option(index=index)


def _refuse(clock: str) -> Callable[[Route], None]:
    """Return what answers for the API: the timetable of one departure is refused."""

    def answer(route: Route) -> None:
        if (route.request.post_data_json or {}).get("departs") != clock:
            route.continue_()
            return
        body = json.dumps({"status": 409, "code": "route_retired", "detail": "The route is retired."})
        route.fulfill(status=409, body=body, content_type="application/problem+json")

    return answer
