"""Every page of the portal in every state, language, scheme and size: axe finds nothing, no text is cut."""

import re
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

import pytest
from playwright.sync_api import expect

from infra import web
from tests.e2e.conftest import Platform, eventually
from tests.support.sweep import Sweep

PORTAL = web.UI / "apps" / "book"
VIEWS = re.findall(r'\bpath: "([^"]*)"', (PORTAL / "views.tsx").read_text())
SIZES = {"desk": (1280, 800), "phone": (320, 640)}
BY_STEPS = {"passengers", "check"}
"""What an address alone does not show: the steps before have been gone."""

LONG_NAME = "Marie-Claire Nyiransengimana Uwamahoro"


@dataclass(frozen=True)
class Bought:
    """What a guest has: seats that are paid for, and others that are held."""

    key: str
    paid: Any
    held: Any


@pytest.fixture(scope="module")
def bought(platform: Platform) -> Bought:
    key = token_urlsafe(24)
    guest = platform.api.as_guest(key)
    passengers = [{"name": LONG_NAME, "phone": "+250788000041"}, {"name": "Eric", "phone": "+250788000042"}]
    paid = platform.bought(guest, passengers=passengers)
    held = platform.hold(guest, passengers=passengers[:1])
    assert held.status == 201, held.body
    ticket = f"/tickets/{paid['tickets'][0]['ticket_id']}"
    eventually(lambda: guest.get(ticket).status, lambda status: status == 200)
    return Bought(key, paid, held.body)


@pytest.fixture
def sweep(visit, bought, axe) -> Sweep:
    here = visit("phone", app="book", key=bought.key)
    made = Sweep(here.page, axe, here.faults, here.refusals, SIZES)
    made.start(here.root)
    return made


@pytest.fixture
def ways(platform: Platform) -> dict[str, str]:
    """Return the parts of addresses that lead to the trip and its day."""
    trip = platform.trip
    first, last = trip.stops[0].station_id, trip.stops[-1].station_id
    day = trip.departure_at.date().isoformat()
    return {
        "stretch": f"from={first}&to={last}",
        "day": day,
        "trip": trip.trip_id,
    }


def addresses(bought: Bought, ways: dict[str, str]) -> dict[str, list[str]]:
    """Return what is looked at of each view, by its path."""
    paid, ticket = bought.paid["booking_id"], bought.paid["tickets"][0]["ticket_id"]
    stretch, day, trip = ways["stretch"], ways["day"], ways["trip"]
    own = {
        "": [
            "",
            f"?{stretch}&date={day}",
            f"?{stretch}&date={day}&bus_class=none",
            f"?{stretch}&date=2031-05-01",
        ],
        "trips/:id": [f"trips/{trip}?{stretch}"],
        "trips/:id/live": [f"trips/{trip}/live?{stretch}"],
        "bookings/:id/pay": [f"bookings/{bought.held['booking_id']}/pay"],
        "bookings/:id": [f"bookings/{paid}", f"bookings/{bought.held['booking_id']}"],
        "bookings/:id/passenger": [f"bookings/{paid}/passenger?ticket={ticket}"],
        "tickets/:id": [f"tickets/{ticket}"],
        "t/:code": ["t/K7QX3M9R"],
        "waiting": ["waiting", f"waiting?trip={trip}&{stretch}"],
        "waiting/:id": ["waiting/wai_01KB3V7A5M8N2B4V6C9X1Z3Q7W"],
    }
    return {
        path: own.get(path) or [path.replace("bookings/:id", f"bookings/{paid}")]
        for path in VIEWS
        if path not in BY_STEPS
    }


def test_every_page_with_its_dialogs_and_its_form(sweep, bought, ways):
    sweep.refusals |= {401, 403, 404, 409, 422, 429}
    for views in addresses(bought, ways).values():
        for view in views:
            sweep.everything(view)


@pytest.mark.parametrize("mode", ["held", "empty", "broken"])
def test_every_page_without_its_answers(sweep, bought, ways, mode):
    sweep.refusals |= {401, 403, 404, 503}
    for views in addresses(bought, ways).values():
        sweep.go(views[-1], mode)
        sweep.look(f"{views[-1]}, {mode}")


def test_the_steps_from_the_seats_to_the_hold(sweep, ways):
    page = sweep.page
    for view in sorted(BY_STEPS):
        sweep.go(view)
        sweep.look(f"{view}, without the steps before")
    sweep.go(f"trips/{ways['trip']}?{ways['stretch']}")
    for _ in range(2):
        page.locator("button.seat.free").last.click()
    sweep.look("two seats chosen")
    page.locator(".step-bar button").click()
    expect(page.locator("main fieldset")).to_have_count(2)
    sweep.everything("passengers")
    for place in range(2):
        page.locator(f"input[id$='passengers-{place}-name']").fill(LONG_NAME)
    page.locator("input[type=tel]").first.fill("0788 000 043")
    page.locator("main form button.main").click()
    expect(page.locator(".told-so-far")).to_be_visible()
    page.locator("main details summary").first.click()
    sweep.settle()
    sweep.look("check, with the rules")
    sweep.everything("check")


def test_what_stands_around_the_pages(sweep):
    page = sweep.page
    page.locator(".top nav button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    sweep.look("menu")
    page.keyboard.press("Escape")
    sweep.go("nowhere/at/all")
    sweep.look("no such page")
    sweep.go("")
    page.get_by_role("combobox").first.fill("kig")
    expect(page.get_by_role("option").first).to_be_visible()
    sweep.look("stations to choose from")
