"""GET /trips/{trip_id}/seats: the bus and each seat's state for one stretch."""

from tms.bookings import get_seats
from tms.bookings.requests import StretchQuery
from tms.bookings.views import SeatMap
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/trips/{trip_id}/seats",
    public=True,
    query=StretchQuery,
    returns=SeatMap,
    errors={404: ("trip_not_on_sale",), 422: ("no_such_station", "no_such_stretch")},
    summary="Seat map for a stretch",
)
def handle(trip_id: str, query: StretchQuery) -> SeatMap:
    """Show the seats."""
    return get_seats.get_seats(trip_id, query)
