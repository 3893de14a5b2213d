"""POST /positions: a driver's device reports where the bus is, or was while it had no network."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tracking import post_positions
from tms.tracking.requests import PositionsRequest
from tms.tracking.views import PositionsTaken

app = service_app("tracking")


@app.post(
    "/positions",
    allow=Permission.POSITION_REPORT,
    allowed_while_company_suspended=True,
    body=PositionsRequest,
    returns=PositionsTaken,
    status=202,
    errors={503: ("stream_busy",)},
    rejects=("not_the_driver", "trip_not_found", "trip_not_running"),
    summary="Report positions of the bus",
)
def handle(caller: Caller, request: PositionsRequest) -> PositionsTaken:
    """Take the positions."""
    return post_positions.post_positions(caller, request.positions)
