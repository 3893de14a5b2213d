"""The console as an app: installable, with a worker of its own."""

import json
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support import chromium

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


def wait_for_worker(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


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
