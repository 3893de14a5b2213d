"""Routes, stations and files in the console: from an empty form to a route that trips can be made of."""

import re

from playwright.sync_api import expect

from tests.e2e.browser.conftest import tab_to

MATRIX = "3500\t6000\n\t2500"
"""The fares of three stops, as a spreadsheet copies them."""

PASTE = """(input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def choose(page, label: str, typed: str) -> None:
    """Choose from a combobox by typing a part of the name."""
    box = page.get_by_role("combobox", name=label)
    box.fill(typed)
    box.press("Enter")
    expect(box).not_to_have_value("")


class TestRoutes:
    def test_a_route_is_made_priced_changed_and_deleted_by_clicking(self, visit):
        here = visit(who="owner")
        page = here.open("routes")
        page.get_by_role("link", name="Make a route").click()
        page.get_by_label("Name", exact=True).fill("Browser line")
        page.get_by_role("button", name="Add a stop").click()
        for number, name in ((1, "nyabug"), (2, "ruhengeri"), (3, "gisenyi")):
            choose(page, f"Stop {number}", name)
        travel = page.get_by_label("Minutes of travel")
        travel.nth(0).fill("120")
        travel.nth(1).fill("90")
        page.get_by_label("Kilometres").nth(0).fill("93")
        page.get_by_label("Kilometres").nth(1).fill("62,5")
        here.check()
        page.get_by_role("button", name="Make a route").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Prices of Browser line")
        first = page.get_by_label("Kigali-Nyabugogo to Musanze, in RWF")
        first.evaluate(PASTE, MATRIX)
        expect(page.get_by_label("Musanze to Rubavu, in RWF")).to_have_value("2500")
        page.get_by_text("Fill the fares by distance").click()
        page.get_by_label("Multiple of").fill("1000")
        page.get_by_role("button", name="Round all fares").click()
        expect(first).to_have_value("4000")
        first.fill("9000")
        page.get_by_role("button", name="Add a category").click()
        page.get_by_label("Category").fill("child")
        page.get_by_label("Percent of the fare").fill("50")
        here.check()
        page.get_by_role("button", name="Save the prices").click()

        expect(page.get_by_text("The route is saved as version 2.")).to_be_visible()
        expect(page.get_by_text("Kigali-Nyabugogo to Rubavu costs 6000")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Delete").click()
        page.get_by_role("button", name="Delete Browser line").click()
        expect(page.get_by_text("The route is deleted.")).to_be_visible()

    def test_the_matrix_is_filled_by_keyboard_and_a_way_back_has_the_fares(self, visit):
        here = visit(who="owner")
        page = here.open("routes")
        tab_to(page.get_by_role("link", name="Karongi - Rusizi"))
        page.keyboard.press("Enter")
        tab_to(page.get_by_role("link", name="Change the prices"), most=8)
        page.keyboard.press("Enter")
        tab_to(page.get_by_label("Karongi to Rusizi, in RWF"), most=12)
        page.keyboard.press("ArrowDown")
        focused = page.locator(":focus")
        assert "to Rusizi" in str(focused.get_attribute("aria-label"))
        assert "Karongi" not in str(focused.get_attribute("aria-label"))
        tab_to(page.get_by_role("link", name="Cancel"))
        page.keyboard.press("Enter")
        tab_to(page.get_by_role("link", name="Make the way back"), most=8)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Name", exact=True)).to_have_value("Rusizi - Karongi")
        expect(page.get_by_role("combobox", name="Stop 1")).to_have_value("Rusizi")
        here.check()

    def test_the_order_of_stops_changes_by_dragging_and_by_keys_and_is_told(self, visit):
        here = visit(who="owner")
        page = here.open("routes/new")
        page.get_by_role("button", name="Add a stop").click()
        names = ("Kigali-Nyabugogo", "Musanze", "Rubavu")
        for number, name in enumerate(names, 1):
            choose(page, f"Stop {number}", name)
        told = page.get_by_role("status")
        items = page.locator(".stop-list > li")

        def order() -> list[str]:
            return [
                page.get_by_role("combobox", name=f"Stop {number}").input_value()
                for number in range(1, items.count() + 1)
            ]

        def hold_and_move(place: int, to: int) -> None:
            grips = [items.nth(each).locator(".grip").bounding_box() for each in (place, to)]
            assert grips[0] is not None
            assert grips[1] is not None
            page.mouse.move(grips[0]["x"] + 20, grips[0]["y"] + 20)
            page.mouse.down()
            page.mouse.move(grips[1]["x"] + 20, grips[1]["y"] + (60 if to > place else -30), steps=8)

        hold_and_move(2, 0)
        here.check()
        page.mouse.up()
        assert order() == ["Rubavu", "Kigali-Nyabugogo", "Musanze"]
        expect(told.filter(has_text="Rubavu is now stop 1 of 3")).to_have_count(1)
        hold_and_move(0, 2)
        assert order()[2] == "Rubavu"
        page.keyboard.press("Escape")
        page.mouse.up()
        assert order() == ["Rubavu", "Kigali-Nyabugogo", "Musanze"]

        page.get_by_label("Name", exact=True).click()
        tab_to(page.get_by_role("button", name="Move stop 1 down"))
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert order() == ["Kigali-Nyabugogo", "Musanze", "Rubavu"]
        expect(page.get_by_role("button", name="Move stop 3 down")).to_be_focused()
        expect(told.filter(has_text="Rubavu is now stop 3 of 3")).to_have_count(1)
        tab_to(page.get_by_role("button", name="Remove stop 2"), "Shift+Tab")
        page.keyboard.press("Enter")
        assert order() == ["Kigali-Nyabugogo", "Rubavu"]
        expect(page.get_by_role("button", name="Move stop 2 up")).to_be_focused()

    def test_what_trips_use_stays_and_says_why(self, visit):
        here = visit("phone", "dark", who="owner")
        here.refusals.add(409)
        page = here.open("routes")
        page.get_by_role("link", name="Karongi - Rusizi").click()
        page.get_by_role("button", name="Delete").click()
        page.get_by_role("button", name="Delete Karongi - Rusizi").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("alert")).to_be_visible()
        expect(dialog.get_by_role("listitem").first).to_contain_text("Karongi - Rusizi")
        here.check()


class TestStations:
    def test_an_own_station_is_added_found_by_a_misspelt_name_and_deleted(self, visit):
        here = visit(who="owner")
        page = here.open("stations?view=add")
        page.get_by_label("Name", exact=True).fill("Browser depot")
        page.get_by_label("District").fill("Musanze")
        page.get_by_label("Latitude").fill("-1.4999")
        page.get_by_label("Longitude").fill("29.6351")
        expect(page.get_by_text("Do not enter the same station twice.")).to_be_visible()
        page.get_by_label("Time zone").fill("Africa/Kigali")
        here.check()
        page.get_by_role("button", name="Add a station").click()
        expect(page.get_by_text("The station is saved.")).to_be_visible()
        page.get_by_label("Search by name").fill("brauser depo")
        page.get_by_label("Search by name").press("Enter")
        page.get_by_role("button", name="Delete Browser depot").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete Browser depot").click()
        expect(page.get_by_role("button", name="Delete Browser depot")).to_have_count(0)

    def test_the_pin_is_put_by_a_click_moved_by_arrows_and_follows_what_is_typed(self, visit):
        here = visit(who="owner")
        page = here.open("stations?view=add")
        map_ = page.get_by_role("application")
        box = map_.bounding_box()
        assert box is not None
        map_.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
        latitude, longitude = page.get_by_label("Latitude"), page.get_by_label("Longitude")
        before = [float(each.input_value()) for each in (latitude, longitude)]
        assert -3 < before[0] < -1
        assert 28 < before[1] < 31
        tab_to(latitude)
        tab_to(map_, "Shift+Tab", most=6)
        page.keyboard.press("+")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Shift+ArrowRight")
        north, east = (float(each.input_value()) for each in (latitude, longitude))
        assert 0 < north - before[0] < east - before[1]
        expect(
            page.get_by_role("status").filter(has_text=re.compile(rf"The pin is at {north}"))
        ).to_have_count(1)
        here.check()
        latitude.fill("-1.4999")
        longitude.fill("29.6351")
        expect(page.get_by_text("Do not enter the same station twice.")).to_be_visible()
        expect(map_.locator(".pin")).to_have_count(1)

    def test_where_the_device_is_can_be_used_and_a_refusal_says_what_to_do(self, visit):
        here = visit("phone", "dark", who="owner")
        page = here.open("stations?view=add")
        mine = page.get_by_role("button", name="Use where I am")
        mine.click()
        expect(page.get_by_text("This device may not tell where it is.")).to_be_visible()
        here.check()
        here.context.grant_permissions(["geolocation"])
        here.context.set_geolocation({"latitude": -2.0653, "longitude": 29.7501, "accuracy": 12})
        mine.click()
        expect(page.get_by_text("This is where the device is, within 12 m.")).to_be_visible()
        expect(page.get_by_label("Latitude")).to_have_value("-2.06530")
        expect(page.get_by_label("Longitude")).to_have_value("29.75010")
        here.check()

    def test_the_list_in_french_on_a_phone(self, visit):
        here = visit("phone", locale="fr-FR", who="owner")
        page = here.open("stations")
        expect(page.get_by_role("heading", level=1)).to_have_text("Gares")
        here.check()


class TestFiles:
    def test_a_file_is_told_line_by_line_before_anything_is_done(self, visit):
        here = visit(who="owner")
        page = here.open("import/stations")
        page.get_by_label("Or its text").fill(
            "name,district,latitude,longitude,timezone\n"
            "Browser stop,Huye,-2.61,29.74,Africa/Kigali\n"
            "Nowhere,Huye,north,29.74,Africa/Kigali\n"
        )
        page.get_by_role("button", name="Check the file").click()
        expect(page.get_by_text("1 new, 0 changed, 0 as they are, 1 refused")).to_be_visible()
        expect(page.get_by_text("Line 3, latitude:")).to_be_visible()
        here.check()
        page.get_by_role("button", name="Carry out 1 change").click()
        expect(page.get_by_text("What the file did")).to_be_visible()
        page.get_by_role("button", name="Check the file").click()
        expect(page.get_by_text("0 new, 0 changed, 1 as they are, 1 refused")).to_be_visible()
        with page.expect_download() as got:
            page.get_by_role("button", name="Download the present ones").click()
        assert got.value.suggested_filename == "stations.csv"
