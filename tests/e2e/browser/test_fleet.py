"""The fleet in a browser: a bus drawn by clicking and by keyboard, off the road over trips; drivers."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.conftest import tab_to

SCHEMES = ("light", "dark")


def plate() -> str:
    """Return a number plate that no other bus has."""
    return f"RZT {int(uuid4()) % 10**6:06d} T"


def with_trips(page: Page):
    """Return the last row of a list of buses or drivers that has a trip to come."""
    return page.get_by_role("row").filter(has=page.locator("a[href*='trips/']")).last


class TestABus:
    def test_is_drawn_by_clicking_then_changed_retired_and_deleted(self, visit):
        here = visit(who="owner")
        page = here.open("buses")
        page.get_by_role("link", name="Add a bus").click()
        own = plate()
        page.get_by_label("Plate").fill(own)
        page.get_by_label("Wi-Fi").check()
        page.get_by_label("Begin with").select_option("empty")
        expect(page.get_by_text("0 seats", exact=True)).to_be_visible()
        here.refusals.add(422)
        page.get_by_role("button", name="Add a bus").click()
        expect(page.get_by_role("alert")).to_contain_text("Give a layout of 1 to 90 seats")
        here.check()
        page.get_by_role("gridcell", name="Row 2, place 1: Aisle").click()
        page.get_by_role("gridcell", name="Row 2, place 2: Aisle").click()
        expect(page.get_by_text("2 seats", exact=True)).to_be_visible()
        page.get_by_label("Label").fill("1?")
        page.get_by_label("Label").press("Enter")
        page.get_by_role("button", name="Add a bus").click()
        page.get_by_role("alert").get_by_role("link", name=re.compile("1 to 4 capital letters")).click()
        wrong = page.get_by_role("gridcell", name="Row 2, place 2: Seat 1?")
        expect(wrong).to_be_focused()
        here.check()
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Add a row behind").click()
        expect(page.get_by_role("gridcell", name="Row 3, place 2: Seat 2B")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Redo").click()
        page.get_by_role("button", name="Add a bus").click()
        expect(page.get_by_text("The bus is on record.")).to_be_visible()
        expect(page.get_by_role("img", name="4 seats in 9 rows, the front at the top")).to_be_visible()
        here.check()
        page.get_by_role("link", name="Change the bus").click()
        page.get_by_label("Class", exact=True).fill("vip")
        page.get_by_role("radio", name=re.compile("Blocked")).check()
        page.get_by_role("gridcell", name="Row 3, place 2: Seat 2B").click()
        page.get_by_role("button", name="Save the bus").click()
        expect(page.get_by_text("The bus is saved.")).to_be_visible()
        expect(page.get_by_role("img", name=re.compile("^3 seats"))).to_be_visible()
        page.get_by_role("button", name="Retire the bus").click()
        page.get_by_role("dialog").get_by_role("button", name="Retire the bus").click()
        expect(page.get_by_text("The bus is retired.")).to_be_visible()
        page.get_by_role("button", name="Delete the bus").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete the bus").click()
        expect(page.get_by_text("The bus is deleted.")).to_be_visible()
        page.get_by_label("Plate").fill(own)
        expect(page.get_by_text("No bus is like that.")).to_be_visible()
        expect(page).to_have_url(re.compile(r"buses\?plate="))

    def test_is_drawn_by_keyboard_alone(self, visit):
        here = visit(who="owner")
        page = here.open("buses/new")
        keys = page.keyboard
        expect(page.get_by_label("Plate")).to_be_visible()
        tab_to(page.get_by_label("Plate"))
        keys.type(plate())
        self._walk_to(page, "main select", keys)
        keys.press("ArrowUp")
        expect(page.get_by_text("18 seats", exact=True)).to_be_visible()
        self._walk_to(page, "[role=gridcell]", keys)
        for key in ("ArrowDown", "ArrowRight", "5"):
            keys.press(key)
        expect(page.get_by_role("gridcell", name="Row 2, place 2: Blocked 2B")).to_be_focused()
        expect(page.get_by_text("17 seats", exact=True)).to_be_visible()
        keys.press("Control+z")
        expect(page.get_by_text("18 seats", exact=True)).to_be_visible()
        keys.press("Control+Shift+z")
        expect(page.get_by_text("17 seats", exact=True)).to_be_visible()
        self._walk_to(page, "button.main", keys)
        keys.press("Enter")
        expect(page.get_by_text("The bus is on record.")).to_be_visible()
        expect(page.get_by_role("img", name=re.compile("^17 seats"))).to_be_visible()
        tab_to(page.get_by_role("button", name="Delete the bus"))
        keys.press("Enter")
        question = page.get_by_role("dialog")
        expect(question.get_by_role("heading")).to_be_focused()
        keys.press("Enter")
        tab_to(question.get_by_role("button", name="Delete the bus"), most=1)
        keys.press("Enter")
        expect(page.get_by_text("The bus is deleted.")).to_be_visible()

    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_has_seats_of_another_class_given_by_clicks_and_by_keys(self, visit, scheme):
        here = visit(who="owner", scheme=scheme)
        page = here.open("buses/new")
        own, keys = plate(), page.keyboard
        page.get_by_label("Plate").fill(own)
        page.get_by_label("Begin with").select_option("coach_vip_front")
        page.get_by_role("radio", name="VIP seat").check()
        page.get_by_role("gridcell", name="Row 3, place 1: Seat 2A").click()
        keys.press("5")
        keys.press("6")
        expect(page.get_by_role("gridcell", name="Row 3, place 1: Seat 2A, VIP")).to_be_focused()
        page.get_by_role("radio", name="Seat 1", exact=True).check()
        page.get_by_role("gridcell", name="Row 2, place 1: Seat 1A, VIP").click()
        front = page.get_by_role("gridcell", name="Row 2, place 1: Seat 1A", exact=True)
        expect(front).to_be_focused()
        keys.press("6")
        expect(page.get_by_role("gridcell", name="Row 2, place 1: Seat 1A, VIP")).to_be_focused()
        keys.press("Control+z")
        expect(front).to_be_focused()
        keys.press("ArrowRight")
        page.get_by_label("Class of the seat").select_option("As the bus: Standard")
        expect(page.get_by_role("gridcell", name="Row 2, place 2: Seat 1B", exact=True)).to_be_visible()
        page.get_by_label("Class of the seat").select_option("Another class …")
        name = page.get_by_label("Name of the class")
        name.fill("2nd!")
        name.press("Enter")
        expect(page.get_by_text("Give the class in small letters")).to_be_visible()
        here.check()
        name.fill("Business")
        name.press("Enter")
        expect(page.get_by_role("gridcell", name="Row 2, place 2: Seat 1B, business")).to_be_visible()
        expect(page.get_by_role("radio", name="business seat")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Add a bus").click()
        drawn = "50 seats in 14 rows, the front at the top; business: 1; VIP: 3"
        expect(page.get_by_role("img", name=drawn)).to_be_visible()
        here.check()
        page.get_by_role("link", name="Change the bus").click()
        page.get_by_label("Wi-Fi").check()
        page.get_by_role("button", name="Save the bus").click()
        expect(page.get_by_text("The bus is saved.")).to_be_visible()
        expect(page.get_by_role("img", name=drawn)).to_be_visible()
        page.get_by_role("button", name="Delete the bus").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete the bus").click()
        expect(page.get_by_text("The bus is deleted.")).to_be_visible()

    def _walk_to(self, page: Page, selector: str, keys) -> None:
        """Press Tab until what is wanted has the focus."""
        for _ in range(25):
            if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            keys.press("Tab")
        pytest.fail(f"{selector} cannot be reached by Tab")

    def test_goes_off_the_road_over_its_trips_only_when_they_are_accepted(self, visit):
        here = visit(who="owner")
        page = here.open("buses")
        with_trips(page).get_by_role("rowheader").get_by_role("link").click()
        page.get_by_role("link", name="Take it off the road").click()
        page.get_by_label("Reason").fill("New brakes")
        here.refusals.add(409)
        page.get_by_role("button", name="Enter the outage").click()
        expect(page.get_by_role("alert")).to_contain_text("Trips stand against this.")
        expect(page.get_by_text(re.compile(r"\d+ trips? (is|are) planned then"))).to_be_visible()
        here.check()
        page.get_by_label("Do it all the same").check()
        page.get_by_role("button", name="Enter the outage").click()
        expect(page.get_by_text("The outage is entered.")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("New brakes"))).to_contain_text("Now")
        here.check()
        page.get_by_role("button", name=re.compile("^End it now:")).click()
        page.get_by_role("dialog", name=re.compile("back on the road")).get_by_role(
            "button", name="End it now"
        ).click()
        row = page.get_by_role("row", name=re.compile("New brakes"))
        expect(page.get_by_role("button", name=re.compile("^End it now:"))).to_have_count(0)
        if row.count():  # an outage of less than a minute leaves no record
            row.get_by_role("button", name="Delete").click()
            page.get_by_role("dialog").get_by_role("button", name="Delete the outage").click()
        expect(page.get_by_text("Nothing keeps it off the road.")).to_be_visible()


def test_a_driver_has_a_licence_is_suspended_reinstated_and_away(visit):
    here = visit(who="owner")
    page = here.open("drivers")
    here.check()
    with_trips(page).get_by_role("rowheader").get_by_role("link").click()
    page.get_by_role("link", name="Change the licence").click()
    here.refusals |= {409, 422}
    number = page.get_by_label("Licence number")
    former = number.input_value()
    number.fill("?")
    page.get_by_role("button", name="Save the licence").click()
    expect(page.get_by_role("alert")).to_be_focused()
    here.check()
    number.fill(former)
    page.get_by_role("button", name="Save the licence").click()
    expect(page.get_by_text("The licence is saved.")).to_be_visible()
    page.get_by_role("link", name="Suspend the driver").click()
    page.get_by_label("Reason").fill("Two complaints are looked into")
    page.get_by_role("button", name="Suspend the driver").click()
    page.get_by_label("Do it all the same").check()
    here.check()
    page.get_by_role("button", name="Suspend the driver").click()
    expect(page.get_by_text("given no trips: Two complaints")).to_be_visible()
    here.check()
    page.get_by_role("button", name="Lift the suspension").click()
    page.get_by_role("dialog").get_by_role("button", name="Lift the suspension").click()
    expect(page.get_by_text("The suspension is lifted.")).to_be_visible()
    page.get_by_role("link", name="Enter an absence").click()
    page.get_by_label("From").fill("2031-05-01T08:00")
    page.get_by_label("Until").fill("2031-05-03T18:00")
    page.get_by_label("Reason").fill("Annual leave")
    page.get_by_role("button", name="Enter the absence").click()
    expect(page.get_by_role("row", name=re.compile("Annual leave"))).to_contain_text("To come")
    page.get_by_role("button", name="Delete the absence").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the absence").click()
    expect(page.get_by_text("No absences are entered.")).to_be_visible()
    expect(page.locator(".notice.good")).to_have_text("The absence is deleted.")
    here.check()
    offer = page.get_by_role("region", name="Undo")
    offer.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("row", name=re.compile("Annual leave"))).to_contain_text("To come")
    expect(page.locator(".notice.good")).to_have_text("The absence is entered.")
    offer.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Delete the absence").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the absence").click()
    expect(page.get_by_text("No absences are entered.")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_view_of_the_fleet_can_be_used_by_everyone(visit, size, scheme):
    here = visit(size, scheme, who="owner", locale="fr")
    here.context.add_init_script("localStorage.setItem('tms.language', 'fr')")
    for view in ("buses", "buses?state=RETIRED", "buses/new", "drivers", "drivers?filter=expired"):
        here.open(view)
        here.check()
