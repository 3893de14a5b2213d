"""A company changes its logo, branches and rules; refusals are told in the reader's language."""

import re
import struct
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.api import Api
from tests.e2e.conftest import Platform
from tests.support.e2e_company import found
from tests.support.e2e_line import new_bus

OWNER = "owner of the young company"


def square(pixel: bytes, side: int = 64) -> bytes:
    """Return a PNG of one colour (red, green, blue)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + pixel * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


BLUE, GREEN = square(b"\x0b\x5c\xad"), square(b"\x14\x66\x3a")


@pytest.fixture(scope="module")
def owner(platform: Platform) -> Iterator[Api]:
    made = found(platform).owner
    platform.people[OWNER] = made
    yield made
    del platform.people[OWNER]


def choose(page: Page, name: str, data: bytes, kind: str = "image/png") -> None:
    page.get_by_label("Picture").set_input_files({"name": name, "mimeType": kind, "buffer": data})


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_a_logo_is_added_changed_and_removed(visit, owner, size, scheme):
    here = visit(size, scheme, who=OWNER)
    page = here.open("company")
    page.get_by_role("link", name="Add a logo").click()
    here.refusals.add(422)
    choose(page, "notes.png", b"no picture at all")
    page.get_by_role("button", name="Save the logo").click()
    expect(page.get_by_role("alert")).to_be_focused()
    here.check()
    choose(page, "blue.png", BLUE)
    expect(page.get_by_role("img", name="The new logo on light")).to_be_visible()
    expect(page.get_by_role("img", name="The new logo on dark")).to_be_visible()
    here.check()
    page.get_by_role("button", name="Save the logo").click()
    expect(page.get_by_text("The logo is saved.")).to_be_visible()
    assert shown(page) == [11, 92, 173]
    page.get_by_role("link", name="Change the logo").click()
    choose(page, "green.png", GREEN)
    page.get_by_role("button", name="Save the logo").click()
    expect(page.get_by_text("The logo is saved.")).to_be_visible()
    assert shown(page) == [20, 102, 58], "the newest one is shown at once"
    here.check()
    page.get_by_role("button", name="Remove the logo").click()
    expect(page.get_by_role("dialog")).to_contain_text("without a picture")
    here.check()
    page.get_by_role("dialog").get_by_role("button", name="Remove the logo").click()
    expect(page.get_by_text("The logo is removed.")).to_be_visible()
    expect(page.get_by_role("link", name="Add a logo")).to_be_visible()


def shown(page: Page) -> list[int]:
    """Return the colour of the logo that a page shows."""
    picture = page.get_by_role("img", name="The company's logo")
    expect(picture).to_be_visible()
    colour: list[int] = picture.evaluate(
        """async (picture) => {
            await picture.decode();
            const canvas = document.createElement('canvas');
            const brush = canvas.getContext('2d');
            brush.drawImage(picture, 0, 0);
            return [...brush.getImageData(1, 1, 1, 1).data.slice(0, 3)];
        }"""
    )
    return colour


class TestBranches:
    def test_one_is_changed_removed_and_called_back_by_keyboard_alone(self, visit, owner):
        made = owner.post("/company/branches", {"name": "Huye", "address": "KN 1, Huye"}, key="new")
        assert made.status == 201, made.body
        here = visit(who=OWNER)
        page = here.open("branches")
        page.get_by_role("link", name="Change Huye").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Change Huye")
        here.refusals.add(422)
        page.get_by_label("Branch").fill("")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        here.check()
        page.get_by_label("Branch").fill("Huye town")
        page.get_by_label("Phone").fill("+250788123456")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The branch is saved.")).to_be_visible()
        row = page.get_by_role("row", name=re.compile("Huye town"))
        expect(row).to_contain_text("+250788123456")

        page.get_by_role("button", name="Remove Huye town").press("Enter")
        page.get_by_role("dialog").get_by_role("button", name="Remove Huye town").press("Enter")
        expect(row).to_have_count(0)
        expect(page.locator(".notice.good")).to_have_text("The branch is removed.")
        offer = page.get_by_role("region", name="Undo")
        expect(offer).to_contain_text("Huye town: The branch is removed.")
        here.check()
        page.keyboard.press("u")
        expect(offer.get_by_role("button", name="Undo")).to_be_focused()
        page.wait_for_timeout(10_500)
        expect(offer).to_be_visible()
        page.keyboard.press("Enter")
        expect(row).to_contain_text("+250788123456")
        expect(page.locator(".notice.good")).to_have_text("The branch is saved.")
        expect(offer).to_contain_text("Huye town: The branch is saved.")
        expect(offer.get_by_role("button", name="Close")).to_be_focused()
        here.check()
        page.keyboard.press("Escape")
        expect(offer).to_have_count(0)

    def test_an_offer_to_undo_goes_by_itself(self, visit, owner):
        made = owner.post("/company/branches", {"name": "Nyanza", "address": "KN 2, Nyanza"}, key="new")
        assert made.status == 201, made.body
        here = visit("phone", "dark", who=OWNER)
        page = here.open("branches")
        page.get_by_role("button", name="Remove Nyanza").click()
        page.get_by_role("dialog").get_by_role("button", name="Remove Nyanza").click()
        offer = page.get_by_role("region", name="Undo")
        expect(offer).to_be_visible()
        here.check()
        expect(offer).to_have_count(0, timeout=15_000)
        expect(page.get_by_role("row", name=re.compile("Nyanza"))).to_have_count(0)


class TestWords:
    def test_the_rules_are_told_as_passengers_read_them_while_they_are_typed(self, visit, owner):
        here = visit(who=OWNER)
        here.context.add_init_script("localStorage.setItem('tms.language', 'fr')")
        page = here.open("policy?view=change")
        words = page.locator("section", has=page.get_by_role("heading", name="Ce que lisent les passagers"))
        page.get_by_label("Heures avant").first.fill("48")
        page.get_by_label("Remboursé (%)").first.fill("100")
        told = "Annulation au moins 2 jours avant le départ : tout le prix est remboursé."
        expect(words).to_contain_text(told)
        page.get_by_label("Heures avant").first.fill("4x")
        expect(words).not_to_contain_text(told)
        here.check()

    def test_a_refusal_is_told_in_the_readers_language(self, visit, owner):
        plate = new_bus(owner, template="minibus")["plate"]
        here = visit(who=OWNER)
        here.context.add_init_script("localStorage.setItem('tms.language', 'fr')")
        here.refusals.add(409)
        page = here.open("buses/new")
        page.get_by_label("Plaque").fill(plate)
        page.locator("form button[type=submit]").click()
        expect(page.get_by_role("alert")).to_contain_text("Un autre bus a cette plaque.")
        here.check()

    def test_permissions_are_told_in_the_readers_language(self, visit, owner):
        here = visit(who=OWNER)
        here.context.add_init_script("localStorage.setItem('tms.language', 'fr')")
        page = here.open("roles?view=add")
        expect(page.get_by_label("Contrôler les billets à la porte")).to_be_visible()
        here.check()
