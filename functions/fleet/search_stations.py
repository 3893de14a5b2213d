"""GET /search/stations: stations by what a person types."""

from tms.fleet import search_stations
from tms.fleet.requests import StationQuery
from tms.fleet.views import FoundStations
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/search/stations",
    public=True,
    query=StationQuery,
    returns=FoundStations,
    max_age=60,
    summary="Find stations, forgiving of spelling",
)
def handle(query: StationQuery) -> FoundStations:
    """Find stations."""
    return search_stations.search_stations(query.q, query.limit)
