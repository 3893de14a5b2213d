"""POST /platform/stations: make a station that all companies share."""

from tms.fleet.create_public_station import create_public_station
from tms.fleet.station.requests import PublicStationRequest
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/platform/stations",
    allow=Permission.STATION_MANAGE,
    idempotent=True,
    body=PublicStationRequest,
    returns=OwnStationView,
    status=201,
    errors={404: ("station_not_found",), 409: ("station_name_taken",), 422: ("idempotency_key_reused",)},
    summary="Make a station that all companies share",
)
def handle(caller: Caller, request: PublicStationRequest, key: str) -> OwnStationView:
    """Make a station."""
    return create_public_station(caller, request, key)
