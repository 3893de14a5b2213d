"""The console over a slow network: what it shows meanwhile, and that nothing jumps when answers come."""

import pytest
from playwright.sync_api import expect

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
GO = """address => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Goes to another view as a link does."""

GOOD_SHIFT = 0.1
"""Cumulative layout shift of a good page, https://web.dev/articles/cls"""

VIEWS = ("policy", "stations", "buses", "drivers", "staff", "planner", "board")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_skeletons_come_after_a_moment_and_nothing_jumps(visit, size):
    here = visit(size, who="owner")
    page = here.page
    page.add_init_script(WATCH)
    network = here.context.new_cdp_session(page)
    network.send("Network.enable")
    limits = {"latency": LATENCY_MS, "downloadThroughput": KILOBITS_PER_SECOND * 125, "uploadThroughput": -1}
    network.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    here.open("company")
    expect(page.locator(".facts")).to_be_visible()
    told = {"company": jumps(page)}
    for view in VIEWS:
        page.evaluate(GO, here.root + view)
        expect(page.locator(".skeleton")).to_be_attached()
        expect(page.locator(".skeleton")).to_have_count(0)
        told[view] = jumps(page)
    assert {view: seen for view, seen in told.items() if seen["shift"] > GOOD_SHIFT} == {}
    waits = [wait for seen in told.values() for wait in seen["skeletons"]]
    assert len(waits) >= len(VIEWS)
    assert min(waits) >= 250, "a quick answer comes without a flash of grey"


def jumps(page):
    """Return what was seen since the last look, when the page has come to rest."""
    page.wait_for_timeout(300)
    return page.evaluate(TAKE)
