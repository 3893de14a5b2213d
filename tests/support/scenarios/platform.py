"""The platform: its companies' audit trail."""

from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("GET /audit")
def audit(world: World) -> Request:
    return Request(query={"limit": "10"})
