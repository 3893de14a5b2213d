"""The console in a browser: signing in, the day's trips, the rules; by clicking and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from infra.local import outbox
from tests.e2e.browser.conftest import tab_to, wait_for_worker

SCHEMES = ("light", "dark")
VIEWS = (
    *("board", "company", "company?view=change", "policy", "policy?view=change"),
    *("branches", "branches?view=add", "staff", "staff?role=driver", "nowhere"),
)


KEPT = """async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map((request) => request.url);
}"""
"""The addresses of all that a worker keeps."""

THURSDAY = re.compile("^Thursday,? 1 May 2031$")
"""Browsers differ in the comma."""

LANGUAGES = [("fr", "Départs du jour"), ("rw", "Ingendo z'uyu munsi"), ("sw", "Safari za leo")]


class TestSigningIn:
    def test_in_two_steps_by_clicking(self, visit, staff):
        supervisor = staff("supervisor")
        here = visit()
        page = here.open()
        assert page.url == here.root, "the address ends in a slash, so that the worker is in charge of it"
        here.check()
        page.get_by_label("E-mail address or phone number").fill(supervisor["identifier"])
        page.get_by_label("Password", exact=True).fill(supervisor["password"])
        before = len(outbox.codes_to(here.platform.place, supervisor["identifier"]))
        here.refusals.add(403)
        page.get_by_role("button", name="Sign in").click()
        code = page.get_by_label("Code of six digits")
        expect(code).to_be_focused()
        here.check()
        code.fill(here.code_for(supervisor["identifier"], before))
        page.get_by_role("button", name="Sign in with the code").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Today's trips")
        assert page.evaluate("localStorage.getItem('tms.device')"), "the device is known at the next sign-in"
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert page.evaluate("localStorage.getItem('tms.session')") is None

    def test_by_keyboard_alone(self, visit, staff):
        clerk = staff("finance")
        here = visit()
        page = here.open("board")
        keys = page.keyboard
        tab_to(page.get_by_label("E-mail address or phone number"), most=2)
        keys.type(clerk["identifier"])
        keys.press("Tab")
        keys.type(clerk["password"])
        before = len(outbox.codes_to(here.platform.place, clerk["identifier"]))
        here.refusals.add(403)
        keys.press("Enter")
        expect(page.get_by_label("Code of six digits")).to_be_focused()
        keys.type(here.code_for(clerk["identifier"], before))
        keys.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Today's trips")
        tab_to(page.locator("a.when:visible").first)
        keys.press("Enter")
        expect(page.get_by_role("heading", name="Stops")).to_be_visible()
        expect(page.locator(".trip-beside h2").first).to_be_focused()

    def test_a_wrong_password_is_told_and_what_was_typed_stays(self, visit):
        here = visit()
        page = here.open()
        page.get_by_label("E-mail address or phone number").fill("nobody@example.com")
        page.get_by_label("Password", exact=True).fill("not the password")
        here.refusals.add(401)
        page.get_by_role("button", name="Sign in").click()
        summary = page.get_by_role("alert")
        expect(summary).to_contain_text("There is a problem")
        expect(summary).to_be_focused()
        expect(page).to_have_title(re.compile("^Error: "))
        expect(page.get_by_label("E-mail address or phone number")).to_have_value("nobody@example.com")
        here.check()

    def test_a_missing_field_is_linked_from_the_summary(self, visit):
        here = visit()
        page = here.open()
        here.refusals.add(422)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("alert").get_by_role("link").first.click()
        field = page.get_by_label("E-mail address or phone number")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")


class TestTheDay:
    def test_every_trip_of_the_day_leads_to_its_page_and_back(self, visit):
        page = visit(who="owner").open("board")
        expect(page.get_by_text(re.compile(r"\d+ trips · \d+ of [\d,]+ seats sold"))).to_be_visible()
        first = page.locator("a.when:visible").first
        departure = first.inner_text()
        first.click()
        expect(page.locator(".trip-beside h2").first).to_contain_text(departure)
        expect(page.locator("a.when:visible").nth(1)).to_be_visible()
        page.get_by_role("link", name="Open as a page").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(departure)
        expect(page.get_by_role("table", name="Stops").get_by_role("row")).not_to_have_count(1)
        page.locator("summary").click()
        expect(page.get_by_role("cell", name=re.compile("RWF")).first).to_be_visible()
        page.get_by_role("link", name="Back to the day").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Today's trips")

    def test_the_address_holds_the_day(self, visit):
        page = visit(who="owner").open("board?date=2031-05-01")
        expect(page.get_by_role("heading", level=1)).to_have_text(THURSDAY)
        expect(page.get_by_text("No trips are planned for this day.")).to_be_visible()
        page.get_by_role("button", name="Day before").click()
        expect(page).to_have_url(re.compile(r"board\?date=2031-04-30$"))
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(THURSDAY)


class TestTheRules:
    def test_the_owner_changes_them_and_takes_it_back(self, visit):
        here = visit(who="owner")
        page = here.open("policy")
        former = self._change(here, "999")
        here.refusals.add(422)
        page.get_by_role("button", name="Save the rules").click()
        expect(page.get_by_role("alert")).to_be_focused()
        here.check()
        page.get_by_label("Pause of a bus between two trips").fill("47")
        page.get_by_role("button", name="Save the rules").click()
        expect(page.get_by_text("The rules are saved.")).to_be_visible()
        page.reload()
        expect(page.get_by_text("47 minutes", exact=True)).to_be_visible()
        self._change(here, former)
        page.get_by_role("button", name="Save the rules").click()
        expect(page.get_by_text("The rules are saved.")).to_be_visible()

    def _change(self, here, minutes: str) -> str:
        """Type another pause of a bus; return what stood there, which other tests need again."""
        here.page.get_by_role("link", name="Change the rules").click()
        field = here.page.get_by_label("Pause of a bus between two trips")
        former = field.input_value()
        field.fill(minutes)
        return str(former)

    def test_an_agent_sees_them_and_no_way_to_change_them(self, visit):
        here = visit(who="agent")
        page = here.open("policy")
        expect(page.get_by_role("heading", name="Cancellations")).to_be_visible()
        expect(page.get_by_role("link", name="Change the rules")).to_have_count(0)
        expect(page.get_by_role("link", name="Staff")).to_have_count(0)
        here.open("policy?view=change")
        expect(page.get_by_role("heading", name="Cancellations")).to_be_visible()
        expect(page.get_by_role("button", name="Save the rules")).to_have_count(0)


def test_a_branch_comes_and_goes(visit):
    here = visit(who="owner")
    page = here.open("branches?view=add")
    page.get_by_label("Branch").fill("Gisenyi")
    page.get_by_label("Address", exact=True).fill("RB 12 Street, Gisenyi")
    page.get_by_role("button", name="Add a branch").click()
    expect(page.get_by_role("row", name=re.compile("Gisenyi"))).to_have_count(1)
    here.check()
    page.get_by_role("button", name="Remove Gisenyi").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Sold tickets stay valid.")
    here.check()
    page.get_by_role("dialog").get_by_role("button", name="Remove Gisenyi").click()
    expect(page.get_by_role("row", name=re.compile("Gisenyi"))).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_view_can_be_used_by_everyone(visit, size, scheme):
    here = visit(size, scheme, who="owner")
    for view in VIEWS:
        here.open(view)
        here.check()
    here.open("board").locator("a.when:visible").first.click()
    expect(here.page.get_by_role("heading", name="Stops")).to_be_visible()
    here.check()


@pytest.mark.parametrize(("language", "word"), LANGUAGES)
def test_each_language_fits_a_phone(visit, language, word):
    here = visit("phone", who="owner", locale=language)
    here.context.add_init_script(f"localStorage.setItem('tms.language', '{language}')")
    page = here.open("board")
    expect(page.get_by_role("heading", level=1)).to_have_text(word)
    assert page.evaluate("document.documentElement.lang") == language
    for view in ("board", "policy", "company?view=change"):
        here.open(view)
        here.check()


def test_offline_the_shell_starts_and_says_so(visit):
    here = visit(who="owner")
    page = here.open("board")
    wait_for_worker(page)
    kept = page.evaluate(KEPT)
    assert kept
    assert [url for url in kept if "/app/console/" not in url] == [], "no answer of the API is kept"
    here.go_offline()
    page.goto(here.root + "trips/trp_01KB3V7A5M8N2B4V6C9X1Z3Q7W")
    expect(page.get_by_text("You are offline. What you see may be old.")).to_be_visible()
