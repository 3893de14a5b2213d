"""Use case: show the seat map of a trip for one stretch."""

from typing import TYPE_CHECKING

from tms.bookings.find_sale import find_sale, legs_of
from tms.bookings.views import SeatMap, seat_map
from tms.kernel.clock import epoch

if TYPE_CHECKING:
    from tms.bookings.requests import StretchQuery


def get_seats(trip_id: str, query: "StretchQuery") -> SeatMap:
    """Return the seat map of a trip for one stretch.

    Raises:
        NotFound: `trip_not_on_sale`.
        Invalid: `no_such_station`, `no_such_stretch`.
    """
    sale, seats = find_sale(trip_id)
    return seat_map(sale, seats, legs_of(sale, query.from_, query.to), query.passengers, epoch())
