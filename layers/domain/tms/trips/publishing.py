"""Use case: create a trip and put it on sale."""

from tms.bookings import selling
from tms.kernel.clock import epoch
from tms.trips import store
from tms.trips.search import sold_journeys
from tms.trips.trips import Trip, TripStatus


def publish(trip: Trip) -> None:
    """Create a trip and put it on sale.

    Every step may be repeated, and the trip is PUBLISHED only once all of them are done: after a crash
    the same call finishes the work.

    Args:
        trip: in state DRAFT.
    """
    store.create(trip, epoch())
    selling.open_sales(trip)
    store.list_journeys(sold_journeys(trip))
    store.advance(trip, TripStatus.PUBLISHED, epoch())
