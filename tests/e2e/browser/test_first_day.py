"""A new company's first day: from an invitation by mail to the first trip on sale, by clicking."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from infra.local import outbox
from infra.sample import network
from tests.e2e.conftest import Platform
from tests.support.e2e_company import PASSWORD, accept_invitation, put_on_record
from tests.support.e2e_line import plate

STEPS = 8
DRIVER = "Claver Mugabo"
TRIES = 12
"""How often the day is looked at for a trip that its timetable makes."""


def tomorrow() -> str:
    today = datetime.now(UTC).astimezone(ZoneInfo(network.TIMEZONE)).date()
    return (today + timedelta(days=1)).isoformat()


def take(page: Page, step: str) -> None:
    """Open the next step from the first steps, where nothing later is done yet."""
    expect(page.get_by_role("heading", level=1)).to_have_text("First steps")
    current = page.locator("[aria-current=step]")
    expect(current).to_contain_text("Open")
    current.get_by_role("link", name=step).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("First steps")


def back(page: Page, words: str) -> None:
    """Read what was done, and return to the first steps."""
    expect(page.locator(".notice.good")).to_contain_text(words)
    page.get_by_role("link", name="Back to the first steps").click()


def test_from_an_invitation_to_the_first_trip_on_sale(visit, platform: Platform):
    _, _, owner = put_on_record(platform)
    accept_invitation(platform, owner)
    here = visit("phone")
    here.refusals.add(403)
    sign_in(here, owner)
    page = here.page
    expect(page).to_have_url(re.compile("/app/console/start$"))
    expect(page.locator(".first-steps li")).to_have_count(STEPS)
    here.check()

    take(page, "Complete the profile")
    page.get_by_label("Address", exact=True).fill("KN 5 Road, Kigali")
    page.get_by_role("button", name="Save the profile").click()
    back(page, "The profile is saved.")
    take(page, "Set the rules")
    page.get_by_role("button", name="Save the rules").click()
    back(page, "The rules are saved.")
    take(page, "Make a route with fares")
    make_a_route(page)
    take(page, "Add a bus")
    add_a_bus(page)
    take(page, "Add a driver")
    invite_a_driver(page, platform)
    take(page, "Add a driver")
    enter_the_licence(page)
    take(page, "Enter a timetable")
    enter_a_timetable(page)
    take(page, "Put a trip on sale")
    put_a_trip_on_sale(page)

    expect(page.get_by_text("All steps are done: trips are on sale.")).to_be_visible()
    expect(page.locator(".first-steps li").filter(has_text="Done")).to_have_count(STEPS)
    here.check()
    page.goto(here.root)
    expect(page.get_by_role("heading", level=1)).to_have_text("Today's trips")
    expect(page.get_by_role("link", name="Back to the first steps")).to_have_count(0)


def sign_in(here, identifier: str) -> None:
    page = here.open()
    page.get_by_label("E-mail address or phone number").fill(identifier)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    before = len(outbox.codes_to(here.platform.place, identifier))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code of six digits").fill(here.code_for(identifier, before))
    page.get_by_role("button", name="Sign in with the code").click()


def make_a_route(page: Page) -> None:
    page.get_by_role("link", name="Make a route").first.click()
    page.get_by_label("Name", exact=True).fill("Nyabugogo - Musanze")
    for number, typed in ((1, "nyabug"), (2, "ruhengeri")):
        box = page.get_by_role("combobox", name=f"Stop {number}")
        box.fill(typed)
        box.press("Enter")
        expect(box).not_to_have_value("")
    page.get_by_label("Minutes of travel").fill("120")
    page.get_by_role("button", name="Make a route").click()
    page.get_by_label("Kigali-Nyabugogo to Musanze, in RWF").fill("3500")
    page.get_by_role("button", name="Save the prices").click()
    back(page, "The route is saved")


def add_a_bus(page: Page) -> None:
    page.get_by_role("link", name="Add a bus").first.click()
    page.get_by_label("Plate").fill(plate())
    page.get_by_role("button", name="Add a bus").click()
    back(page, "The bus is on record.")


def invite_a_driver(page: Page, platform: Platform) -> None:
    address = f"driver.{token_hex(4)}@mail.example"
    page.get_by_role("link", name="Invite a driver").click()
    page.get_by_label("Name").fill(DRIVER)
    page.get_by_label("E-mail address").fill(address)
    expect(page.get_by_label("Driver", exact=True)).to_be_checked()
    page.get_by_role("button", name="Invite somebody").click()
    back(page, "The invitation is sent by mail.")
    accept_invitation(platform, address)


def enter_the_licence(page: Page) -> None:
    page.get_by_role("link", name=DRIVER).click()
    page.get_by_role("link", name="Enter the licence").click()
    page.get_by_label("Licence number").fill("DEMO 0007")
    page.get_by_label("Licence class").fill("D")
    page.get_by_label("Valid until").fill("2039-12-31")
    page.get_by_role("button", name="Save the licence").click()
    back(page, "The licence is saved.")


def enter_a_timetable(page: Page) -> None:
    page.get_by_role("link", name="Enter a timetable").first.click()
    page.get_by_label("Name").fill("First of the morning")
    page.get_by_label("Route").select_option(index=1)
    page.get_by_label("Departure time").fill("06:30")
    page.get_by_label("Repeats").select_option("daily")
    page.get_by_label("Season from").fill(tomorrow())
    page.get_by_label("Season until").fill(tomorrow())
    page.get_by_label("Bus", exact=True).select_option(index=1)
    page.get_by_label("Driver", exact=True).select_option(index=1)
    page.get_by_label("Its trips").select_option("draft")
    page.get_by_role("button", name="Preview the next 30 days").click()
    expect(page.get_by_text("1 trip to be made")).to_be_visible()
    page.get_by_role("button", name="Save the timetable").click()
    back(page, "The timetable is saved.")


def put_a_trip_on_sale(page: Page) -> None:
    page.get_by_label("Day after", exact=True).click()
    trip = page.locator("a.when").first
    for _ in range(TRIES):
        with suppress(AssertionError):
            expect(trip).to_be_visible(timeout=5000)
            break
        page.reload()  # the timetable's trips are made behind its answer
    trip.click()
    page.get_by_role("link", name="Put the trip on sale").click()
    page.locator(".panel").get_by_role("button", name="Put the trip on sale").click()
    back(page, "on sale")
