"""GET /search/stations/nearest: the stations near a place, the nearest first."""

from tms.fleet.find_nearest_stations import find_nearest_stations
from tms.fleet.station.requests import NearestQuery
from tms.fleet.station.views import NearestStations
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/search/stations/nearest",
    public=True,
    query=NearestQuery,
    returns=NearestStations,
    max_age=60,
    summary="The stations near a place",
)
def handle(query: NearestQuery) -> NearestStations:
    """Find the stations."""
    return find_nearest_stations(query)
