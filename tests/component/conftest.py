"""The world of the proofs about every route, and the two buses of a journey."""

from collections.abc import Iterator

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.network import build, publish
from tests.support.snapshot import Snapshot
from tests.support.travelling import second_bus
from tests.support.world import World, built
from tms.trips.trip import Trip


@pytest.fixture(scope="module")
def world(_machinery: Cloud) -> Iterator[World]:
    """A world of its own for each module; see `tests.support.world`."""
    with built(_machinery) as made:
        yield made


@pytest.fixture(scope="module")
def before(world: World) -> Snapshot:
    """The tables of the world before anything was asked."""
    return Snapshot.taken()


@pytest.fixture
def first(cloud: Cloud, clock: HeldClock) -> Trip:
    """A trip along the line of the small network, on sale: the first of a journey."""
    build()
    return publish()


@pytest.fixture
def second(first: Trip) -> Trip:
    """The trip that goes on from the first one."""
    return second_bus()
