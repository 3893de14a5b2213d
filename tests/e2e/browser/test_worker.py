"""The console as an app: installable, with a worker of its own, and a new version that is never forced."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser.conftest import Visit, wait_for_worker
from tests.support import chromium
from tests.support.in_between import in_between

NEWER = b"// a newer version\n"

UPDATE = "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => undefined)"

ICON = """async (url) => {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
}"""


def manifest_of(page: Page) -> Any:
    """Return the manifest that a page names, with absolute addresses."""
    told = page.evaluate(
        """async () => {
            const url = document.querySelector('link[rel=manifest]').href;
            const answer = await fetch(url);
            return [url, answer.headers.get('content-type'), await answer.text()];
        }"""
    )
    url, kind, text = told
    assert kind.startswith("application/manifest+json")
    return json.loads(text) | {"at": url}


class TestInstalling:
    def test_the_manifest_says_what_is_installed(self, visit):
        here = visit(who="owner")
        page = here.open("board")
        manifest = manifest_of(page)
        assert manifest["name"] == "TMS Console"
        assert len(manifest["short_name"]) <= 12
        assert manifest["display"] == "standalone"
        resolved = page.evaluate(
            "([at, ...paths]) => paths.map((path) => new URL(path, at).href)",
            [manifest["at"], manifest["start_url"], manifest["scope"], manifest["id"]],
        )
        assert resolved == [here.root] * 3, "it begins and stays in the console"
        sizes = set()
        for icon in manifest["icons"]:
            address = page.evaluate("([at, path]) => new URL(path, at).href", [manifest["at"], icon["src"]])
            width, height = page.evaluate(ICON, address)
            if icon["sizes"] != "any":
                assert icon["sizes"] == f"{width}x{height}", icon["src"]
            sizes.add((icon["sizes"], icon["purpose"]))
        assert sizes >= {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}

    def test_a_browser_offers_to_install_it(self, browser: Browser, platform, tmp_path):
        path, environment = chromium.executable()
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path), executable_path=path, env={**environment}, args=list(chromium.ARGUMENTS)
        )
        page = context.pages[0]
        page.goto(f"{platform.api.base}/app/console/")
        wait_for_worker(page)
        devtools = context.new_cdp_session(page)
        found = devtools.send("Page.getInstallabilityErrors")
        context.close()
        assert found["installabilityErrors"] == []

    def test_its_worker_is_in_charge_of_its_own_pages_alone(self, visit):
        here = visit(who="owner")
        page = here.open("board")
        wait_for_worker(page)
        page.reload()
        page.wait_for_function("navigator.serviceWorker.controller")
        scope = page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.scope)")
        assert scope == here.root


class TestANewVersion:
    @pytest.fixture
    def newer(self, visit, platform) -> Iterator[tuple[Visit, list[str]]]:
        """Return a visit whose console has found a newer worker, and what the page has loaded since."""
        published = threading.Event()

        def change(path: str, body: bytes) -> bytes:
            return NEWER + body if published.is_set() and path.endswith("/app/console/sw.js") else body

        with in_between(platform.api.base, change) as base:
            here: Visit = visit(who="owner", base=base)
            page = here.open("branches?view=add")
            wait_for_worker(page)
            page.reload()
            page.wait_for_function("navigator.serviceWorker.controller")
            page.get_by_label("Branch").fill("Half typed")
            published.set()
            loads: list[str] = []
            page.on("load", lambda each: loads.append(each.url))
            page.evaluate(UPDATE)
            yield here, loads
            here.page.close()

    def test_it_is_offered_and_nothing_is_forced(self, newer):
        here, loads = newer
        page = here.page
        offer = page.get_by_role("button", name="Reload with the new version")
        expect(offer).to_be_visible()
        expect(page.get_by_text("A new version is here.")).to_be_visible()
        here.check()
        page.wait_for_timeout(1000)
        expect(page.get_by_label("Branch")).to_have_value("Half typed")
        assert loads == [], "the page was not loaded again"
        page.get_by_role("link", name="Cancel").click()
        expect(offer).to_be_visible()
        assert loads == []
        waiting = "navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))"
        assert page.evaluate(waiting), "the newer worker waits"

    def test_it_takes_over_when_its_user_wishes(self, newer):
        here, loads = newer
        page = here.page
        with page.expect_event("load"):
            page.get_by_role("button", name="Reload with the new version").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Add a branch")
        expect(page.get_by_text("A new version is here.")).to_have_count(0)
        assert len(loads) == 1
        waiting = "navigator.serviceWorker.getRegistration().then((found) => found.waiting)"
        assert page.evaluate(waiting) is None
