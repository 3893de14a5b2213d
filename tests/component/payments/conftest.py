"""The trips that most tests of payments sell."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.network import LEAVES, publish
from tms.trips.trip import Trip


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    """A trip along the line of the small network, on sale."""
    return publish()


@pytest.fixture
def other(trip: Trip) -> Callable[[int], Trip]:
    """Another trip, three hours later, at a fare."""
    return lambda fare: publish(
        2, LEAVES + timedelta(hours=3), fares={(0, 1): fare, (0, 2): 9000, (1, 2): 2500}
    )
