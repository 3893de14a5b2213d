"""GET /trips/{trip_id}/position: where the trip's bus is, and when it reaches its next stop."""

from datetime import UTC
from email.utils import format_datetime

from tms.kernel.http.app import Answer, service_app
from tms.tracking import get_trip_position
from tms.tracking.views import Position

app = service_app("tracking")


@app.get(
    "/trips/{trip_id}/position",
    public=True,
    returns=Position,
    max_age=5,
    errors={404: ("no_position", "trip_not_found")},
    summary="Where a trip's bus is now",
)
def handle(trip_id: str) -> Answer:
    """Return the position."""
    position = get_trip_position.get_trip_position(trip_id)
    seen = position.recorded_at.astimezone(UTC)
    return Answer(position, headers={"Last-Modified": format_datetime(seen, usegmt=True)})
