"""GET /company/stations/{station_id}: a station of the company, or a shared one."""

from tms.fleet.get_own_station import get_own_station
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/stations/{station_id}",
    allow=Permission.FLEET_READ,
    returns=OwnStationView,
    errors={404: ("station_not_found",)},
    summary="See a station",
)
def handle(caller: Caller, station_id: str) -> OwnStationView:
    """Show a station."""
    return get_own_station(caller, station_id)
