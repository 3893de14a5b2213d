"""What every test gets: no network beyond what it needs, and the fixtures of the shared support."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.support import moto_direct
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud, emptied, in_memory
from tests.support.logs import Logs, captured
from tests.support.provider import FakeProvider
from tests.support.sizes import load_profile
from tms.payments.momo import provider as momo

SPEAKS_HTTP = ("simulator", "test_momo", "test_relay")
"""Tests that talk to a server of this very process: the payment simulator."""

TESTS = Path(__file__).parent
LONG = ("e2e", "concurrency", "template")
"""Folders whose tests stay on one worker each, the longest first: they are begun before all others."""

moto_direct.install()
load_profile()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors, for the end-to-end tests wait most of the time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.soak)
        kind = item.nodeid.split("/")[1]
        if kind not in {"unit", "contract", "component"}:
            continue
        if kind == "component" and any(word in item.nodeid for word in SPEAKS_HTTP):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))
        else:
            item.add_marker(pytest.mark.disable_socket)


def _turn(item: pytest.Item) -> int:
    folder = item.path.relative_to(TESTS).parts[0]
    return LONG.index(folder) if folder in LONG else len(LONG)


@pytest.fixture
def clock() -> Iterator[HeldClock]:
    """The platform's clock, held at `NOW` until the test lets it pass."""
    with HeldClock(NOW) as held:
        yield held


@pytest.fixture(scope="module")
def _machinery() -> Iterator[Cloud]:
    with in_memory() as made:
        yield made


@pytest.fixture
def cloud(_machinery: Cloud) -> Cloud:
    """An empty cloud in memory: tables, topic, queues and secrets."""
    return emptied(_machinery)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> FakeProvider:
    """A Mobile Money provider that does what the test says."""
    fake = FakeProvider()
    monkeypatch.setattr(momo, "Momo", lambda _url, _credentials: fake)
    momo.momo.cache_clear()  # a test before may have left its own
    return fake


@pytest.fixture
def logs() -> Iterator[Logs]:
    """What the platform logs, as parsed lines."""
    with captured() as lines:
        yield lines


@pytest.fixture
def now() -> datetime:
    """The moment at which the held clock begins."""
    return NOW
