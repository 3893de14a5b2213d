"""Waiting for a seat of a bus that is full, from the line to the ticket."""

import re
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_line import TWO_SEATS, WAY, Line, bought, from_now, line_of

STRETCH = f"from={WAY['from']}&to={WAY['to']}"
SELLER = "other passenger"

HOURS = count(31, 2)
"""When the trips leave, from now: one bus runs them all."""


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform, layout=TWO_SEATS)


@pytest.fixture
def full(platform: Platform, line: Line) -> tuple[Any, Any]:
    """A trip with two seats, and the booking that has both."""
    trip = line.plan(from_now(timedelta(hours=next(HOURS))))
    seller = platform.people[SELLER]
    return trip, bought(platform, seller, trip, "Jean-Bosco Niyonzima", "Diane Ingabire")


def test_somebody_waits_is_offered_a_seat_and_takes_it(platform, phone, guest, full):
    trip, booking = full
    page = phone.open("waiting")
    expect(page.get_by_text("You wait for no seat.")).to_be_visible()
    phone.check()
    page = phone.open(f"waiting?trip={trip['trip_id']}&{STRETCH}")
    expect(page.get_by_label("Name")).to_be_visible()
    phone.check()
    phone.refusals.add(422)
    join = page.get_by_role("button", name="Join the line")
    join.click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Add a person").click()
    expect(page.get_by_label("Name of person 2")).to_be_visible()
    page.get_by_role("button", name="Take the last one away").click()
    page.get_by_label("Name").fill("Aline Uwase")
    page.get_by_label("Phone number for news").fill("0788 000 111")
    join.click()
    expect(page.get_by_text("number 1 in line")).to_be_visible()
    phone.check()
    entry = page.url.rpartition("/")[2]
    seller = platform.people[SELLER]
    path = f"/bookings/{booking['booking_id']}"
    quote = seller.post(f"{path}/cancellation/quote", {"ticket_ids": [booking["tickets"][0]["ticket_id"]]})
    assert seller.post(f"{path}/cancellation", {"quote_id": quote.body["quote_id"]}).status == 200
    offered = eventually(
        lambda: guest.get(f"/waiting-list/{entry}").body, lambda one: one["status"] == "OFFERED", 60
    )
    page.reload()
    expect(page.get_by_text("1 seat is kept for you")).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Pay for 1 seat").click()
    kept = offered["offer"]["booking_id"]
    expect(page).to_have_url(re.compile(f"bookings/{kept}/pay$"))
    assert platform.pay(guest, kept).status == 202
    eventually(lambda: guest.get(f"/waiting-list/{entry}").body, lambda one: one["status"] == "TAKEN", 60)
    page = phone.open("waiting")
    page.get_by_role("link", name=re.compile("You have seats")).click()
    expect(page.get_by_text("You have got your seats.")).to_be_visible()
    expect(page.get_by_role("link", name="See the booking")).to_have_attribute("href", re.compile(kept))
    phone.check()


def test_somebody_leaves_the_line(visit, key, guest, full):
    trip, _ = full
    phone = visit("phone", "dark", app="book", key=key)
    page = phone.open(f"waiting?trip={trip['trip_id']}&{STRETCH}")
    page.get_by_label("Name").fill("Eric Habimana")
    page.get_by_label("Phone number for news").fill("0788 000 112")
    page.get_by_role("button", name="Join the line").click()
    expect(page.get_by_text("number 1 in line")).to_be_visible()
    entry = page.url.rpartition("/")[2]
    page.get_by_role("button", name="Leave the line").click()
    phone.check()
    page.get_by_role("dialog").get_by_role("button", name="Leave the line").click()
    expect(page.get_by_text("You left this line.")).to_be_visible()
    assert guest.get(f"/waiting-list/{entry}").body["status"] == "LEFT"
    page.get_by_role("link", name="All my waiting lists").click()
    expect(page.get_by_text("You wait for no seat.")).to_be_visible()
