"""The same sale in any order as with moto, on DynamoDB Local: another engine judges the conditions."""

import pytest

from tests.support.clocks import HeldClock
from tests.support.provider import FakeProvider
from tests.support.sale_machine import play
from tests.support.sizes import sized
from tms.payments import start_payment


@pytest.mark.soak
def test_in_any_order_and_with_any_death_the_books_agree(
    clock: HeldClock, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_payment, "momo", lambda: provider)
    play(clock, provider, sized(10, soak=500))
