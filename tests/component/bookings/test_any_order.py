"""A sale in any order, with processes that die anywhere: no seat is sold twice, no money is lost."""

import pytest

from tests.support import exchange_machine, sale_machine
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.provider import FakeProvider
from tests.support.sizes import sized


@pytest.mark.soak
def test_in_any_order_and_with_any_death_the_books_agree(
    cloud: Cloud, clock: HeldClock, provider: FakeProvider
) -> None:
    sale_machine.play(clock, provider, sized(40, soak=2000))


@pytest.mark.soak
def test_with_exchanges_between_two_trips_of_a_company_the_books_agree(
    cloud: Cloud, clock: HeldClock, provider: FakeProvider
) -> None:
    exchange_machine.play(clock, provider, sized(10, soak=1000))
