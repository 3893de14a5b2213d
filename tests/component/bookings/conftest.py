"""The trip that most tests of bookings sell."""

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.network import build, publish
from tms.trips.trip import Trip


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    """A trip along the line of the small network, on sale."""
    build()
    return publish()
