"""A slow network for a browser, and what its page shows meanwhile: skeletons, and how much it jumps."""

from typing import Any

from playwright.sync_api import Page

KILOBITS_PER_SECOND = 400
LATENCY_MS = 400
WATCH = """(() => {
    const seen = { shift: 0, jumps: [], skeletons: [] };
    window.seen = seen;
    const told = ({ node }) => (node?.nodeType === 1 ? `${node.localName}.${node.className}` : String(node));
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            if (entry.hadRecentInput) continue;
            seen.shift += entry.value;
            seen.jumps.push([entry.value, ...entry.sources.map(told)]);
        }
    }).observe({ type: "layout-shift", buffered: true });
    let skeleton, since;
    const watch = () => {
        const found = document.querySelector(".skeleton");
        if (found && found !== skeleton) since = performance.now();
        skeleton = found;
        if (found && since && getComputedStyle(found).opacity === "1") {
            seen.skeletons.push(performance.now() - since);
            since = undefined;
        }
        requestAnimationFrame(watch);
    };
    watch();
})()"""
"""Keeps by how much the page jumped, and after how many milliseconds each skeleton was seen."""

TAKE = """() => {
    const now = { ...seen };
    Object.assign(seen, { shift: 0, jumps: [], skeletons: [] });
    return now;
}"""
GOOD_SHIFT = 0.1
"""Cumulative layout shift of a good page, https://web.dev/articles/cls"""


def slow_down(here: Any) -> None:
    """Let a visit's network be slow, and watch its page from now on."""
    here.page.add_init_script(WATCH)
    network = here.context.new_cdp_session(here.page)
    network.send("Network.enable")
    limits = {"latency": LATENCY_MS, "downloadThroughput": KILOBITS_PER_SECOND * 125, "uploadThroughput": -1}
    network.send("Network.emulateNetworkConditions", {"offline": False, **limits})


def jumps(page: Page) -> Any:
    """Return what was seen since the last look, when the page has come to rest."""
    page.wait_for_timeout(300)
    return page.evaluate(TAKE)
