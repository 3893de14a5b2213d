"""Routes: what makes one, and the exact schedule of its stops."""

from datetime import date

import pytest

from tms.fleet.routes import BadRoute, Category, ClassFare, Promotion, Route, RouteStop

STOPS = (RouteStop("stn_a", 0), RouteStop("stn_b", 3601, 59), RouteStop("stn_c", 1800))
FARES = {(0, 1): 1000, (0, 2): 1500, (1, 2): 700}


def route(**changes) -> Route:
    parts = {"stops": STOPS, "fares": FARES, **changes}
    return Route("rte_x", "cmp_x", "A - C", currency="RWF", **parts)


def test_the_schedule_is_exact_to_the_second():
    assert route().offsets() == [(0, 0), (3601, 3660), (5460, 5460)]
    assert route().running_s == 5460


def test_a_route_without_fares_is_one_that_is_not_priced_yet():
    assert route(fares={}).pairs == ((0, 1), (0, 2), (1, 2))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"stops": STOPS[:1], "fares": {}}, "stops"),
        ({"stops": STOPS[:1] + tuple(RouteStop(f"stn_{i}", 60) for i in range(46))}, "stops"),
        ({"stops": (RouteStop("stn_a", 5), *STOPS[1:])}, "stops/0/running_s"),
        ({"stops": (STOPS[0], RouteStop("stn_b", 0), STOPS[2])}, "stops/1/running_s"),
        ({"stops": (RouteStop("stn_a", 0, 60), *STOPS[1:])}, "stops/0/dwell_s"),
        ({"stops": (*STOPS[:2], RouteStop("stn_c", 60, 60))}, "stops/2/dwell_s"),
        ({"stops": (STOPS[0], RouteStop("stn_b", 60, -1), STOPS[2])}, "stops/1/dwell_s"),
        ({"stops": (STOPS[0], RouteStop("stn_b", 60, 0, -1), STOPS[2])}, "stops/1/metres"),
        ({"stops": (STOPS[0], RouteStop("stn_a", 60), STOPS[2])}, "stops/1/station_id"),
        ({"fares": {(0, 3): 100}}, "fares"),
        ({"fares": {(1, 1): 100}}, "fares"),
        ({"fares": {(0, 1): -1}}, "fares"),
        ({"round_to": 0}, "round_to"),
        ({"class_fares": {"vip": ClassFare(-1)}}, "class_fares/vip"),
        ({"class_fares": {"vip": ClassFare(100, {(0, 1): -1})}}, "class_fares/vip"),
        ({"fares": {(0, 1): 1}, "class_fares": {"vip": ClassFare(100, {(0, 2): 5})}}, "class_fares/vip"),
        ({"categories": (Category("adult", 90),)}, "categories/0/category"),
        ({"categories": (Category("child", 50), Category("child", 40))}, "categories/1/category"),
        ({"categories": (Category("child", 101),)}, "categories/0/percent"),
        ({"promotions": (Promotion("nothing"),)}, "promotions/0"),
        ({"promotions": (Promotion("both", 10, 500),)}, "promotions/0"),
        ({"promotions": (Promotion("much", 101),)}, "promotions/0/percent"),
        ({"promotions": (Promotion("less", price=-1),)}, "promotions/0/price"),
        (
            {"promotions": (Promotion("back", 10, None, date(2026, 5, 2), date(2026, 5, 1)),)},
            "promotions/0/valid_until",
        ),
        ({"promotions": (Promotion("where", 10, pairs=frozenset({(0, 9)})),)}, "promotions/0/pairs"),
    ],
)
def test_what_makes_no_route_is_refused_with_its_place(changes, place):
    with pytest.raises(BadRoute) as refused:
        route(**changes)
    assert refused.value.place == place
