"""Fleet: the routes of the home company."""

from tests.support import company, routes
from tests.support.people import COMPANY, OTHER_COMPANY
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("POST /company/routes")
def create_route(world: World) -> Request:
    for each in (COMPANY, OTHER_COMPANY):
        company.on_record(each)
    return Request(body={"name": "Kigali - Rubavu", "stops": routes.STOPS, "fares": routes.FARES})


@scenario("GET /company/routes/{route_id}")
@scenario("DELETE /company/routes/{route_id}")
def route(world: World) -> Request:
    company.on_record()
    return Request(path={"route_id": routes.new_route()["route_id"]})


@scenario("PATCH /company/routes/{route_id}")
def change_route(world: World) -> Request:
    return Request(path=route(world).path, body={"name": "Kigali - Rubavu express"})


@scenario("PUT /company/routes/{route_id}/fares")
def replace_fares(world: World) -> Request:
    return Request(path=route(world).path, body={"fares": routes.FARES, "round_to": 50})


@scenario("POST /company/routes/{route_id}/fares/proposal")
def propose_fares(world: World) -> Request:
    return Request(path=route(world).path, body={"per_kilometre": {"rate": 30.8}, "round_to": 50})
