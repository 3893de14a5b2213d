"""The console around its views: the rail, a phone's bar, search, keyboard shortcuts."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser.conftest import tab_to, wait_for_worker


def test_the_rail_has_parts_and_its_ground_reaches_the_end_of_a_long_page(visit):
    page = visit(who="owner").open("board")
    expect(page.locator("a.when").first).to_be_visible()
    rail = page.get_by_role("navigation", name="Main navigation")
    assert rail.get_by_role("heading").all_inner_texts()[:1] == ["Today"]
    expect(rail.get_by_role("link", name="Trips")).to_have_attribute("aria-current", "page")
    expect(page.locator(".phone-bar")).to_be_hidden()
    assert page.evaluate("document.querySelector('.rail').offsetHeight >= document.body.scrollHeight - 1")
    page.mouse.wheel(0, 10_000)
    expect(rail.get_by_role("link", name="Trips")).to_be_in_viewport()


def test_a_phone_has_a_bar_and_the_rest_behind_more(visit):
    here = visit("phone", "dark", who="owner")
    page = here.open("board")
    bar = page.get_by_role("navigation", name="Main navigation")
    expect(bar.get_by_role("listitem")).to_have_count(5)
    expect(bar.get_by_role("link", name="Rules")).to_have_count(0)
    more = bar.get_by_role("button", name="More")
    more.click()
    here.check()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    more.click()
    page.get_by_role("dialog").get_by_role("link", name="Rules").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rules")
    expect(page.get_by_role("dialog")).to_have_count(0)


class TestSearch:
    def test_by_keyboard_alone(self, visit):
        here = visit(who="owner")
        page = here.open("board")
        departure = page.locator("a.when").first.inner_text()
        page.keyboard.press("/")
        box = page.get_by_role("combobox", name="Search")
        expect(box).to_be_focused()
        expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
        page.keyboard.type(departure)
        expect(page.get_by_role("group", name="Today's trips")).to_be_visible()
        here.check()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("dialog").get_by_role("option").first).to_have_attribute(
            "aria-selected", "true"
        )
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(departure)
        expect(page.get_by_role("dialog")).to_have_count(0)

    @pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desk", "dark")])
    def test_words_of_every_kind_lead_somewhere(self, visit, size, scheme):
        here = visit(size, scheme, who="owner")
        page = here.open("policy")
        page.get_by_role("button", name="Search").click()
        box = page.get_by_role("combobox", name="Search")
        box.fill("nothing is called so")
        expect(page.get_by_text("Nothing fits “nothing is called so”.")).to_be_visible()
        here.check()
        box.fill("BRANCH")
        expect(page.get_by_role("group", name="Pages")).to_be_visible()
        here.check()
        page.get_by_role("option", name=re.compile("^Branches")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Branches")

    def test_an_agent_finds_no_page_that_is_not_the_agents(self, visit):
        page = visit(who="agent").open("board")
        page.keyboard.press("/")
        expect(page.get_by_role("combobox", name="Search")).to_be_focused()
        expect(page.get_by_role("option", name=re.compile("^Trips"))).to_be_visible()
        page.keyboard.type("staff")
        expect(page.get_by_text("Nothing fits “staff”.")).to_be_visible()


class TestShortcuts:
    def test_they_go_to_views_walk_through_rows_and_add(self, visit):
        page = visit(who="owner").open("board")
        expect(page.locator("a.when").first).to_be_visible()
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator("a.when").nth(1)).to_be_focused()
        page.keyboard.press("k")
        expect(page.locator("a.when").first).to_be_focused()
        page.keyboard.press("g")
        page.keyboard.press("o")
        expect(page.get_by_role("heading", level=1)).to_have_text("Branches")
        page.keyboard.press("n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Add a branch")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        tab_to(page.get_by_label("Branch"), most=2)
        page.keyboard.type("g u/?")
        expect(page.get_by_label("Branch")).to_have_value("g u/?")

    def test_the_help_tells_them_and_turns_them_off(self, visit):
        here = visit("desk", "dark", who="owner")
        page = here.open("policy")
        page.keyboard.press("?")
        shortcuts = page.get_by_role("dialog", name="Keyboard shortcuts")
        expect(shortcuts).to_contain_text("Go to Branches")
        here.check()
        shortcuts.get_by_label("Use shortcuts on this device").click()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.get_by_role("button", name="Keyboard shortcuts").click()
        page.get_by_label("Use shortcuts on this device").check()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.get_by_role("combobox", name="Search")).to_be_focused()


class TestTyping:
    """Letters that are typed into a field as soon as a view comes are letters, and no shortcuts."""

    GO = """([way, heading]) => new Promise((done) => {
        const seen = new MutationObserver(() => {
            const title = document.querySelector("#content h1, #content .selected h2");
            const field = document.querySelector("#content form input, #content form select");
            if (!field || !title.textContent.startsWith(heading)) return;
            seen.disconnect();
            field.focus();
            setTimeout(() => done(document.activeElement === field), 500);
        });
        seen.observe(document.querySelector("#content"), { childList: true, subtree: true });
        document.querySelector(`#content a[href*="${way}"]`).click();
    })"""
    """Follow a link, focus the form's first field the moment it is there; tell whether it keeps the focus."""

    @pytest.mark.parametrize(
        ("view", "way", "heading"),
        [
            ("branches", "view=add", "Add a branch"),
            ("planner", "view=new", "Plan a trip"),
            ("timetables", "view=add", "Enter a timetable"),
            ("routes", "routes/new", "Make a route"),
            ("stations", "view=add", "Add a station"),
            ("buses", "buses/new", "Add a bus"),
            ("policy", "change", "Change the rules"),
        ],
    )
    def test_the_focus_stays_where_somebody_puts_it(self, visit, view, way, heading):
        page = visit(who="owner").open(view)
        expect(page.locator(f'#content a[href*="{way}"]').first).to_be_visible()
        assert page.evaluate(self.GO, [way, heading])
        page.keyboard.type("gb/?")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.get_by_role("dialog")).to_have_count(0)


