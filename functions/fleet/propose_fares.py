"""POST /company/routes/{route_id}/fares/proposal: propose fares of a route; nothing is written."""

from tms.fleet.propose_fares import propose_fares
from tms.fleet.route.requests import ProposalRequest
from tms.fleet.route.views import FareProposal
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/routes/{route_id}/fares/proposal",
    allow=Permission.FLEET_MANAGE,
    body=ProposalRequest,
    returns=FareProposal,
    errors={
        404: ("route_not_found",),
        422: (
            "bad_route",
            "distance_missing",
        ),
    },
    summary="Propose fares",
)
def handle(caller: Caller, route_id: str, request: ProposalRequest) -> FareProposal:
    """Propose fares."""
    return propose_fares(caller, route_id, request)
