"""Prices: class, promotion of the day of travel, category, and the rounding of what is calculated."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet.prices import UnknownCategory, class_fares, fares_at, part_of, rounded, tariff_on
from tms.fleet.routes import Category, ClassFare, Promotion, Route, RouteStop, pairs_of

FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)
CHILD = Category("child", 50, "4 to 11 years")


def route(**changes) -> Route:
    stops = (RouteStop("stn_a", 0), RouteStop("stn_b", 3600, 300), RouteStop("stn_c", 1800))
    fares = {(0, 1): 1000, (0, 2): 1530, (1, 2): 700}
    given = {"stops": stops, "fares": fares, "categories": (CHILD,), **changes}
    return Route("rte_x", "cmp_x", "A - C", currency="RWF", **given)


def price(of: Route, pair=(0, 2), category="adult", day=FRIDAY, bus_class="standard") -> int:
    return tariff_on(of, bus_class, [day] * 3).price(pair, category)


def lines(of: Route, pair=(0, 2), category="adult", day=FRIDAY) -> list[tuple[str, str, int]]:
    found = tariff_on(of, "standard", [day] * 3).lines(pair, category)
    return [(line.kind, line.label, line.amount) for line in found]


def test_an_adult_pays_the_fare_as_it_was_entered():
    assert lines(route(round_to=100)) == [("fare", "", 1530)]


def test_a_category_pays_its_part_of_the_adult_fare_rounded_halves_up():
    assert lines(route(round_to=10), category="child") == [
        ("fare", "", 1530),
        ("category", "child", -760),
    ]
    assert price(route(round_to=100), category="child") == 800
    assert price(route(), category="child") == 765


def test_a_passenger_of_no_category_of_the_route_is_refused():
    with pytest.raises(UnknownCategory):
        price(route(), category="student")


def test_a_class_costs_its_percentage_but_for_the_pairs_that_have_a_fare_of_their_own():
    of = route(class_fares={"vip": ClassFare(150, {(1, 2): 900})}, round_to=100)
    assert class_fares(of, "vip") == {(0, 1): 1500, (0, 2): 2300, (1, 2): 900}
    assert class_fares(of, "standard") == of.fares


def test_the_best_promotion_of_the_day_of_travel_counts_and_they_do_not_add_up():
    of = route(
        promotions=(
            Promotion("Weekend", percent=10, weekdays=frozenset({6, 7})),
            Promotion("December", price=1200, valid_from=FRIDAY, valid_until=date(2026, 12, 31)),
        )
    )
    assert lines(of, day=SATURDAY) == [("fare", "", 1530), ("promotion", "December", -330)]
    assert fares_at(of, "standard", SATURDAY) == {(0, 1): 900, (0, 2): 1200, (1, 2): 630}
    assert fares_at(of, "standard", date(2027, 1, 1)) == of.fares


def test_a_category_is_a_part_of_what_an_adult_pays_on_that_day():
    of = route(promotions=(Promotion("All for a thousand", price=1000),))
    assert lines(of, category="child") == [
        ("fare", "", 1530),
        ("promotion", "All for a thousand", -530),
        ("category", "child", -500),
    ]


def test_a_promotional_price_never_raises_a_fare():
    assert lines(route(promotions=(Promotion("Dear", price=1000),)), pair=(1, 2)) == [("fare", "", 700)]


def test_the_day_is_that_of_the_boarding_stop():
    of = route(promotions=(Promotion("Saturday", percent=50, weekdays=frozenset({6})),))
    overnight = tariff_on(of, "standard", [FRIDAY, SATURDAY, SATURDAY])
    assert (overnight.price((0, 2)), overnight.price((1, 2))) == (1530, 350)


def test_a_promotion_may_be_for_some_pairs_and_classes():
    of = route(
        promotions=(Promotion("VIP", price=1, pairs=frozenset({(0, 1)}), bus_classes=frozenset({"vip"})),)
    )
    assert fares_at(of, "vip", FRIDAY) == {**of.fares, (0, 1): 1}
    assert fares_at(of, "standard", FRIDAY) == of.fares


@given(st.integers(0, 10**7), st.integers(0, 100), st.integers(1, 500))
def test_a_part_is_never_negative_nor_above_the_whole_and_a_multiple_or_the_whole(amount, percent, step):
    part = part_of(amount, percent, step)
    assert 0 <= part <= amount
    assert part == amount or part % step == 0


@given(st.integers(0, 10**9), st.integers(1, 1000), st.integers(1, 1000))
def test_rounding_is_to_the_nearest_multiple(numerator, denominator, step):
    found = rounded(numerator, denominator, step)
    assert found % step == 0
    twice = 2 * (found * denominator - numerator)
    assert -step * denominator < twice <= step * denominator


promotions = st.builds(
    Promotion,
    st.just("offer"),
    percent=st.integers(1, 100),
    weekdays=st.frozensets(st.integers(1, 7)),
) | st.builds(Promotion, st.just("price"), price=st.integers(0, 5000))


@given(
    st.lists(promotions, max_size=4),
    st.integers(0, 300),
    st.integers(0, 100),
    st.sampled_from([1, 5, 50, 100]),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
def test_no_price_is_negative_and_nothing_makes_a_passenger_pay_more(offers, percent, share, step, day):
    of = route(
        promotions=tuple(offers),
        class_fares={"vip": ClassFare(percent)},
        categories=(Category("child", share),),
        round_to=step,
    )
    tariff = tariff_on(of, "vip", [day] * 3)
    for pair in pairs_of(3):
        assert 0 <= tariff.price(pair, "child") <= tariff.price(pair) <= tariff.lines(pair)[0].amount
        assert sum(line.amount for line in tariff.lines(pair, "child")) == tariff.price(pair, "child")
