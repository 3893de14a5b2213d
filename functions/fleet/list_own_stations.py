"""GET /company/stations: the company's own stations and the shared ones."""

from tms.fleet.list_own_stations import list_own_stations
from tms.fleet.station.requests import OwnStationQuery
from tms.fleet.station.views import OwnStations
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/stations",
    allow=Permission.FLEET_READ,
    query=OwnStationQuery,
    returns=OwnStations,
    errors={400: ("bad_cursor",)},
    summary="The stations that a company may use",
)
def handle(caller: Caller, query: OwnStationQuery) -> OwnStations:
    """List the stations."""
    return list_own_stations(caller, query)
