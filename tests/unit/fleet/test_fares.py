"""Tables of fares: warnings of cheaper stretches, and what becomes of fares when stops change."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet.fares import carried, cheaper_stretches, within
from tms.fleet.routes import ClassFare, Promotion, Route, RouteStop, pairs_of


def stop(name: str) -> RouteStop:
    return RouteStop(f"stn_{name}", 600)


def line(names: str) -> tuple[RouteStop, ...]:
    return tuple(replace(stop(name), running_s=600 if place else 0) for place, name in enumerate(names))


def route(names: str = "abc", fares=None, **changes) -> Route:
    fares = {pair: 100 * (pair[1] - pair[0]) for pair in pairs_of(len(names))} if fares is None else fares
    return Route("rte_x", "co_x", "A - C", line(names), "RWF", fares, **changes)


class TestWarnings:
    def test_fares_that_grow_with_the_way_give_none(self):
        assert cheaper_stretches(route("abcde").fares, 5) == []

    def test_the_dearest_part_of_a_cheaper_stretch_is_named(self):
        [found] = cheaper_stretches({(0, 1): 300, (0, 2): 250, (1, 2): 260}, 3, "vip")
        assert (found.pair, found.amount, found.part, found.part_amount) == ((0, 2), 250, (0, 1), 300)
        assert found.bus_class == "vip"

    def test_a_part_counts_although_the_stretches_between_are_not_sold(self):
        [found] = cheaper_stretches({(1, 2): 500, (0, 3): 400}, 4)
        assert (found.pair, found.part) == ((0, 3), (1, 2))

    def test_the_same_price_for_a_longer_way_is_no_mistake(self):
        assert cheaper_stretches({(0, 1): 300, (0, 2): 300, (1, 2): 300}, 3) == []

    @given(
        st.integers(2, 6).flatmap(
            lambda stops: st.tuples(
                st.just(stops),
                st.dictionaries(st.sampled_from(pairs_of(stops)), st.integers(0, 9)),
            )
        )
    )
    def test_every_stretch_with_a_dearer_part_is_found_and_no_other(self, table):
        stops, fares = table
        found = {each.pair: each for each in cheaper_stretches(fares, stops)}
        for pair in pairs_of(stops):
            parts = [part for part in fares if pair[0] <= part[0] and part[1] <= pair[1] and part != pair]
            dearest = max((fares[part] for part in parts), default=-1)
            assert (pair in found) is (pair in fares and fares[pair] < dearest)
            if pair in found:
                assert found[pair].part_amount == fares[found[pair].part] == dearest

    @given(st.lists(st.integers(0, 50), min_size=1, max_size=8))
    def test_prices_that_add_up_along_the_way_never_warn(self, legs):
        fares = {(i, j): sum(legs[i:j]) for i, j in combinations(range(len(legs) + 1), 2)}
        assert cheaper_stretches(fares, len(legs) + 1) == []


class TestOtherStops:
    def test_times_change_and_fares_stay(self):
        before = route()
        after, unknown = carried(before, (before.stops[0], RouteStop("stn_b", 900, 60), before.stops[2]))
        assert (after.fares, unknown) == (before.fares, [])
        assert after.running_s == 900 + 60 + 600

    def test_the_fares_between_stops_that_stay_are_kept(self):
        after, unknown = carried(route("abc"), line("ac"))
        assert (after.fares, unknown) == ({(0, 1): 200}, [])

    def test_pairs_of_a_new_stop_are_named(self):
        after, unknown = carried(route("ac", {(0, 1): 200}), line("abc"))
        assert after.fares == {(0, 2): 200}
        assert unknown == [(0, 1), (1, 2)]

    def test_a_pair_that_was_not_sold_is_not_sold_later(self):
        after, unknown = carried(route("abc", {(0, 2): 200}), line("ac"))
        assert (after.fares, unknown) == ({(0, 1): 200}, [])
        after, unknown = carried(route("abc", {(0, 1): 100}), line("ac"))
        assert (after.fares, unknown) == ({}, [])

    def test_the_other_direction_needs_fares(self):
        after, unknown = carried(route("abc"), line("cba"))
        assert (after.fares, unknown) == ({}, [(0, 1), (0, 2), (1, 2)])

    def test_calls_at_the_same_station_are_told_apart(self):
        before = route("abca", {(0, 1): 10, (0, 2): 20, (0, 3): 30, (1, 2): 10, (1, 3): 20, (2, 3): 10})
        after, unknown = carried(before, line("aba"))
        assert (after.fares, unknown) == ({(0, 1): 10, (0, 2): 30, (1, 2): 20}, [])

    def test_a_route_without_fares_needs_none(self):
        assert carried(route("ab", {}), line("abc"))[1] == []

    def test_what_is_only_for_pairs_that_are_gone_is_gone(self):
        before = route(
            class_fares={"vip": ClassFare(150, {(0, 1): 7, (0, 2): 9})},
            promotions=(
                Promotion("b", 10, pairs=frozenset({(0, 1)})),
                Promotion("c", 10, pairs=frozenset({(0, 1), (0, 2)})),
                Promotion("all", 10),
            ),
        )
        after, _ = carried(before, line("ac"))
        assert after.class_fares == {"vip": ClassFare(150, {(0, 1): 9})}
        kept = {each.name: each.pairs for each in after.promotions}
        assert kept == {"c": frozenset({(0, 1)}), "all": frozenset()}

    def test_prices_of_pairs_that_are_not_sold_any_more_are_gone(self):
        before = route(class_fares={"vip": ClassFare(150, {(0, 1): 7, (0, 2): 9})})
        assert within(before, {(0, 2): 5}).class_fares["vip"].fares == {(0, 2): 9}


@pytest.mark.parametrize("names", ["abcdef", "abcabc"])
@given(st.data())
def test_whatever_the_stops_become_the_route_is_valid_and_every_pair_is_known_or_named(names, data):
    chosen = data.draw(st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=7))
    calls = [each for place, each in enumerate(chosen) if place == 0 or each != chosen[place - 1]]
    if len(calls) > 1:
        after, unknown = carried(route(names), line("".join(calls)))
        assert set(after.fares) | set(unknown) == set(after.pairs)
        assert not set(after.fares) & set(unknown)
