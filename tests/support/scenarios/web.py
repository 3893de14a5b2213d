"""The documentation."""

from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("GET /docs")
@scenario("GET /openapi.json")
def page(world: World) -> Request:
    return Request()