class TestFirstSteps:
    NOTHING = json.dumps({"items": [], "next_cursor": None})
    """What the API answers a company that has nothing yet."""

    def test_an_owner_without_a_trip_on_sale_starts_with_them(self, visit):
        here = visit("phone", who="owner")
        for thing in ("trips", "timetables", "drivers"):
            here.page.route(
                re.compile(rf"/company/{thing}\?"),
                lambda route: route.fulfill(body=self.NOTHING, content_type="application/json"),
            )
        page = here.open()
        expect(page).to_have_url(re.compile("/app/console/start$"))
        expect(page.get_by_role("heading", level=1)).to_have_text("First steps")
        steps = page.get_by_role("listitem").filter(has=page.locator(".tag"))
        expect(steps).to_have_count(8)
        expect(steps.filter(has_text="Make a route with fares")).to_contain_text("Done")
        expect(steps.filter(has_text="Add a driver")).to_contain_text("Open")
        expect(steps.filter(has_text="Put a trip on sale")).to_contain_text("Open")
        here.check()
        steps.get_by_role("link", name="Set the rules").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Change the rules")

    def test_who_sells_trips_starts_with_the_day_and_finds_all_steps_done(self, visit):
        here = visit("desk", "dark", who="owner")
        page = here.open()
        expect(page.get_by_role("heading", level=1)).to_have_text("Today's trips")
        here.open("start")
        expect(page.get_by_role("listitem").filter(has_text="Put a trip on sale")).to_contain_text("Done")
        here.check()


class TestInstalling:
    def test_the_icons_are_there_in_the_sizes_that_the_manifest_tells(self, visit):
        here = visit(who="owner")
        page = here.open("policy")
        manifest = page.request.get(here.root + "app.webmanifest").json()
        pictures = [each for each in manifest["icons"] if each["type"] == "image/png"]
        assert {each["purpose"] for each in pictures} == {"any", "maskable"}
        for each in pictures:
            answer = page.request.get(here.root + each["src"])
            assert answer.headers["content-type"] == "image/png"
            png = answer.body()
            width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
            assert f"{width}x{height}" == each["sizes"]

    def test_offline_it_starts_with_the_views_that_the_account_had(self, visit):
        here = visit(who="agent")
        page = here.open("policy")
        wait_for_worker(page)
        kept = page.evaluate("JSON.parse(localStorage.getItem('tms.account'))")
        assert sorted(kept) == ["account_id", "company", "full_name", "permissions"]
        here.go_offline()
        page.goto(here.root + "branches")
        expect(page.get_by_text("You are offline. What you see may be old.")).to_be_visible()
        expect(page.get_by_role("link", name="Rules")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Branches")


def test_on_paper_there_is_the_page_alone(visit):
    page = visit("desk", "dark", who="owner").open("policy")
    expect(page.get_by_role("heading", name="Cancellations")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("link", name="Change the rules")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


A4_PX = 703
"""The width of a sheet without its margins: below the width of a phone's layout."""


@pytest.mark.parametrize("view", ["board", "planner", "trips/{trip}?view=passengers"])
def test_on_a_sheet_of_paper_nothing_of_a_phones_layout_is_printed(visit, platform, view):
    here = visit("desk", "dark", who="owner")
    page = here.open(view.format(trip=platform.trip.trip_id))
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_PX, "height": 1000})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for name in (".phone-bar", ".rail", ".top", ".days", ".gauge", "button", "select", "input"):
        expect(page.locator(name).filter(visible=True)).to_have_count(0)
    cells = page.locator("table td, .trips > li").filter(visible=True)
    for display in cells.evaluate_all("all => all.map(each => getComputedStyle(each).display)"):
        assert display in {"table-cell", "grid"}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.pdf(format="A4").startswith(b"%PDF")
