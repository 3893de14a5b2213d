"""GET /search/trips: trips from one station to another on a day."""

from tms.kernel.http.app import service_app
from tms.trips import search_trips
from tms.trips.search.requests import TripQuery
from tms.trips.search.views import FoundTrips

app = service_app("trips")


@app.get(
    "/search/trips",
    public=True,
    query=TripQuery,
    returns=FoundTrips,
    max_age=2,
    errors={400: ("bad_cursor",), 422: ("no_such_station", "same_station")},
    summary="Find trips with seats left for the stretch",
)
def handle(query: TripQuery) -> FoundTrips:
    """Find trips."""
    return search_trips.search_trips(query)
