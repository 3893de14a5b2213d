"""DELETE /company/stations/{station_id}: delete a station of the company."""

from tms.fleet.delete_station import delete_station
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.trips.for_fleet import trips_at

app = service_app("fleet")


@app.delete(
    "/company/stations/{station_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={404: ("station_not_found",), 409: ("in_use",)},
    summary="Delete a station of the company",
)
def handle(caller: Caller, station_id: str) -> Answer:
    """Delete a station."""
    delete_station(caller, station_id, trips_at)
    return Answer()
