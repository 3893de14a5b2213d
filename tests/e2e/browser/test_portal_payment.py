"""Paying in the portal: a network that goes mid-payment, a closed tab, two tabs, and what is refused."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from secrets import token_urlsafe
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from infra.api import Api
from tests.e2e.browser.conftest import Visit, heading, keep_app, payer
from tests.e2e.conftest import confirmed, eventually
from tests.support.e2e_line import held

ASKS, PAID = "Approve it on the phone", "You are booked"
NEVER, NEVER_EITHER, NO_FUNDS = "+250 788 000 111", "+46 733 123 454", "0788 000 103"
"""Numbers of the simulator: two never answer, one has no money. Guests may ask each a few times an hour."""


@pytest.fixture
def booking(guest: Api, trip: Any) -> str:
    """A booking of the phone that is held and not paid."""
    return str(held(guest, trip)["booking_id"])


def fill(page: Page, number: str) -> None:
    page.get_by_label("Mobile Money number").fill(number)


def pay(page: Page, number: str) -> None:
    fill(page, number)
    page.get_by_role("button", name="Pay RWF").click()


def payments_of(guest: Api, booking: str) -> Any:
    return guest.get(f"/bookings/{booking}/overview").body["payments"]


def is_as_long_as(count: int, found: list[Any]) -> bool:
    return len(found) == count


class TestABadNetwork:
    def test_a_request_that_could_not_be_sent_is_sent_again_by_the_same_button(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        heading(page, "Pay by Mobile Money")
        fill(page, payer())
        phone.go_offline()
        page.get_by_role("button", name="Pay RWF").click()
        expect(page.get_by_text("Press the button again")).to_be_visible()
        phone.context.set_offline(False)
        page.get_by_role("button", name="Pay RWF").click()
        heading(page, PAID)
        assert len(payments_of(guest, booking)) == 1

    def test_an_answer_that_is_lost_asks_nobody_twice(self, phone, guest, booking):
        lost: list[str] = []

        def lose(route: Route) -> None:
            if route.request.method != "POST" or lost:
                return route.continue_()
            lost.append(route.fetch().headers["content-type"])
            return route.abort("connectionreset")

        page = phone.open(f"bookings/{booking}/pay")
        phone.refusals.add(409)
        page.route("**/payments", lose)
        pay(page, NEVER)
        expect(page.get_by_text("Press the button again")).to_be_visible()
        phone.faults = [fault for fault in phone.faults if "ERR_CONNECTION_RESET" not in fault]
        page.get_by_role("button", name="Pay RWF").click()
        heading(page, ASKS)
        assert lost
        assert len(payments_of(guest, booking)) == 1

    def test_the_network_goes_while_the_payer_approves(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        pay(page, payer())
        heading(page, ASKS)
        phone.go_offline()
        expect(page.get_by_text("You can still approve on the phone").first).to_be_visible()
        confirmed(guest, booking)
        heading(page, ASKS)
        phone.context.set_offline(False)
        heading(page, PAID)
        expect(page.get_by_role("img", name="Code of the ticket")).to_be_visible()
        phone.check()

    def test_a_reload_without_a_network_shows_how_far_it_was(self, phone, booking):
        page = phone.open(f"bookings/{booking}/pay")
        keep_app(page)
        pay(page, NEVER)
        heading(page, ASKS)
        phone.go_offline()
        page.reload()
        heading(page, ASKS)
        expect(page.get_by_text("+250 788 ••• 111")).to_be_visible()
        phone.context.set_offline(False)


class TestTabs:
    def test_a_closed_tab_finds_its_payment_again(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        pay(page, payer())
        heading(page, ASKS)
        page.close()
        confirmed(guest, booking)
        again = phone.context.new_page()
        again.goto(phone.root + "tickets")
        expect(again.get_by_text("Nyabugogo").first).to_be_visible()
        again.get_by_role("link", name="Aline Uwase").click()
        expect(again.get_by_role("img", name="Code of the ticket")).to_be_visible()

    def test_what_waits_for_approval_is_found_under_my_tickets(self, phone, booking):
        page = phone.open(f"bookings/{booking}/pay")
        pay(page, NEVER)
        heading(page, ASKS)
        page.close()
        again = phone.context.new_page()
        again.goto(phone.root + "tickets")
        again.get_by_role("link", name="See how it stands").click()
        heading(again, ASKS)

    def test_two_tabs_show_the_same(self, phone, booking):
        one = phone.open(f"bookings/{booking}/pay")
        other = phone.context.new_page()
        other.goto(f"{phone.root}bookings/{booking}/pay")
        heading(other, "Pay by Mobile Money")
        pay(one, payer())
        heading(other, ASKS)
        heading(one, PAID)
        heading(other, PAID)

    def test_the_same_booking_on_two_phones_is_paid_once(self, visit, phone, guest, key, booking):
        other: Visit = visit("phone", app="book", key=key)
        there = other.open(f"bookings/{booking}/pay")
        fill(there, payer())
        pay(phone.open(f"bookings/{booking}/pay"), NEVER_EITHER)
        heading(phone.page, ASKS)
        other.refusals.add(409)
        there.get_by_role("button", name="Pay RWF").click()
        heading(there, ASKS)
        expect(there.get_by_text("Look at the phone that pays")).to_be_visible()
        assert len(payments_of(guest, booking)) == 1


class TestRefusals:
    def test_a_payer_without_money_tries_another_number(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        pay(page, NO_FUNDS)
        expect(page.get_by_role("alert").get_by_text("not enough money")).to_be_visible()
        phone.check()
        pay(page, payer())
        heading(page, PAID)
        assert [each["status"] for each in payments_of(guest, booking)] == ["SUCCEEDED", "FAILED"]

    def test_the_same_number_may_try_again(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        for tries in (1, 2):
            pay(page, NO_FUNDS)
            expect(page.get_by_role("alert").get_by_text("not enough money")).to_be_visible()
            eventually(partial(payments_of, guest, booking), partial(is_as_long_as, tries))

    def test_a_wrong_number_is_told_at_its_field(self, phone, booking):
        page = phone.open(f"bookings/{booking}/pay")
        phone.refusals.add(422)
        pay(page, "12345")
        expect(page.get_by_label("Mobile Money number")).to_have_attribute("aria-invalid", "true")
        phone.check()

    def test_seats_are_given_up(self, phone, guest, booking):
        page = phone.open(f"bookings/{booking}/pay")
        page.get_by_role("button", name="Give the seats up").click()
        page.get_by_role("button", name="Give them up").click()
        eventually(lambda: guest.get(f"/bookings/{booking}").body["status"], lambda now: now == "EXPIRED")
        page.goto(f"{phone.root}bookings/{booking}/pay")
        heading(page, "Your seats are free again")
        expect(page.get_by_role("link", name="Look for the bus again")).to_be_visible()
        phone.check()

    def test_another_phone_learns_nothing_of_a_booking(self, visit, booking):
        stranger: Visit = visit("phone", app="book", key=token_urlsafe(24))
        stranger.refusals.add(404)
        page = stranger.open(f"bookings/{booking}/pay")
        expect(page.get_by_text("knows no such booking")).to_be_visible()
        stranger.check()


def changed(page: Page, change: Callable[[Any], None]) -> None:
    """Let a change be made to what the page is told of its booking."""

    def answer(route: Route) -> None:
        given = route.fetch()
        told = given.json()
        change(told)
        route.fulfill(response=given, body=json.dumps(told))

    page.route("**/overview", answer)


def soon(seconds: int) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


class TestTime:
    def test_more_time_is_offered_when_little_is_left(self, phone, guest, booking):
        page = phone.page
        changed(page, lambda told: told["booking"].update(hold_expires_at=soon(120)))
        phone.open(f"bookings/{booking}/pay")
        before = guest.get(f"/bookings/{booking}").body["hold_expires_at"]
        page.get_by_role("button", name="Hold the seats longer").click()
        expect(page.get_by_text("Done: your seats are held until")).to_be_visible()
        assert guest.get(f"/bookings/{booking}").body["hold_expires_at"] > before
        phone.check()

    @pytest.mark.parametrize(
        ("status", "words"),
        [("REFUNDING", "Your money goes back"), ("REFUNDED", "Your money is back")],
    )
    def test_money_that_came_too_late_goes_back(self, phone, booking, status, words):
        failure = {"code": "seats_gone", "detail": "The payment came after the hold had ended."}
        payment = {
            "payment_id": "pay_01KB3V7T2H6J9K4M8P1R5T7W0Y",
            "booking_id": booking,
            "method": "momo",
            "amount": {"amount": 800, "currency": "RWF"},
            "status": status,
            "failure": failure,
            "created_at": soon(-900),
            "settled_at": soon(-10),
            "refunds": [],
        }

        def late(told: Any) -> None:
            told["booking"].update(status="EXPIRED", payment_id=payment["payment_id"])
            told["payments"] = [payment]

        changed(phone.page, late)
        page = phone.open(f"bookings/{booking}/pay")
        heading(page, words)
        expect(page.get_by_text("others have them now")).to_be_visible()
        phone.check()

    def test_a_phone_with_a_wrong_clock_counts_by_the_server_s(self, phone, booking):
        phone.page.clock.install(time=datetime.now(UTC) + timedelta(hours=3))
        page = phone.open(f"bookings/{booking}/pay")
        heading(page, "Pay by Mobile Money")
        assert page.get_by_role("timer").inner_text().startswith(("9:", "10:"))
