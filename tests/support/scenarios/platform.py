"""The platform: its companies' audit trail."""

from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("GET /audit")
def audit(world: World) -> Request:
    """Without a company, so that each owner asks for their own."""
    return Request(query={"limit": "10"})
