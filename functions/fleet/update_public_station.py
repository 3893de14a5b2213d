"""PATCH /platform/stations/{station_id}: change a station that all companies share."""

from tms.fleet.station.requests import PublicStationChange
from tms.fleet.station.views import OwnStationView
from tms.fleet.update_public_station import update_public_station
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.patch(
    "/platform/stations/{station_id}",
    allow=Permission.STATION_MANAGE,
    body=PublicStationChange,
    returns=OwnStationView,
    errors={404: ("station_not_found",), 409: ("station_name_taken",)},
    summary="Change a station that all companies share",
)
def handle(caller: Caller, station_id: str, request: PublicStationChange) -> OwnStationView:
    """Change a station."""
    return update_public_station(caller, station_id, request)
