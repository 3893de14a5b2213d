"""How little data the portal needs: from the search to the ticket in few requests and few bytes."""

import re
from typing import Any

from tests.e2e.browser.conftest import pay_until_booked, tell_who_travels
from tests.e2e.conftest import Platform

MOST_REQUESTS = 12
"""Different ones: a payment is asked for again until it is decided."""

MOST_BYTES = 120 * 1024


class Meter:
    """Counts what a page loads: the answers that came over the network, and their bytes as they were sent."""

    def __init__(self, here: Any) -> None:
        self.loaded: list[tuple[str, int]] = []
        self._asked: dict[str, str] = {}
        devtools = here.context.new_cdp_session(here.page)
        devtools.on("Network.requestWillBeSent", self._ask)
        devtools.on("Network.loadingFinished", self._finish)
        devtools.send("Network.enable")

    def _ask(self, told: Any) -> None:
        request = told["request"]
        if request["url"].startswith("http"):
            self._asked[told["requestId"]] = f"{request['method']} {request['url']}"

    def _finish(self, told: Any) -> None:
        if asked := self._asked.get(told["requestId"]):
            self.loaded.append((asked, int(told["encodedDataLength"])))

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.loaded)


def test_from_the_search_to_the_ticket(platform: Platform, visit):
    here = visit("phone", app="book")
    meter = Meter(here)
    trip = platform.trip
    stretch = f"from={trip.stops[0].station_id}&to={trip.stops[-1].station_id}"
    page = here.open(f"?{stretch}&date={trip.departure_at.date().isoformat()}")
    page.locator(f"a[href*='{trip.trip_id}?']").click()
    page.get_by_role("button", name=re.compile(r"Seat \w+, free")).last.click()
    page.get_by_role("button", name="Take 1 seat").click()
    tell_who_travels(page, "Chantal Mukamana", "0788 000 051")
    page.get_by_role("button", name="Hold 1 seat").click()
    pay_until_booked(page)
    page.wait_for_load_state("networkidle")
    told = "\n".join(f"{size:7} {asked}" for asked, size in meter.loaded)
    assert len({asked for asked, _ in meter.loaded}) <= MOST_REQUESTS, told
    assert meter.bytes <= MOST_BYTES, told
