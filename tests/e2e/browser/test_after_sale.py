"""What passengers do with a ticket: cancel it, take another bus, give it away, find it, follow the bus."""

import re
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from infra.api import Api
from infra.local import outbox
from tests.e2e.browser.conftest import heading, session_of
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_line import FARE, PHONE, Line, bought, from_now, report
from tests.support.e2e_line import dearer as dearer_than

BACK_MS = 180_000
"""How long money may take on its way back, on a machine that is busy."""

LOOKED_AGAIN_MS = 90_000
"""What the page shows of a bus may be half a minute old, and it looks again after as long."""

HOURS = count(34)
"""When the line's bus runs a trip that is to be cancelled, from now: each time at another hour."""


@pytest.fixture(scope="module")
def dearer(line: Line) -> Any:
    """A trip of the same company between the same stops that costs more."""
    return dearer_than(line).plan(from_now(timedelta(hours=33)))


def test_a_guest_gives_up_one_seat_of_two_and_then_the_other(platform, phone, guest, trip):
    booking = bought(platform, guest, trip, "Aline Uwase", "Eric Habimana")
    view = f"bookings/{booking['booking_id']}/cancel"
    page = phone.open(view)
    both = page.get_by_role("button", name=re.compile(f"Cancel 2 tickets and get RWF.{2 * FARE:,} back"))
    expect(both).to_be_visible()
    phone.check()
    page.get_by_role("checkbox", name="Eric Habimana").uncheck()
    page.get_by_role("checkbox", name="Aline Uwase").uncheck()
    expect(page.get_by_text("Choose at least one person")).to_be_visible()
    page.get_by_role("checkbox", name="Aline Uwase").check()
    page.get_by_role("button", name=re.compile(f"Cancel 1 ticket and get RWF.{FARE} back")).click()
    heading(page, "Cancelled as you wished")
    expect(page.get_by_text("1 ticket of this booking stays good.")).to_be_visible()
    expect(page.get_by_text("This money is back on the phone that paid.")).to_be_visible(timeout=BACK_MS)
    phone.check()
    left = guest.get(f"/bookings/{booking['booking_id']}").body
    assert [each["passenger"]["name"] for each in left["tickets"]] == ["Eric Habimana"]
    page.reload()
    page.get_by_role("button", name=re.compile("Cancel 1 ticket and get")).click()
    heading(page, "Your tickets are cancelled")
    page.reload()
    expect(page.get_by_text("This booking is cancelled.")).to_be_visible()
    expect(page.get_by_text(re.compile("This money is"))).to_be_visible()
    phone.check()


def test_what_changed_meanwhile_is_shown_before_anything_is_cancelled(platform, phone, guest, trip):
    booking = bought(platform, guest, trip, "Aline Uwase", "Eric Habimana")
    path = f"/bookings/{booking['booking_id']}"
    page = phone.open(f"bookings/{booking['booking_id']}/cancel")
    act = page.get_by_role("button", name=re.compile("Cancel 2 tickets"))
    expect(act).to_be_visible()
    one = {"ticket_ids": [booking["tickets"][0]["ticket_id"]]}
    quote = guest.post(f"{path}/cancellation/quote", one).body
    assert guest.post(f"{path}/cancellation", {"quote_id": quote["quote_id"]}).status == 200
    phone.refusals |= {409, 422}
    act.click()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert guest.get(path).body["status"] == "CONFIRMED"


