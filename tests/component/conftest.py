"""The world of the proofs about every route."""

from collections.abc import Iterator

import pytest

from tests.support.cloud import Cloud
from tests.support.snapshot import Snapshot
from tests.support.world import World, built


@pytest.fixture(scope="module")
def world(_machinery: Cloud) -> Iterator[World]:
    """A world of its own for each module; see `tests.support.world`."""
    with built(_machinery) as made:
        yield made


@pytest.fixture(scope="module")
def before(world: World) -> Snapshot:
    """The tables of the world before anything was asked."""
    return Snapshot.taken()
