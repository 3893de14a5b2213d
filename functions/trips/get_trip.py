"""GET /trips/{trip_id}: a trip as anyone may see it."""

from tms.kernel.http.app import service_app
from tms.trips import get_trip
from tms.trips.public_views import PublicTrip

app = service_app("trips")


@app.get(
    "/trips/{trip_id}",
    public=True,
    returns=PublicTrip,
    max_age=10,
    errors={404: ("trip_not_found",)},
    summary="See a trip",
)
def handle(trip_id: str) -> PublicTrip:
    """See a trip."""
    return get_trip.get_trip(trip_id)