def test_a_bus_that_costs_as_much_is_taken_instead_and_the_ways_back_work(platform, phone, guest, line, trip):
    other = line.plan(from_now(timedelta(hours=32)))
    booking = bought(platform, guest, trip, "Aline Uwase")
    there = f"bookings/{booking['booking_id']}"
    page = phone.open(there)
    page.goto(f"{phone.root}{there}/exchange?date={other['service_date']}")
    heading(page, "Take another bus")
    expect(page.get_by_role("listitem").first).to_be_visible()
    phone.check()
    page.locator(f"a[href*='{other['trip_id']}']").click()
    heading(page, "Check your new bus")
    page.go_back()
    heading(page, "Take another bus")
    page.go_forward()
    heading(page, "Check your new bus")
    page.reload()
    expect(page.get_by_text("We choose the best free seat for you.")).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Take this bus").click()
    expect(page).not_to_have_url(re.compile(booking["booking_id"]))
    new = guest.get(f"/bookings/{booking['booking_id']}").body["exchanged_for"]
    expect(page).to_have_url(re.compile(f"bookings/{new}$"))
    page.goto(f"{phone.root}{there}/exchange")
    expect(page.get_by_text("You took another bus instead.")).to_be_visible()
    phone.check()


def test_a_dearer_bus_is_paid_for_before_it_replaces_the_first(platform, phone, guest, trip, dearer):
    booking = bought(platform, guest, trip, "Aline Uwase")
    page = phone.open(f"bookings/{booking['booking_id']}/exchange?trip={dearer['trip_id']}")
    expect(page.get_by_text("Your tickets of now stay good until you have paid.")).to_be_visible()
    phone.check()
    page.get_by_role("button", name=re.compile("Take this bus and pay RWF.200")).click()
    expect(page).to_have_url(re.compile(r"bookings/bkg_\w+/pay$"))
    assert booking["booking_id"] not in page.url
    assert guest.get(f"/bookings/{booking['booking_id']}").body["status"] == "CONFIRMED"


def test_a_ticket_is_given_to_somebody_else(platform, phone, guest, trip):
    booking = bought(platform, guest, trip, "Aline Uwase", "Eric Habimana")
    page = phone.open(f"bookings/{booking['booking_id']}/passenger")
    phone.check()
    page.get_by_role("link", name=re.compile("Eric Habimana")).click()
    name = page.get_by_label("Name of the person who travels")
    expect(name).to_have_value("Eric Habimana")
    name.fill("")
    phone.refusals.add(422)
    page.get_by_role("button", name="Make the new ticket").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    phone.check()
    name.fill("Diane Mukamana")
    page.get_by_role("button", name="Make the new ticket").click()
    heading(page, "The ticket is for Diane Mukamana")
    phone.check()
    now = guest.get(f"/bookings/{booking['booking_id']}").body
    assert [each["passenger"]["name"] for each in now["tickets"]] == ["Aline Uwase", "Diane Mukamana"]


def test_a_ticket_is_sent_again_to_a_guest_with_nothing_but_the_code(platform, visit, guest, trip):
    booking = bought(platform, guest, trip, "Aline Uwase")
    path = f"/tickets/{booking['tickets'][0]['ticket_id']}"
    ticket = eventually(lambda: guest.get(path).body, lambda one: one.get("code"))
    before = len(outbox.sms_to(platform.place, PHONE))
    empty = visit("phone", app="book")
    page = empty.open("tickets/find")
    empty.check()
    page.get_by_label("Short code of the ticket").fill(ticket["code"].replace("-", " ").lower())
    page.get_by_label("Phone number you gave").fill(PHONE)
    page.get_by_role("button", name="Send it to this number").click()
    expect(page.get_by_text("the ticket is on its way to")).to_be_visible()
    empty.check()
    eventually(lambda: outbox.sms_to(platform.place, PHONE), lambda found: len(found) > before)
    page.get_by_role("button", name="Show it here").click()
    expect(page).to_have_url(re.compile(f"t/{ticket['code']}$"))


