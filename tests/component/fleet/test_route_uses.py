"""The door for trips: a company finds its route, and what uses it is counted and named."""

from dataclasses import replace
from datetime import date

import pytest

from tms.fleet import route_store
from tms.fleet.for_trips import routes
from tms.fleet.routes import Category, ClassFare, Promotion, Route, RouteState, RouteStop
from tms.kernel.store import ConditionFailed, Transaction

ROUTE = Route(
    route_id="rte_0000000000000000000000000A",
    company_id="cmp_home",
    name="A - C",
    stops=(RouteStop("stn_a", 0), RouteStop("stn_b", 3600, 300, 52_000), RouteStop("stn_c", 1800)),
    currency="RWF",
    fares={(0, 1): 1000, (0, 2): 1500, (1, 2): 700},
    round_to=50,
    class_fares={"vip": ClassFare(150, {(0, 1): 2000})},
    categories=(Category("child", 50, "under 12"),),
    promotions=(
        Promotion(
            "Advent",
            percent=10,
            valid_from=date(2026, 12, 1),
            weekdays=frozenset({1, 2}),
            pairs=frozenset({(0, 2)}),
            bus_classes=frozenset({"vip"}),
        ),
    ),
    luggage={"en": "One bag of 20 kg."},
    request_hash="hash",
    changed_at=7,
    changed_by="acc_x",
)
TRIP = routes.Use("trip", "trp_1", "A - C, 2026-12-01 08:00")


def made(route: Route = ROUTE) -> Route:
    transaction = Transaction()
    route_store.create_into(transaction, route)
    transaction.commit()
    return route


def used(route_id: str = ROUTE.route_id, use: routes.Use = TRIP) -> None:
    transaction = Transaction()
    routes.use_into(transaction, route_id, use)
    transaction.commit()


def unused(use_id: str = TRIP.id) -> None:
    transaction = Transaction()
    routes.unuse_into(transaction, ROUTE.route_id, use_id)
    transaction.commit()


def test_a_route_is_found_as_it_was_made_by_its_own_company_alone(cloud):
    made()
    assert routes.find_route("cmp_home", ROUTE.route_id) == ROUTE
    assert routes.find_route("cmp_other", ROUTE.route_id) is None
    assert routes.find_route("cmp_home", "rte_unknown") is None
    assert route_store.find_version(ROUTE.route_id, 1) == ROUTE
    assert route_store.find_version(ROUTE.route_id, 2) is None


def test_what_uses_a_route_is_named_until_it_does_not_use_it_any_more(cloud):
    made()
    used()
    assert (route_store.count_uses(ROUTE.route_id), route_store.uses_of(ROUTE.route_id, 20)) == (1, [TRIP])
    unused()
    assert (route_store.count_uses(ROUTE.route_id), route_store.uses_of(ROUTE.route_id, 20)) == (0, [])
    assert (route_store.count_uses("rte_unknown"), route_store.uses_of("rte_unknown", 20)) == (0, [])


def test_nothing_uses_a_route_twice_or_gives_it_back_twice(cloud):
    made()
    used()
    with pytest.raises(ConditionFailed) as twice:
        used()
    assert set(twice.value.failed) == {"route use trp_1"}
    unused()
    with pytest.raises(ConditionFailed):
        unused()
    assert (route_store.count_uses(ROUTE.route_id), route_store.uses_of(ROUTE.route_id, 20)) == (0, [])


@pytest.mark.parametrize("route_id", [ROUTE.route_id, "rte_unknown"])
def test_a_retired_or_unknown_route_is_used_by_nothing_new(cloud, route_id):
    made(replace(ROUTE, state=RouteState.RETIRED))
    with pytest.raises(ConditionFailed) as refused:
        used(route_id)
    assert set(refused.value.failed) == {f"route {route_id}"}
