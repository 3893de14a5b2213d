"""Door for tickets: what was sold of a trip."""

from tms.bookings import sale_store, store
from tms.bookings.seats import SOLD


def sold_places(trip_id: str) -> dict[str, str]:
    """Return the category of the passenger of each place whose seat is sold now, by the id of its ticket.

    A place that is not its trip's any more is in it as well: its ticket tells.
    """
    seats = sale_store.seats_of(trip_id)
    bookings = {claim.booking_id for seat in seats for claim in seat.claims.values() if claim.until == SOLD}
    return {place.ticket_id: place.category for each in store.by_ids(bookings) for place in each.places}
