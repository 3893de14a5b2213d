"""Proposals of fares: by the kilometre, from another row, and rounded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet.fares import cheaper_stretches
from tms.fleet.proposals import DistanceMissing, PerKilometre, all_rounded, copied_row, per_kilometre
from tms.fleet.routes import RouteStop


def way(*metres: int | None) -> list[RouteStop]:
    return [RouteStop("stn_0", 0), *(RouteStop(f"stn_{i}", 60, 0, each) for i, each in enumerate(metres, 1))]


def test_a_fare_is_the_distance_times_the_rate_and_what_every_journey_costs():
    found = per_kilometre(way(10_000, 5_500), PerKilometre(Decimal("30.8"), base=100))
    assert found == {(0, 1): 408, (0, 2): 577, (1, 2): 269}  # 477.4 and 169.4, and 100


def test_no_journey_costs_less_than_the_least():
    assert per_kilometre(way(1_000), PerKilometre(Decimal("30.8"), least=300)) == {(0, 1): 300}


def test_half_a_minor_unit_is_rounded_up():
    assert per_kilometre(way(500), PerKilometre(Decimal(1))) == {(0, 1): 1}
    assert per_kilometre(way(499), PerKilometre(Decimal(1))) == {(0, 1): 0}


def test_stops_without_a_distance_are_named():
    with pytest.raises(DistanceMissing) as missing:
        per_kilometre(way(10, None, None), PerKilometre(Decimal(1)))
    assert missing.value.stops == (2, 3)


def test_a_passenger_from_a_copied_stop_pays_the_same_to_the_same_stop():
    fares = {(0, 1): 100, (0, 2): 500, (0, 3): 700, (1, 2): 430, (1, 3): 650, (2, 3): 200}
    assert copied_row(fares, 4, 0, 1) == {**fares, (1, 2): 500, (1, 3): 700}
    assert copied_row(fares, 4, 1, 0) == {**fares, (0, 2): 430, (0, 3): 650}
    assert copied_row({(0, 2): 5}, 4, 1, 0) == {}


def test_a_fare_that_costs_something_is_not_rounded_to_nothing():
    assert all_rounded({(0, 1): 0, (0, 2): 20, (1, 2): 149, (0, 3): 150}, 100) == {
        (0, 1): 0,
        (0, 2): 100,
        (1, 2): 100,
        (0, 3): 200,
    }


@given(
    st.lists(st.integers(0, 200_000), min_size=1, max_size=10),
    st.integers(0, 100_000),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
    st.sampled_from([1, 50, 100]),
)
def test_fares_by_the_kilometre_are_never_negative_and_never_warn(metres, rate, base, least, step):
    price = PerKilometre(Decimal(rate) / 1000, base, least)
    fares = all_rounded(per_kilometre(way(*metres), price), step)
    assert min(fares.values()) >= 0
    assert cheaper_stretches(fares, len(metres) + 1) == []
    assert all(fare % step == 0 for fare in fares.values())
