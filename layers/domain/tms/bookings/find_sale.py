"""Finding what is on sale: a trip's sale with its seats, and the legs of a stretch that a caller names."""

from tms.bookings import sale_store
from tms.bookings.sale import NoSuchStretch, Sale
from tms.bookings.seats import Seat
from tms.kernel.errors import Invalid, NotFound


def find_sale(trip_id: str) -> tuple[Sale, list[Seat]]:
    """Return a trip's sale and its seats.

    Raises:
        NotFound: `trip_not_on_sale`.
    """
    found = sale_store.find(trip_id)
    if found is None:
        raise NotFound("trip_not_on_sale", f"There is no trip {trip_id} on sale.")
    return found


def legs_of(sale: Sale, origin: str, destination: str) -> range:
    """Return the legs between two stops, each given by its station's id or name.

    Raises:
        Invalid: `no_such_stretch`.
    """
    try:
        return sale.legs(origin, destination)
    except NoSuchStretch as error:
        raise Invalid("no_such_stretch", str(error), "/from") from None
