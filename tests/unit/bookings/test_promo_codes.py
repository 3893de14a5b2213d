"""What a promo code takes off, and when and where it does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.promo.codes import MOST_PERCENT, PromoCode, PromoCodeState, spread

CODE = PromoCode(
    promo_code_id="prm_1",
    company_id="co",
    code="ADVENT10",
    percent=10,
    amount=None,
    currency="RWF",
    valid_from=100,
    valid_until=200,
    route_ids=("rte_1",),
    uses_per_person=None,
    budget=5000,
    left=1000,
    uses=2,
    paused=False,
    revision=1,
    request_hash="",
    created_at=0,
)

PRICES = st.lists(st.integers(0, 100_000), min_size=1, max_size=45)


def test_a_part_is_taken_off_each_price_and_what_is_left_is_rounded():
    assert CODE.shares([3500, 1750], 50) == [350, 150]
    assert CODE.shares([3500, 1750], 1) == [350, 175]


def test_an_amount_is_spread_by_the_prices():
    code = replace(CODE, percent=None, amount=1000)
    assert code.shares([3000, 1000], 50) == [750, 250]


def test_an_amount_leaves_a_tenth_to_pay():
    code = replace(CODE, percent=None, amount=1_000_000)
    assert code.shares([3000, 1000], 50) == [2700, 900]


@given(PRICES, st.integers(1, MOST_PERCENT), st.integers(1, 100))
def test_a_part_is_never_more_than_the_price(prices: list[int], percent: int, step: int):
    shares = replace(CODE, percent=percent).shares(prices, step)
    assert all(0 <= share <= price for share, price in zip(shares, prices, strict=True))


@given(PRICES, st.integers(1, 200_000))
def test_an_amount_is_taken_off_once_and_no_price_is_below_nothing(prices: list[int], amount: int):
    shares = replace(CODE, percent=None, amount=amount).shares(prices, 1)
    assert sum(shares) == min(amount, sum(prices) * MOST_PERCENT // 100)
    assert all(0 <= share <= price for share, price in zip(shares, prices, strict=True))


def test_nothing_is_spread_over_nothing():
    assert spread(0, [0, 0]) == [0, 0]


@pytest.mark.parametrize(
    ("code", "now", "state"),
    [
        (CODE, 99, PromoCodeState.EARLY),
        (CODE, 100, PromoCodeState.ACTIVE),
        (CODE, 199, PromoCodeState.ACTIVE),
        (CODE, 200, PromoCodeState.OVER),
        (replace(CODE, paused=True), 150, PromoCodeState.PAUSED),
        (replace(CODE, left=0), 150, PromoCodeState.USED_UP),
        (replace(CODE, left=-5), 150, PromoCodeState.USED_UP),
        (replace(CODE, left=0, paused=True), 200, PromoCodeState.OVER),
    ],
)
def test_its_state(code: PromoCode, now: int, state: PromoCodeState):
    assert code.state(now) is state


@pytest.mark.parametrize(
    ("code", "route", "currency", "now", "told"),
    [
        (CODE, "rte_1", "RWF", 100, None),
        (replace(CODE, route_ids=()), "rte_2", "RWF", 199, None),
        (CODE, "rte_1", "RWF", 200, "over"),
        (CODE, "rte_1", "RWF", 99, "not valid at present"),
        (replace(CODE, paused=True), "rte_1", "RWF", 150, "not valid at present"),
        (CODE, "rte_2", "RWF", 150, "other routes"),
        (CODE, "rte_1", "UGX", 150, "prices in RWF"),
    ],
)
def test_for_what_it_is(code: PromoCode, route: str, currency: str, now: int, told: str | None):
    refusal = code.refusal(route, currency, now)
    assert refusal is None if told is None else told in (refusal or "")
