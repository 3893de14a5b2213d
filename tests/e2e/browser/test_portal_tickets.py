"""Tickets in the portal: kept on the phone, shown at a door without a network, sent on, and over."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from infra.api import Api
from tests.e2e.browser.conftest import Visit, keep_app
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_line import PHONE, bought
from tests.support.screens import read_screen

END = PHONE[-4:]
MILLIMETRES_60 = 227
"""60 mm in pixels of CSS, of which there are 96 to an inch."""

FAMILY = ("Aline Uwase", "Jean-Bosco Nkurunziza", "Keza Uwase", "Marie-Claire Mukamurenzi")


@pytest.fixture
def buy(platform: Platform, guest: Api, trip: Any) -> Callable[..., Any]:
    """Return a buyer of tickets for these names, who waits until each has its short code."""

    def buy(*names: str) -> Any:
        booking = bought(platform, guest, trip, *names)
        look = f"/bookings/{booking['booking_id']}/overview"
        return eventually(
            lambda: guest.get(look).body,
            lambda now: len(now["tickets"]) == len(names) and all(each["code"] for each in now["tickets"]),
        )["booking"]

    return buy


@pytest.fixture
def phone(visit: Callable[..., Visit], key: str) -> Visit:
    return visit("phone", "dark", app="book", key=key)


def code_on(page: Page) -> Locator:
    return page.get_by_role("img", name="Code of the ticket")


def token_of(guest: Api, ticket: Any) -> str:
    return str(guest.get(f"/tickets/{ticket['ticket_id']}").body["token"])


class TestWithoutANetwork:
    def test_all_tickets_of_a_family_are_shown_at_the_door(self, phone, guest, buy):
        booking = buy(*FAMILY)
        page = phone.open(f"bookings/{booking['booking_id']}")
        keep_app(page)
        expect(code_on(page)).to_be_visible()
        page.wait_for_load_state("networkidle")
        tokens = [token_of(guest, ticket) for ticket in booking["tickets"]]
        phone.go_offline()
        page.goto(phone.root + "tickets")
        expect(page.get_by_role("heading", level=1)).to_have_text("My tickets")
        page.get_by_role("link", name=FAMILY[0]).click()
        for place, token in enumerate(tokens):
            expect(page.get_by_text(f"{place + 1} of 4")).to_be_visible()
            page.reload()
            expect(code_on(page)).to_be_visible()
            assert read_screen(code_on(page).screenshot()) == token
            phone.check()
            if place < len(tokens) - 1:
                page.get_by_role("link", name="Next").click()

    def test_a_code_is_wide_and_on_white_whatever_the_scheme(self, phone, buy):
        (ticket,) = buy(FAMILY[0])["tickets"]
        page = phone.open(f"tickets/{ticket['ticket_id']}")
        expect(code_on(page)).to_be_visible()
        box = code_on(page).bounding_box()
        assert box is not None
        assert box["width"] >= MILLIMETRES_60 * 1.4
        ground = page.locator(".paper").evaluate("element => getComputedStyle(element).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        page.set_viewport_size({"width": 320, "height": 568})
        narrow = code_on(page).bounding_box()
        assert narrow is not None
        assert narrow["width"] >= MILLIMETRES_60
        phone.check()

    def test_a_ticket_that_is_not_on_the_phone_says_so(self, phone, buy):
        (ticket,) = buy(FAMILY[0])["tickets"]
        page = phone.open("tickets")
        keep_app(page)
        phone.go_offline()
        page.goto(f"{phone.root}tickets/{ticket['ticket_id']}")
        expect(page.get_by_text("This ticket is not on this phone")).to_be_visible()
        phone.check()


class TestAShortLink:
    def test_it_shows_a_ticket_to_its_passenger_and_keeps_it(self, visit, platform, guest, buy):
        (ticket,) = buy(FAMILY[0])["tickets"]
        code = guest.get(f"/tickets/{ticket['ticket_id']}").body["code"]
        passenger: Visit = visit("phone", app="book")
        page = passenger.page
        page.goto(f"{platform.api.base}/t/{code}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Show a ticket")
        assert page.url == f"{passenger.root}t/{code}"
        passenger.check()
        passenger.refusals.add(404)
        page.get_by_label("Last four digits").fill("9999")
        page.get_by_role("button", name="Show the ticket").click()
        expect(page.get_by_text("There is no ticket with this code")).to_be_visible()
        page.get_by_label("Last four digits").fill(END)
        page.get_by_role("button", name="Show the ticket").click()
        expect(code_on(page)).to_be_visible()
        expect(page.get_by_role("link", name="The whole booking")).to_have_count(0)
        passenger.check()
        keep_app(page)
        passenger.go_offline()
        page.reload()
        expect(code_on(page)).to_be_visible()
        assert read_screen(code_on(page).screenshot()) == token_of(guest, ticket)

    def test_digits_that_are_none_are_told_at_their_field(self, visit):
        passenger: Visit = visit("phone", app="book")
        passenger.refusals.add(422)
        page = passenger.open("t/7KQD-92MF")
        page.get_by_label("Last four digits").fill("12")
        page.get_by_role("button", name="Show the ticket").click()
        expect(page.get_by_label("Last four digits")).to_have_attribute("aria-invalid", "true")
        passenger.check()


class TestSendingOn:
    @pytest.fixture
    def page(self, phone, buy) -> Page:
        (ticket,) = buy(FAMILY[0])["tickets"]
        phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
        phone.page.add_init_script("delete Navigator.prototype.share")
        page: Page = phone.open(f"tickets/{ticket['ticket_id']}")
        return page

    def test_a_ticket_is_sent_to_its_passenger_as_a_short_link(self, phone, page):
        page.get_by_role("button", name="Send to the passenger").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        code = page.locator(".paper-code").inner_text()
        assert copied.endswith(f"\n{phone.platform.api.base}/t/{code}")
        assert "token" not in copied

    def test_a_trip_is_shared_with_the_page_that_shows_the_bus(self, phone, page):
        page.get_by_role("link", name="The whole booking").click()
        page.get_by_role("button", name="Share the trip").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.search(rf"\n{re.escape(phone.root)}trips/trp_\w+/live\?from=stn_\w+&to=stn_\w+$", copied)

    def test_it_goes_into_the_calendar_and_on_paper(self, phone, page):
        phone.refusals.add(404)  # no company of the sample offers wallets
        page.get_by_text("Calendar, paper, wallet").click()
        with page.expect_download() as calendar:
            page.get_by_role("button", name="Add to the calendar").click()
        with page.expect_download() as paper:
            page.get_by_role("button", name="Save as PDF").click()
        assert calendar.value.suggested_filename == "ticket.ics"
        assert calendar.value.path().read_text().startswith("BEGIN:VCALENDAR")
        assert paper.value.path().read_bytes().startswith(b"%PDF-")
        expect(page.get_by_role("link", name="Add to Google Wallet")).to_have_count(0)
        phone.check()


class TestWhatIsOver:
    def test_a_cancelled_ticket_shows_no_code(self, phone, guest, buy):
        booking = buy(FAMILY[0])
        (ticket,) = booking["tickets"]
        page = phone.open(f"tickets/{ticket['ticket_id']}")
        expect(code_on(page)).to_be_visible()
        quote = guest.post(f"/bookings/{booking['booking_id']}/cancellation/quote", {}).body
        cancelled = {"quote_id": quote["quote_id"]}
        assert guest.post(f"/bookings/{booking['booking_id']}/cancellation", cancelled).status == 200
        page.reload()
        expect(page.get_by_text("This ticket is not good any more.")).to_be_visible()
        expect(code_on(page)).to_have_count(0)
        phone.check()
        page.goto(f"{phone.root}bookings/{booking['booking_id']}")
        expect(page.get_by_text("This booking was cancelled.")).to_be_visible()
        expect(page.get_by_text(re.compile("On its way back|Given back"))).to_be_visible()
        phone.check()
