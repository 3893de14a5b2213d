"""A sale in any order, with processes that die anywhere: no seat is sold twice, no money is lost."""

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.exchange_machine import ExchangeMachine
from tests.support.provider import FakeProvider
from tests.support.sale_machine import play
from tests.support.sizes import sized


@pytest.mark.soak
def test_in_any_order_and_with_any_death_the_books_agree(
    cloud: Cloud, clock: HeldClock, provider: FakeProvider
) -> None:
    play(clock, provider, sized(24, soak=2000))


@pytest.mark.soak
def test_with_exchanges_between_two_trips_of_a_company_the_books_agree(
    cloud: Cloud, clock: HeldClock, provider: FakeProvider
) -> None:
    play(clock, provider, sized(8, soak=1000), ExchangeMachine)
