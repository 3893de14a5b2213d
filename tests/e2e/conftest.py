"""Two platforms for the end-to-end tests of a run, one for those in a browser: the emulator, IAM enforced,
deployed from the template. Each waits more than it computes, so both are played at the same time.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import randbelow, token_urlsafe
from typing import Any, TypeVar

import pytest

from infra.api import Api, Reply
from infra.deploy.deployment import current_url
from infra.local import emulator
from infra.place import ROOT, Place
from infra.sample import network, seed
from infra.sample.seed import signins
from tests.support import kept

T = TypeVar("T")

SECONDS = 120
"""How long a request may take: two platforms that start at once on two processors keep them busy."""

CALM_SECONDS, TIMES, MOST_SECONDS = 0.5, 10, 60
"""A platform that answers so soon, so many times in a row, has taken in what its sample data told."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e/" in item.nodeid:
            item.add_marker(pytest.mark.e2e)
            in_browser = "tests/e2e/browser/" in item.nodeid
            item.add_marker(pytest.mark.xdist_group("browser" if in_browser else "e2e"))


@dataclass(frozen=True)
class Platform:
    """The running platform, and the people and trips that tests use.

    Attributes:
        trip: stays on sale; its driver is the one of `people`.
    """

    place: Place
    api: Api
    trip: network.TripPlan
    people: dict[str, Api]

    def ride(self) -> tuple[network.TripPlan, Api]:
        """Return a trip that may be boarded and driven away now, and its driver."""
        with seed.environment(self.place):
            plan = seed.seed_demonstration(datetime.now(UTC))
        assert plan is not None, "a bus is free"
        password = network.demo_password("driver")
        return plan, self.api.signed_in(plan.driver.email, password, self.place)

    def hold(
        self,
        buyer: Api,
        origin: int = 0,
        destination: int = -1,
        *,
        on: network.TripPlan | None = None,
        **more: Any,
    ) -> Reply:
        """Hold one seat on the trip (or another) between two of its stops; return the answer."""
        trip = on or self.trip
        body = {
            "trip_id": trip.trip_id,
            "from": trip.stops[origin].station_id,
            "to": trip.stops[destination].station_id,
            "passengers": [{"name": "Aline Uwase", "phone": "+250788000001"}],
            **more,
        }
        return buyer.post("/bookings", body, key="new")

    def pay(self, buyer: Api, booking_id: str, phone: str | None = None) -> Reply:
        """Begin to pay, by default from a phone of its own; return the answer."""
        payer = {"phone": phone or f"+25079{randbelow(10**7):07}"}
        body = {"booking_id": booking_id, "method": "momo", "payer": payer}
        return buyer.post("/payments", body, key="new")

    def bought(self, buyer: Api, origin: int = 0, destination: int = -1, **more: Any) -> Any:
        """Hold, pay and wait; return the confirmed booking."""
        held = self.hold(buyer, origin, destination, **more)
        assert held.status == 201, held.body
        assert self.pay(buyer, held.body["booking_id"]).status == 202
        return confirmed(buyer, held.body["booking_id"])


def eventually(look: Callable[[], T], good: Callable[[T], bool], seconds: float = 30) -> T:
    """Look again and again until it is good; fail with what was last seen."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if good(seen):
            return seen
        assert time.monotonic() < end, f"after {seconds} s still {seen!r}"
        time.sleep(0.1)


def confirmed(buyer: Api, booking_id: str) -> Any:
    """Wait until a booking is paid; return it."""
    return eventually(
        lambda: buyer.get(f"/bookings/{booking_id}").body, lambda one: one["status"] == "CONFIRMED"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    place = Place(port=free_port(), simulator_port=free_port(), days=1)
    try:
        _run(place, "up")
        made = _peopled(place)
        _wait_until_calm(made.api)
        yield made
        assert kept.failures(place) == []
    finally:
        _run(place, "down")
        emulator.forget(place)


def _run(place: Place, command: str) -> None:
    """Do what `make up` and `make down` do, with this run's own ports."""
    subprocess.run(
        [sys.executable, "-m", "infra", command],
        cwd=ROOT,
        env={**os.environ, **place.variables()},
        check=True,
    )


def _peopled(place: Place) -> Platform:
    """Find people for the roles that tests speak of, around one trip of the seeded network."""
    api = Api(current_url(place), seconds=SECONDS)
    now = datetime.now(UTC)
    plan, other, *_ = (
        plan
        for plan in network.rolling_departures(now)
        if len(plan.stops) > 3 and plan.departure_at > now + timedelta(hours=1)
    )
    home, abroad = plan.company.name, next(c.name for c in network.COMPANIES if c != plan.company)
    seeded = {
        "passenger": _find("passenger", None),
        "other passenger": _find("passenger", None, place=1),
        "driver": plan.driver.email,
        "other driver": other.driver.email,
        "foreign driver": _find("driver", abroad),
        "agent": _find("agent", home),
        "owner": _find("owner", home),
        "foreign agent": _find("agent", abroad),
        "foreign owner": _find("owner", abroad),
        "admin": _find("platform_admin", None),
    }
    passwords = {one["identifier"]: one["password"] for one in signins()}
    people = {role: api.signed_in(name, passwords[name], place) for role, name in seeded.items()}
    return Platform(place, api, plan, {"guest": api.as_guest(token_urlsafe(18)), **people})


def _wait_until_calm(api: Api) -> None:
    """Wait until the functions that hear of the sample data leave room for those that tests ask, or a minute:
    beside other tests a platform may never be calm.
    """
    soon, end = 0, time.monotonic() + MOST_SECONDS
    while soon < TIMES and time.monotonic() < end:
        began = time.monotonic()
        assert api.get("/search/stations", {"q": "musanze"}).status == 200
        soon = soon + 1 if time.monotonic() - began < CALM_SECONDS else 0
        time.sleep(0.1)


def _find(role: str, company: str | None, *, place: int = 0) -> str:
    fitting = [
        one["identifier"] for one in signins() if one["role"] == role and one.get("company") == company
    ]
    return fitting[place]
