"""POST /company/stations: make a station of the company."""

from tms.fleet.create_station import create_station
from tms.fleet.station.requests import StationRequest
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/stations",
    allow=Permission.FLEET_MANAGE,
    idempotent=True,
    body=StationRequest,
    returns=OwnStationView,
    status=201,
    errors={404: ("station_not_found",), 409: ("station_name_taken",), 422: ("idempotency_key_reused",)},
    summary="Make a station of the company",
)
def handle(caller: Caller, request: StationRequest, key: str) -> OwnStationView:
    """Make a station."""
    return create_station(caller, request, key)
