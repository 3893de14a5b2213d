"""What planners of trips work with."""

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.fleet import bus as a_bus
from tests.support.planning import LEAVES, ask, equip, hire, plan, wanted
from tms.fleet.buses import Bus


@pytest.fixture
def bus(cloud: Cloud, clock: HeldClock) -> Bus:
    _, made, _ = equip()
    hire()
    return made


@pytest.fixture
def vip(bus: Bus) -> Bus:
    return a_bus("RAB 456 D", bus_class="vip")


@pytest.fixture
def draft(bus: Bus) -> str:
    return str(expect(201, plan(wanted(bus, LEAVES)))["trip_id"])


@pytest.fixture
def on_sale(draft: str) -> str:
    expect(200, ask("publish_trip", draft))
    return draft
