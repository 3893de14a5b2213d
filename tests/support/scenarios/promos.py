"""Promo codes of the home company, and one for its route."""

from tests.support.company import on_record
from tests.support.promos import promo_code, terms
from tests.support.routes import new_route
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("POST /company/promo-codes")
def make_promo_code(world: World) -> Request:
    on_record()
    return Request(body=terms(route_ids=[new_route()["route_id"]]))


@scenario("GET /company/promo-codes/{promo_code_id}")
def promo(world: World) -> Request:
    return Request(path={"promo_code_id": promo_code()["promo_code_id"]})


@scenario("PATCH /company/promo-codes/{promo_code_id}")
def change_promo(world: World) -> Request:
    return Request(path={"promo_code_id": promo_code()["promo_code_id"]}, body={"budget": 20_000})
