"""A browser on the platform that all end-to-end tests share. What a page must never do fails every test."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
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

from infra.local import outbox
from infra.sample.seed import signins
from tests.e2e.conftest import Platform, eventually
from tests.support import chromium

SIZES = {"desk": (1280, 800), "phone": (360, 740)}
DISCONNECTED = "net::ERR_INTERNET_DISCONNECTED"
SECONDS = 30
"""A function's first call starts it."""

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
