"""A browser on the platform that all end-to-end tests share. What a page must never do fails every test."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from secrets import randbelow, token_urlsafe
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from infra.api import Api
from infra.local import outbox
from infra.sample.seed import signins
from tests.e2e.conftest import Platform, eventually
from tests.support import chromium
from tests.support.e2e_line import Line, from_now, line_of

SIZES = {"desk": (1280, 800), "phone": (360, 740)}
DISCONNECTED = "net::ERR_INTERNET_DISCONNECTED"
SECONDS = 30
"""A function's first call starts it."""

PAID_MS = 60_000
"""How long a payment may take until the page shows it, on a machine that is busy."""

expect.set_options(timeout=SECONDS * 1000)


@dataclass
class Visit:
    """One person's browser on an app.

    Attributes:
        app: the name of its folder.
        faults: what the console, the network or axe had to say.
        refusals: statuses that the test brings about; Chromium writes each refused request to its console.
        offline: whether the test took the network away; Chromium writes then what it could not load.
    """

    platform: Platform
    context: BrowserContext
    page: Page
    axe: str
    app: str = "console"
    faults: list[str] = field(default_factory=list)
    refusals: set[int] = field(default_factory=set)
    offline: bool = False

    @property
    def root(self) -> str:
        return f"{self.platform.api.base}/app/{self.app}/"

    def open(self, view: str = "") -> Page:
        self.page.goto(self.root + view)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self.page

    def go_offline(self) -> None:
        """Take the network away from here on."""
        self.offline = True
        self.context.set_offline(True)

    def code_for(self, identifier: str, before: int) -> str:
        """Return the code that was sent after so many others."""
        codes = eventually(
            lambda: outbox.codes_to(self.platform.place, identifier), lambda found: len(found) > before
        )
        return codes[-1]

    def check(self) -> None:
        """Look for what people with disabilities could not use, and for what runs out of the window."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(self.axe)
        found: Any = self.page.evaluate("axe.run()")
        for each in found["violations"]:
            nodes = [node["target"] for node in each["nodes"]]
            self.faults.append(f"{self.page.url}: {each['id']} at {nodes}")
        beyond: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if beyond > 0:
            self.faults.append(f"{self.page.url}: {beyond} px run out of the window")


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until the page has this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def payer() -> str:
    """Return the number of a phone whose owner approves."""
    return f"079{randbelow(10**7):07}"


def tell_who_travels(page: Page, name: str, phone: str) -> None:
    """Fill in one passenger, and go on."""
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Phone number", exact=True).fill(phone)
    page.get_by_role("button", name="Check answers").click()


def pay_until_booked(page: Page) -> None:
    """Pay for what is held, and wait for the tickets."""
    heading(page, "Pay by Mobile Money")
    page.get_by_label("Mobile Money number that pays").fill(payer())
    page.get_by_role("button", name=re.compile("^Pay RWF")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are booked", timeout=PAID_MS)


def wait_for_worker(page: Page) -> None:
    """Wait until the worker keeps the app."""
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


def keep_app(page: Page) -> None:
    """Wait until the worker keeps the app, and is in charge of the page."""
    wait_for_worker(page)
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller")


def tab_to(locator: Locator, key: str = "Tab", most: int = 80) -> None:
    """Press a key, Tab or Shift+Tab, until an element has the focus. Nothing else gives it the focus."""
    expect(locator).to_be_visible()
    for _ in range(most):
        locator.page.keyboard.press(key)
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{key} does not come to {locator} in {most} presses")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path, environment = chromium.executable()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, env={**environment}, args=list(chromium.ARGUMENTS)
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    return chromium.axe()


@pytest.fixture
def staff(platform: Platform) -> Callable[[str], dict[str, str]]:
    """Return a finder of a member of the staff by role, with identifier and password."""
    company = platform.trip.company.name
    return lambda role: next(
        one for one in signins() if one["role"] == role and one.get("company") == company
    )


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform, template="coaster")


@pytest.fixture(scope="module")
def trip(line: Line) -> Any:
    """A trip of the line, late enough that all that is cancelled goes back by a company's usual rules."""
    return line.plan(from_now(timedelta(hours=30)))


@pytest.fixture
def key() -> str:
    """The booking key of a guest."""
    return token_urlsafe(24)


@pytest.fixture
def guest(platform: Platform, key: str) -> Api:
    return platform.api.as_guest(key)


@pytest.fixture
def phone(visit: Callable[..., Visit], key: str) -> Visit:
    """The phone of the guest, with the portal."""
    return visit("phone", app="book", key=key)


@pytest.fixture
def visit(browser: Browser, platform: Platform, axe: str) -> Iterator[Callable[..., Visit]]:
    """Return a maker of visits; at the end no visit may have a fault."""
    visits: list[Visit] = []

    def begin(
        size: str = "desk",
        scheme: Any = "light",
        *,
        who: str | None = None,
        locale: str = "en-GB",
        base: str | None = None,
        app: str = "console",
        key: str | None = None,
    ) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale
        )
        context.set_default_timeout(SECONDS * 1000)
        there = replace(platform, api=replace(platform.api, base=base)) if base else platform
        made = Visit(there, context, context.new_page(), axe, app)
        visits.append(made)
        if who is not None:
            context.add_init_script(
                f"localStorage.setItem('tms.session', {json.dumps(session_of(platform, who))})"
            )
        if key is not None:
            context.add_init_script(f"localStorage.setItem('tms.book.key', {json.dumps(key)})")
        _watch(made)
        return made

    yield begin
    for each in visits:
        each.context.close()
    assert [fault for each in visits for fault in each.faults] == []


def _watch(visit: Visit) -> None:
    origin = visit.platform.api.base.partition("/restapis/")[0]

    def hear(said: ConsoleMessage) -> None:
        refused = re.search(r"responded with a status of (\d+)", said.text)
        expected = (
            int(refused[1]) in visit.refusals if refused else visit.offline and DISCONNECTED in said.text
        )
        if said.type == "error" and not expected:
            visit.faults.append(said.text)

    def look(asked: Request) -> None:
        if not asked.url.removeprefix("blob:").startswith(origin):
            visit.faults.append(f"asks {asked.url}")

    visit.page.on("console", hear)
    visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
    visit.context.on("request", look)


def session_of(platform: Platform, who: str) -> str:
    """Return what the app keeps of a session, as JSON, of somebody who is signed in already."""
    token = platform.people[who].access_token()
    return json.dumps({"access": token, "refresh": "none", "until": 10**13})
