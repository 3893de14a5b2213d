"""PATCH /company/stations/{station_id}: change a station of the company."""

from tms.fleet.station.requests import StationChange
from tms.fleet.station.views import OwnStationView
from tms.fleet.update_station import update_station
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.patch(
    "/company/stations/{station_id}",
    allow=Permission.FLEET_MANAGE,
    body=StationChange,
    returns=OwnStationView,
    errors={404: ("station_not_found",), 409: ("station_name_taken",)},
    summary="Change a station of the company",
)
def handle(caller: Caller, station_id: str, request: StationChange) -> OwnStationView:
    """Change a station."""
    return update_station(caller, station_id, request)
