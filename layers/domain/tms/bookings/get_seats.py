"""Use case: the seat map of a trip; and what holding seats looks at too."""

from typing import TYPE_CHECKING

from tms.bookings import store
from tms.bookings.sale import NoSuchStretch, Sale
from tms.bookings.seats import Seat
from tms.bookings.views import SeatMap, seat_map
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from tms.bookings.requests import StretchQuery


def show_seats(trip_id: str, query: "StretchQuery") -> SeatMap:
    """Return the seat map of a trip for one stretch.

    Raises:
        NotFound: `trip_not_on_sale`.
        Invalid: `no_such_stretch`.
    """
    sale, seats = on_sale(trip_id)
    return seat_map(sale, seats, legs_of(sale, query.from_, query.to), epoch())


def on_sale(trip_id: str) -> tuple[Sale, list[Seat]]:
    """Return a trip's sale and its seats.

    Raises:
        NotFound: `trip_not_on_sale`.
    """
    found = store.read_trip(trip_id)
    if found is None:
        raise NotFound("trip_not_on_sale", f"There is no trip {trip_id} on sale.")
    return found


def legs_of(sale: Sale, origin: str, destination: str) -> range:
    """Return the legs between two stops, named by station id or by name.

    Raises:
        Invalid: `no_such_stretch`.
    """
    try:
        return sale.legs(origin, destination)
    except NoSuchStretch as error:
        raise Invalid("no_such_stretch", str(error), "/from") from None