def test_the_bus_is_followed_on_its_line(platform, visit):
    empty = visit("phone", app="book")
    empty.refusals.add(404)
    plan, driver = platform.ride()
    trip = {"trip_id": plan.trip_id}
    page = empty.open(f"trips/{plan.trip_id}/live?from={plan.stops[0].station_id}")
    expect(page.get_by_text("you get on")).to_be_visible()
    empty.check()
    driver.post(f"/trips/{plan.trip_id}/boarding")
    departed = driver.post(f"/trips/{plan.trip_id}/departure", {})
    assert departed.status == 200, departed.body
    report(driver, trip, plan.route.stops[0], datetime.now(UTC))
    eventually(
        lambda: platform.api.get(f"/trips/{plan.trip_id}/position").status, lambda status: status == 200
    )
    page.reload()
    expect(page.get_by_text("The bus is here")).to_be_visible(timeout=LOOKED_AGAIN_MS)
    expect(page.get_by_text(re.compile("On the way to"))).to_be_visible()
    expect(page.get_by_text(re.compile("^Seen "))).to_be_visible()
    empty.check()


def test_help_opens_its_answers(visit):
    anybody = visit("phone", "dark", app="book")
    page = anybody.open("help")
    for question in page.locator("summary").all():
        question.click()
    expect(page.get_by_role("link", name="Find my ticket")).to_be_visible()
    anybody.check()


def test_what_a_guest_bought_stays_in_sight_after_signing_in(platform, visit, key, guest, trip):
    booking = bought(platform, guest, trip, "Aline Uwase")
    phone = visit("phone", app="book", key=key)
    page = phone.open(f"bookings/{booking['booking_id']}")
    heading(page, "Your booking")
    expect(page.get_by_role("link", name="Cancel, and see what comes back")).to_be_visible()
    session = session_of(platform, "passenger")
    page.evaluate("kept => localStorage.setItem('tms.session', kept)", session)
    page = phone.open(f"bookings/{booking['booking_id']}/cancel")
    expect(page.get_by_role("button", name=re.compile("Cancel 1 ticket and get"))).to_be_visible()
    page = phone.open("account")
    heading(page, "My account")


@pytest.fixture
def cancelled(platform: Platform, line: Line, guest: Api) -> Any:
    """A paid booking whose trip the company has cancelled: it gives an hour to choose."""
    trip = line.plan(from_now(timedelta(hours=next(HOURS))))
    booking = bought(platform, guest, trip, "Aline Uwase")
    body = {"reason": "The road is closed after heavy rain.", "choice_minutes": 60}
    done = line.company.owner.post(f"/company/trips/{trip['trip_id']}/cancel", body)
    assert done.status == 200, done.body
    path = f"/bookings/{booking['booking_id']}/overview"
    return eventually(lambda: guest.get(path).body, lambda one: one["choose_until"], 60)["booking"]


def test_instead_of_a_cancelled_bus_a_dearer_one_is_taken_at_no_cost(phone, guest, cancelled, dearer):
    page = phone.open(f"bookings/{cancelled['booking_id']}")
    expect(page.get_by_text("you can take another one at no cost")).to_be_visible()
    phone.check()
    page.get_by_role("link", name="Take another bus").click()
    heading(page, "Take another bus")
    page = phone.open(f"bookings/{cancelled['booking_id']}/exchange?trip={dearer['trip_id']}")
    expect(page.get_by_text("nothing", exact=True)).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Take this bus").click()
    expect(page).not_to_have_url(re.compile(cancelled["booking_id"]))
    now = guest.get(f"/bookings/{cancelled['booking_id']}").body
    assert guest.get(f"/bookings/{now['exchanged_for']}").body["status"] == "CONFIRMED"


def test_instead_of_a_cancelled_bus_the_money_is_taken(phone, guest, cancelled):
    page = phone.open(f"bookings/{cancelled['booking_id']}/cancel")
    page.get_by_role("button", name="Get my money back now").click()
    phone.check()
    page.get_by_role("button", name="Take the money").click()
    expect(page.get_by_text(re.compile("This money is (on its way )?back"))).to_be_visible()
    phone.check()
    assert guest.get(f"/bookings/{cancelled['booking_id']}/overview").body["choose_until"] is None
