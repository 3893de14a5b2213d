"""Routes, stations and files in the console: from an empty form to a route that trips can be made of."""

from playwright.sync_api import expect

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
        page.get_by_role("link", name="Karongi - Rusizi").focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Change the prices").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Karongi to Rusizi, in RWF").focus()
        page.keyboard.press("ArrowDown")
        focused = page.locator(":focus")
        assert "to Rusizi" in str(focused.get_attribute("aria-label"))
        assert "Karongi" not in str(focused.get_attribute("aria-label"))
        page.get_by_role("link", name="Cancel").press("Enter")
        page.get_by_role("link", name="Make the way back").press("Enter")
        expect(page.get_by_label("Name", exact=True)).to_have_value("Rusizi - Karongi")
        expect(page.get_by_role("combobox", name="Stop 1")).to_have_value("Rusizi")
        here.check()

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
