"""Every page of the console in every state, language, scheme and size: axe finds nothing, no text is cut."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from infra import web
from tests.e2e.conftest import Platform
from tests.support.e2e_long_names import REASON, SEAT, LongNames, long_names
from tests.support.sweep import Sweep

OWNER = "owner of long names"
CONSOLE = web.UI / "apps" / "console"
VIEWS = re.findall(r'\bpath: "([^"]+)"', (CONSOLE / "views.tsx").read_text())

MORE = {
    "board": ("?date={date}", "?date={date}&trip={trip}", "?q=no+such+bus", "?date=2031-05-01"),
    "trips/:id": (f"?view=seats&seat={SEAT}", "?view=passengers", "?view=incidents", "?view=messages"),
    "planner": (
        *("?date={date}", "?date={date}&as=table", "?date={date}&by=driver", "?date={date}&trip={trip}"),
        *("?date={date}&view=new", "?date={date}&view=copy", "?date={date}&view=edit&trip={draft}"),
    ),
    "timetables": ("?view=add", "?view=add&like={timetable}"),
    "timetables/:id": ("?view=change", "?view=notEnded"),
    "routes": ("?state=RETIRED",),
    "routes/new": ("?back={route}",),
    "routes/:id": ("?view=change", "?view=prices"),
    "stations": ("?view=add", "?q=kituo"),
    "buses": ("?state=RETIRED",),
    "buses/:id": ("?view=change", "?view=outage"),
    "drivers": ("?filter=expired",),
    "drivers/:id": ("?view=licence", "?view=suspend", "?view=absence"),
    "company": ("?view=change", "?view=logo"),
    "policy": ("?view=change",),
    "branches": ("?view=add", "?branch={branch}"),
    "promo-codes": ("?view=add", "?code={promo}"),
    "staff": ("?view=add",),
    "staff/:id": ("?view=change",),
    "roles": ("?view=add",),
    "roles/:id": ("?view=change",),
    "audit": ("?action=trip.never_done",),
}
"""What else the address of a view can say."""

TOLD = {"saved", "deleted", "invited", "removed"}
"""What an address says of what was done: a line above the page."""


def test_nothing_that_an_address_can_say_is_forgotten():
    swept = {
        (path.partition("/")[0].removesuffix("s"), view)
        for path, all_more in MORE.items()
        for more in all_more
        for view in re.findall(r"[?&]view=(\w+)", more)
    }
    pages = CONSOLE / "pages"
    known = {
        (code.relative_to(pages).parts[0].removesuffix(".tsx").removesuffix("s"), view)
        for code in pages.rglob("*.tsx")
        for view in re.findall(r'\bview === "(\w+)"', code.read_text())
        if view not in TOLD
    }
    assert len(known) > 20
    assert known <= swept


@pytest.fixture(scope="module")
def names(platform: Platform) -> Iterator[LongNames]:
    made = long_names(platform)
    platform.people[OWNER] = made.owner
    yield made
    del platform.people[OWNER]


@pytest.fixture
def sweep(visit, names, axe) -> Sweep:
    here = visit(who=OWNER)
    made = Sweep(here.page, axe, here.faults, here.refusals)
    made.start(here.root)
    return made


def ids_of(names: LongNames) -> dict[str, str]:
    """Return what stands in the place of each view's parameter."""
    return {
        "trips/:id": names.trip["trip_id"],
        "timetables/:id": names.timetable_id,
        "routes/:id": names.route_id,
        "stations/:id": names.station_id,
        "buses/:id": names.bus_id,
        "drivers/:id": names.driver_id,
        "staff/:id": names.driver_id,
        "roles/:id": names.role,
        "import/:what": "routes",
    }


def address(path: str, names: LongNames) -> str:
    return path if ":" not in path else f"{path.partition('/')[0]}/{ids_of(names)[path]}"


def test_every_page_with_its_dialogs_and_its_form(sweep, names):
    said = {
        "date": names.trip["service_date"],
        "trip": names.trip["trip_id"],
        "draft": names.draft["trip_id"],
        "route": names.route_id,
        "timetable": names.timetable_id,
        "branch": names.branch_id,
        "promo": names.promo_code_id,
    }
    for path in VIEWS:
        for more in ("", *MORE.get(path, ())):
            sweep.everything(address(path, names) + more.format(**said))


def test_every_action_of_a_trip(sweep, names):
    for trip in (names.trip, names.draft):
        view = f"trips/{trip['trip_id']}"
        sweep.go(view)
        offered = sweep.page.locator(".trip-actions a").evaluate_all("all => all.map(({ href }) => href)")
        assert offered
        for link in offered:
            sweep.everything(f"{view}?{link.partition('?')[2]}")


@pytest.mark.parametrize("mode", ["held", "empty", "broken", "forbidden"])
def test_every_page_without_its_answers(sweep, names, mode):
    for path in VIEWS:
        view = address(path, names)
        sweep.go(view, mode)
        sweep.look(f"{view}, {mode}")


def test_what_is_not_there(sweep, names):
    sweep.refusals.add(404)
    sweep.go("nowhere/at/all")
    sweep.look("no such page")
    for path in VIEWS:
        if path.endswith("/:id"):
            view = path.replace(":id", "xyz_01KB3V7A5M8N2B4V6C9X1Z3Q7W")
            sweep.go(view)
            sweep.look(f"{view}, not there")


def test_who_moves_where_in_another_bus(sweep, names):
    sweep.go(f"trips/{names.trip['trip_id']}?do=swap_bus")
    panel = sweep.page.locator(".panel")
    panel.locator("input[maxlength='500']").fill(REASON)
    panel.locator("button.main").click()
    expect(panel.locator("table")).to_contain_text(f"{SEAT} → 9")
    sweep.settle()
    sweep.look("preview of a swap")


def test_what_stands_around_the_pages(sweep):
    page = sweep.page
    sweep.go("policy")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    sweep.look("shortcuts")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("combobox").fill("gare")
    sweep.settle()
    sweep.look("search")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".phone-bar > ul button").click()
    sweep.look("more", sizes=["phone"])


def test_signing_in(visit, staff, axe):
    here = visit()
    sweep = Sweep(here.page, axe, here.faults, here.refusals)
    sweep.start(here.root)
    sweep.look("sign-in")
    sweep.refusals |= {401, 403, 422}
    sweep.refuse("sign-in")
    clerk = staff("finance")
    page = here.page
    page.locator("input[autocomplete=username]").fill(clerk["identifier"])
    page.locator("input[autocomplete=current-password]").fill(clerk["password"])
    page.locator("button.main").click()
    expect(page.locator("input[autocomplete=one-time-code]")).to_be_visible()
    sweep.look("sign-in, the code")
    sweep.refuse("sign-in, the code")
