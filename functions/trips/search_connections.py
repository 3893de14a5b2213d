"""GET /search/connections: ways from one station to another with one change of bus."""

from tms.kernel.http.app import service_app
from tms.trips import search_connections
from tms.trips.search.connection_views import FoundConnections
from tms.trips.search.requests import ConnectionQuery

app = service_app("trips")


@app.get(
    "/search/connections",
    public=True,
    query=ConnectionQuery,
    returns=FoundConnections,
    max_age=2,
    errors={400: ("bad_cursor",), 422: ("no_such_station", "same_station")},
    summary="Find ways with one change, each with its seats and price",
)
def handle(query: ConnectionQuery) -> FoundConnections:
    """Find connections."""
    return search_connections.search_connections(query)
