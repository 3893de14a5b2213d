"""The day and its trips in the console: the stories of boarding, start, end, swap and cancellation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infra.api import Api
from tests.e2e.browser.conftest import Visit
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_company import driver_of
from tests.support.e2e_line import (
    ENDS,
    Line,
    from_now,
    license_driver,
    line_of,
    new_bus,
    report,
    scanned,
    sold,
)

LEAVES_IN = timedelta(minutes=12)
OWNER = "owner of the line"
LAST_SEAT = "7E"
"""Of a coaster; a minibus has no such seat."""


@dataclass(frozen=True)
class Day:
    """A company's day: two trips that leave soon, and three later ones.

    Attributes:
        tickets: those of the first trip.
        replacement: a smaller bus.
    """

    line: Line
    first: Any
    tickets: list[Any]
    second: Any
    second_driver: Api
    to_cancel: Any
    to_cancel_by_keys: Any
    to_swap: Any
    replacement: Any


@pytest.fixture(scope="module")
def day(platform: Platform) -> Iterator[Day]:
    line = line_of(platform, template="coaster")
    owner = line.company.owner
    policy = owner.get("/company/policy").body
    kept = {key: value for key, value in policy.items() if key == "cancellation" or key.endswith("_minutes")}
    rules = {**kept, "boarding_opens_minutes": 5, "boarding_mismatch": "block"}
    answer = owner.put("/company/policy", rules)
    assert answer.status == 200, answer.body
    second_driver, other_driver = driver_of(platform, owner)
    license_driver(owner, other_driver)
    replacement = new_bus(owner, template="minibus")
    first = line.plan(from_now(LEAVES_IN))
    minibus, next_minute = new_bus(owner, template="minibus"), from_now(LEAVES_IN + timedelta(minutes=1))
    second = line.plan(next_minute, minibus, other_driver)
    cancel, cancel_by_keys, swap = (line.plan(from_now(timedelta(hours=hours))) for hours in (3, 5, 7))
    tickets = [sold(platform, first, seat=seat) for seat in ("1A", "1B")]
    sold(platform, second, seat="1A")
    sold(platform, cancel)
    sold(platform, cancel_by_keys)
    sold(platform, swap, seat=LAST_SEAT)
    platform.people[OWNER] = owner
    yield Day(line, first, tickets, second, second_driver, cancel, cancel_by_keys, swap, replacement)
    del platform.people[OWNER]


def name_of(trip: Any) -> str:
    return f"{trip['departure_at'][11:16]} Nyabugogo - Ruyenzi"


def told(page: Page) -> Any:
    """Return where the page says what was done."""
    return page.locator(".notice.good")


def act(page: Page, name: str, why: str, label: str = "Reason") -> None:
    """Carry out the action that is open, for a reason."""
    page.get_by_label(label).fill(why)
    page.locator(".panel").get_by_role("button", name=name, exact=True).click()


def tab_to(page: Page, name: str) -> None:
    """Press the tabulator until something of this name has the focus, once it shows."""
    expect(page.get_by_text(name, exact=True).filter(visible=True).first).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText") == name:
            return
    raise AssertionError(f"the tabulator does not come to {name}")


def act_by_keys(page: Page, name: str, why: str) -> None:
    """Open an action and carry it out for a reason, without a mouse."""
    expect(page.get_by_role("link", name=name)).to_be_visible()
    tab_to(page, name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_focused()
    tab_to(page, "Reason")
    page.keyboard.type(why)
    page.keyboard.press("Enter")


def on_its_day(here: Visit, trip: Any, more: str = "") -> Page:
    return here.open(f"trips/{trip['trip_id']}{more}")


class TestTheDay:
    def test_what_needs_attention_comes_first_and_the_detail_opens_beside(self, visit, day):
        here = visit(who=OWNER)
        page = here.open("board")
        expect(page.locator(".now")).to_contain_text("Now ")
        link = page.get_by_role("link", name=name_of(day.first)).last
        link.click()
        expect(page).to_have_url(re.compile(f"trip={day.first['trip_id']}"))
        expect(page.locator(".trip-beside h2").first).to_have_text(name_of(day.first))
        expect(link).to_have_attribute("aria-current", "true")
        here.check()
        page.get_by_role("link", name="Seats").click()
        expect(page.get_by_role("button", name="1A, sold")).to_be_visible()
        page.get_by_role("button", name="1A, sold").click()
        expect(page.locator(".sitting")).to_contain_text("Aline Uwase")
        here.check()
        page.reload()
        expect(page.get_by_role("button", name="1A, sold")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("link", name="Close the trip").click()
        expect(page.locator(".trip-beside")).to_have_count(0)

    def test_filters_stand_in_the_address(self, visit, day):
        here = visit(who=OWNER)
        page = here.open("board")
        page.get_by_label("Find in the day").fill("no such bus")
        expect(page.get_by_text("No trip fits what you chose.")).to_be_visible()
        expect(page).to_have_url(re.compile(r"q=no\+such\+bus"))
        here.check()
        page.get_by_role("link", name="Show all trips").click()
        page.get_by_label("Bus or driver").select_option(label=day.second["plate"])
        expect(page.get_by_role("heading", name="1 trip found")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="1 trip found")).to_be_visible()

    def test_on_a_phone_a_trip_is_a_page_and_seventy_lines_stay_short(self, visit, day):
        here = visit("phone", "dark", who=OWNER)
        page = here.open("board")
        line = page.get_by_role("link", name=name_of(day.first)).last
        box = line.locator("xpath=ancestor::li").bounding_box()
        assert box is not None
        assert box["height"] < 72
        here.check()
        line.click()
        expect(page).to_have_url(re.compile(f"trips/{day.first['trip_id']}"))


class TestBoardingStartAndEnd:
    def test_by_clicking(self, visit, day):
        here = visit(who=OWNER)
        driver = day.line.company.driver
        page = here.open(f"board?trip={day.first['trip_id']}")
        page.get_by_role("link", name="Open boarding").click()
        expect(page.get_by_role("heading", name="Open boarding")).to_be_focused()
        here.check()
        here.refusals |= {409, 422}
        act(page, "Open boarding", "")
        expect(page.get_by_role("alert")).to_be_focused()
        act(page, "Open boarding", "The driver's phone is broken.")
        expect(told(page)).to_have_text("Boarding is open.")

        assert scanned(driver, day.first, day.tickets[0]["token"], "browser")["verdict"] == "ok"
        page.get_by_role("link", name="Start the trip").click()
        facts = page.locator(".panel .facts")
        expect(facts).to_contain_text(re.compile(r"sold\s*2\s*boarded\s*1"))
        expect(page.locator(".panel")).to_contain_text(
            "1 passenger has not boarded. The company's rules refuse"
        )
        here.check()
        act(page, "Start the trip", "It is time.")
        expect(page.get_by_role("alert")).to_contain_text("who have not boarded: 1.")
        page.get_by_label("Leave without 1 passenger").check()
        act(page, "Start the trip", "It is time.")
        expect(told(page)).to_contain_text("The trip is under way.")

        page.get_by_role("link", name="End the trip").click()
        act(page, "End the trip", "The driver forgot.")
        expect(page.get_by_role("alert")).to_contain_text("It is too early. This step is possible from")
        here.check()
        report(driver, day.first, ENDS[1], datetime.now(UTC))
        path = f"/company/trips/{day.first['trip_id']}"
        eventually(lambda: day.line.company.owner.get(path).body, lambda seen: seen["next_step"]["open"])
        act(page, "End the trip", "The driver forgot.")
        expect(told(page)).to_contain_text("Bus and driver are free.")

        page.get_by_role("link", name="Undo the last step").click()
        act(page, "Undo the last step", "It was another trip.")
        expect(told(page)).to_have_text("The step is undone.")
        page.get_by_role("link", name="End the trip").click()
        act(page, "End the trip", "It has arrived now.")
        page.get_by_role("link", name="Close the books").click()
        here.check()
        page.get_by_role("button", name="Close the books").click()
        expect(told(page)).to_contain_text("Closed: 2 sold, 1 boarded, 1 not scanned, fares RWF")

    def test_by_keyboard_alone(self, visit, day):
        page = on_its_day(visit(who=OWNER), day.second)
        keys = page.keyboard
        act_by_keys(page, "Open boarding", "The driver has no phone.")
        expect(told(page)).to_have_text("Boarding is open.")
        tab_to(page, "Start the trip")
        keys.press("Enter")
        expect(page.get_by_label("Leave without 1 passenger")).to_be_visible()
        expect(page.get_by_role("heading", name="Start the trip")).to_be_focused()
        tab_to(page, "Leave without 1 passenger")
        keys.press("Space")
        tab_to(page, "Reason")
        keys.type("The passenger called.")
        keys.press("Enter")
        expect(told(page)).to_contain_text("The trip is under way.")
        report(day.second_driver, day.second, ENDS[1], datetime.now(UTC))
        path = f"/company/trips/{day.second['trip_id']}"
        eventually(lambda: day.line.company.owner.get(path).body, lambda seen: seen["next_step"]["open"])
        act_by_keys(page, "End the trip", "The driver has no phone.")
        expect(told(page)).to_contain_text("Bus and driver are free.")


class TestSwap:
    def test_a_broken_bus_is_replaced_by_clicking(self, visit, day):
        here = visit(who=OWNER)
        page = on_its_day(here, day.to_swap)
        page.get_by_role("link", name="Tell a delay").click()
        page.get_by_label("Minutes late").fill("20")
        late = datetime.fromisoformat(day.to_swap["departure_at"]) + timedelta(minutes=20)
        expect(page.locator(".panel")).to_contain_text(f"{late:%H:%M}")
        here.check()
        act(page, "Tell a delay", "A tyre is flat.")
        expect(told(page)).to_contain_text("The trip is 20 minutes late.")
        page.get_by_role("link", name="Report a breakdown").click()
        act(page, "Report a breakdown", "The engine is too hot.", "What happened")
        expect(told(page)).to_contain_text("Sales have ended.")
        page.get_by_role("link", name="Incidents").click()
        expect(page.locator(".incidents")).to_contain_text("The engine is too hot.")

        page.get_by_role("link", name="Swap the bus").click()
        page.get_by_label(re.compile(day.replacement["plate"])).check()
        here.check()
        act(page, "Show who moves where", "The engine is too hot.")
        moves = page.get_by_role("table", name="Who moves where")
        expect(moves).to_contain_text(f"{LAST_SEAT} → ")
        expect(moves).to_contain_text("Aline Uwase")
        here.check()
        page.get_by_role("button", name=f"Swap to {day.replacement['plate']}").click()
        expect(told(page)).to_contain_text(f"The trip has the bus {day.replacement['plate']}.")
        page.get_by_role("link", name="Passengers").click()
        expect(page.get_by_role("cell", name="Aline Uwase")).to_be_visible()
        with page.expect_download() as csv:
            page.get_by_role("button", name="Save for a spreadsheet").click()
        assert "Aline Uwase" in csv.value.path().read_text(encoding="utf-8-sig")
        with page.expect_download() as pdf:
            page.get_by_role("button", name="Save as PDF").click()
        assert pdf.value.path().read_bytes().startswith(b"%PDF")


class TestSale:
    def test_what_is_taken_off_sale_is_put_on_again_by_one_key(self, visit, day):
        trip = day.line.plan(from_now(timedelta(hours=9)))
        here = visit(who=OWNER)
        page = on_its_day(here, trip)
        page.get_by_role("link", name="Take the trip off sale").click()
        page.get_by_role("button", name="Take the trip off sale").click()
        expect(told(page)).to_have_text("The trip is a draft again.")
        offer = page.get_by_role("region", name="Undo")
        expect(offer).to_contain_text(f"{name_of(trip)}: The trip is a draft again.")
        expect(page.locator(".headline")).to_contain_text("Draft")
        here.check()
        page.keyboard.press("u")
        page.keyboard.press("Enter")
        expect(told(page)).to_have_text("The trip is on sale.")
        expect(page.locator(".headline")).to_contain_text("On sale")
        path = f"/company/trips/{trip['trip_id']}"
        assert day.line.company.owner.get(path).body["trip"]["status"] == "PUBLISHED"


class TestIncidentsAndMessages:
    def test_an_incident_is_closed_and_the_board_forgets_it(self, visit, day):
        trip = day.line.plan(from_now(timedelta(hours=11)))
        here = visit(who=OWNER)
        page = here.open(f"board?date={trip['departure_at'][:10]}&trip={trip['trip_id']}")
        beside = page.locator(".trip-beside")
        beside.get_by_role("link", name="Report an incident").click()
        act(page, "Report an incident", "A landslide near the bridge.", "What happened")
        expect(told(page)).to_have_text("The incident is reported.")
        beside.get_by_role("link", name="Incidents").click()
        expect(beside.get_by_role("heading", name="1 open incident")).to_be_visible()
        row = page.locator("li", has=page.get_by_role("link", name=name_of(trip)))
        expect(row.get_by_text("incident").first).to_be_visible()
        here.check()
        beside.get_by_role("link", name="Close the incident").click()
        page.get_by_label("How it ended").fill("The road is open again.")
        here.check()
        beside.get_by_role("button", name="Close the incident").click()
        expect(beside.get_by_text("The incident is closed.")).to_be_visible()
        expect(beside.get_by_role("heading", name="1 closed incident")).to_be_visible()
        expect(beside.locator(".incidents").last).to_contain_text(": The road is open again.")
        expect(row.get_by_text("incident")).to_have_count(0)
        here.check()

    def test_it_is_seen_who_was_told_of_a_delay(self, visit, day, platform):
        trip = day.line.plan(from_now(timedelta(hours=13)))
        sold(platform, trip, "+250788123456")
        owner, path = day.line.company.owner, f"/company/trips/{trip['trip_id']}"
        late = owner.post(f"{path}/delay", {"minutes": 30, "reason": "A tyre is flat."})
        assert late.status == 200, late.body
        eventually(lambda: owner.get(f"{path}/messages").body["items"], lambda found: len(found) > 0)
        here = visit(who=OWNER)
        page = on_its_day(here, trip, "?view=messages")
        table = page.get_by_role("table", name="Messages")
        line = table.get_by_role("row").filter(has_text="SMS")
        expect(line).to_contain_text("New times · to passengers")
        expect(line).to_contain_text("1 sent")
        line.get_by_text("1 recipient").click()
        expect(line).to_contain_text("+250***456 · booking ")
        expect(table).not_to_contain_text("788123456")
        here.check()


class TestCancellation:
    def test_it_says_first_what_it_does_by_clicking(self, visit, day):
        here = visit(who=OWNER)
        page = on_its_day(here, day.to_cancel)
        page.get_by_role("link", name="Cancel the trip").click()
        facts = page.locator(".panel .facts")
        expect(facts).to_contain_text(re.compile(r"Passengers told\s*1\s*Goes back\s*RWF\s800"))
        here.check()
        here.refusals.add(422)
        act(page, "Cancel the trip", "")
        expect(page.get_by_role("alert")).to_be_focused()
        act(page, "Cancel the trip", "The road is closed after heavy rain.")
        expect(told(page)).to_contain_text("The trip is cancelled.")
        expect(page.get_by_text("Cancelled: The road is closed after heavy rain.")).to_be_visible()
        expect(page.get_by_role("link", name="Cancel the trip")).to_have_count(0)
        here.check()

    def test_a_swap_and_the_cancellation_after_it_by_keyboard_alone(self, visit, day):
        page = on_its_day(visit(who=OWNER), day.to_cancel_by_keys)
        keys = page.keyboard
        expect(page.get_by_role("link", name="Swap the bus")).to_be_visible()
        tab_to(page, "Swap the bus")
        keys.press("Enter")
        bus = page.get_by_label(re.compile(day.replacement["plate"]))
        expect(bus).to_be_visible()
        for _ in range(80):
            keys.press("Tab")
            if page.evaluate("document.activeElement.type") == "radio":
                break
        while not bus.is_checked():
            keys.press("ArrowDown")
        tab_to(page, "Reason")
        keys.type("The engine does not start.")
        keys.press("Enter")
        swap = page.get_by_role("button", name=f"Swap to {day.replacement['plate']}")
        expect(swap).to_be_visible()
        tab_to(page, f"Swap to {day.replacement['plate']}")
        keys.press("Enter")
        expect(told(page)).to_contain_text(f"The trip has the bus {day.replacement['plate']}.")
        tab_to(page, "Cancel the trip")
        keys.press("Enter")
        expect(page.locator(".panel .facts")).to_contain_text("RWF")
        tab_to(page, "Reason")
        keys.type("There is no fuel in town.")
        keys.press("Enter")
        expect(told(page)).to_contain_text("The trip is cancelled.")


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [("phone", "dark", "fr"), ("phone", "light", "rw"), ("desk", "dark", "sw")],
)
def test_every_part_and_action_can_be_used_by_everyone(visit, day, size, scheme, language):
    here = visit(size, scheme, who=OWNER, locale=language)
    here.context.add_init_script(f"localStorage.setItem('tms.language', '{language}')")
    for part in ("", "?view=seats&seat=1A", "?view=passengers", "?view=incidents", "?view=messages"):
        on_its_day(here, day.to_swap, part)
        here.check()
    for action in ("delay", "swap_bus", "report", "break_down", "board", "cancel"):
        page = on_its_day(here, day.to_swap, f"?do={action}")
        expect(page.locator(".panel")).to_be_visible()
        here.check()


def test_an_agent_sees_the_trip_and_no_action(visit, platform):
    page = visit(who="agent").open(f"trips/{platform.trip.trip_id}")
    expect(page.get_by_role("heading", name="Stops")).to_be_visible()
    expect(page.locator(".trip-actions")).to_have_count(0)
