"""The whole way of passengers in the portal: from the search to the ticket, with each page gone back to."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.conftest import heading, pay_until_booked, payer, tell_who_travels
from tests.e2e.conftest import Platform

FAMILY = ("Aline Uwase", "Eric Habimana", "Diane Ingabire", "Kevin Habimana")


def pick(page: Page, label: str, typed: str) -> None:
    """Choose a station by the first letters of its name."""
    field = page.get_by_role("combobox", name=label, exact=True)
    field.click()
    field.fill(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")


def to_seats(page: Page, platform: Platform) -> None:
    """Open the seats of the trip, from the results."""
    page.locator(f"a[href*='trips/{platform.trip.trip_id}?']").click()
    heading(page, "Choose seats")


@pytest.fixture
def results(visit: Any, platform: Platform) -> Any:
    """A phone that shows what was found for the day of the trip."""
    phone = visit("phone", app="book")
    stops = platform.trip.route.stops
    page = phone.open("")
    heading(page, "Where do you want to go?")
    pick(page, "From", stops[0].name[:7])
    pick(page, "To", stops[-1].name[:6])
    page.get_by_label("Day", exact=True).fill(platform.trip.departure_at.date().isoformat())
    page.get_by_role("button", name="Find buses").click()
    heading(page, re.compile(f"{stops[0].name} to {stops[-1].name}"))
    return phone


def test_a_family_of_four_with_a_child_goes_from_search_to_ticket_and_back_at_each_page(platform, results):
    page = results.page
    results.check()
    to_seats(page, platform)
    results.check()
    free = page.get_by_role("button", name=re.compile(r"Seat \w+, free"))
    for _ in FAMILY:
        free.last.click()
    page.get_by_role("button", name="Take 4 seats").click()
    heading(page, "Who travels?")
    for place, name in enumerate(FAMILY):
        page.get_by_label("Name", exact=True).nth(place).fill(name)
    page.get_by_label("Phone number", exact=True).fill("0788 000 031")
    page.get_by_label("Who is it?").last.select_option("child")
    results.check()
    page.get_by_role("button", name="Check answers").click()
    heading(page, "Check your answers")
    results.check()
    for name in FAMILY:
        expect(page.get_by_text(name)).to_be_visible()

    page.go_back()
    heading(page, "Who travels?")
    expect(page.get_by_label("Name", exact=True).nth(3)).to_have_value(FAMILY[3])
    expect(page.get_by_label("Who is it?").last).to_have_value("child")
    page.go_back()
    heading(page, "Choose seats")
    expect(page.get_by_role("button", name=re.compile(r"Seat \w+, yours"))).to_have_count(4)
    page.go_back()
    heading(page, re.compile(" to "))
    page.go_back()
    heading(page, "Where do you want to go?")
    for _ in range(4):
        page.go_forward()
    heading(page, "Check your answers")
    page.reload()
    heading(page, "Check your answers")

    page.get_by_text("Good to know before you pay").click()
    expect(page.get_by_role("heading", name="If you change your mind")).to_be_visible()
    results.check()
    page.get_by_role("button", name="Hold 4 seats").click()
    heading(page, "Pay by Mobile Money")
    page.go_back()
    heading(page, "Check your answers")
    page.get_by_role("link", name="Go on to pay").click()
    pay_until_booked(page)
    expect(page.get_by_text("1 of 4")).to_be_visible()
    results.check()
    expect(page.get_by_text(re.compile("Kevin Habimana"))).to_have_count(1)


def test_a_guest_takes_any_seat_and_finds_the_ticket_among_the_own_ones(platform, results):
    page = results.page
    to_seats(page, platform)
    page.get_by_role("button", name="Take any seat").click()
    tell_who_travels(page, "Chantal Mukamana", "0788 000 032")
    page.get_by_role("button", name="Hold 1 seat").click()
    pay_until_booked(page)
    page.get_by_role("link", name="My tickets").click()
    heading(page, "My tickets")
    expect(page.get_by_text("They are kept on this phone and work without a network.")).to_be_visible()
    results.check()


def test_a_mother_takes_a_child_on_her_lap_and_a_second_bag(platform, results):
    page = results.page
    to_seats(page, platform)
    page.get_by_role("button", name="Take any seat").click()
    heading(page, "Who travels?")
    page.get_by_label("Name", exact=True).fill("Aline Uwase")
    page.get_by_label("Phone number", exact=True).fill(payer())
    page.get_by_text("Child on the lap, extra luggage").click()
    page.get_by_label(re.compile("^A child on this passenger")).select_option("infant")
    page.get_by_label(re.compile("^A child on this passenger")).select_option("")
    page.get_by_label("Extra pieces of luggage").select_option("2")
    page.get_by_label(re.compile("^A child on this passenger")).select_option("infant")
    page.get_by_role("button", name="Check answers").click()
    page.get_by_role("link", name=re.compile("child on the lap of passenger 1")).click()
    expect(page.get_by_label("Name of the child")).to_be_focused()
    page.get_by_label("Name of the child").fill("Keza")
    results.check()
    page.reload()
    expect(page.get_by_label("Name of the child")).to_have_value("Keza")
    page.get_by_role("button", name="Check answers").click()
    heading(page, "Check your answers")
    expect(page.get_by_text("Keza (on a lap)")).to_be_visible()
    expect(page.get_by_text("Extra luggage: 2")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^2 . Extra luggage, RWF\s1,000 each"))).to_be_visible()
    results.check()
    page.get_by_role("button", name="Hold 1 seat").click()
    pay_until_booked(page)
    expect(page.get_by_text("Keza (on a lap)")).to_be_visible()
    results.check()
