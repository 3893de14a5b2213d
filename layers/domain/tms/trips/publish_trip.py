"""Use case: create a trip and put it on sale."""

from tms.bookings import for_trips
from tms.kernel.clock import epoch
from tms.trips import store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import Trip, TripStatus

MAX_LEGS = 45
"""A hold's condition names every leg of its stretch; at about 52 legs it is longer than DynamoDB's 4 KB."""


class TooManyLegs(ValueError):
    """The trip has more stops than can be sold in one stretch."""

    def __init__(self, legs: int) -> None:
        super().__init__(f"the trip has {legs} legs, {MAX_LEGS} are possible")
        self.legs = legs


def publish(trip: Trip) -> None:
    """Create a trip and put it on sale.

    Every step may be repeated, and the trip is PUBLISHED only once all of them are done: after a crash
    the same call finishes the work.

    Args:
        trip: in state DRAFT.

    Raises:
        TooManyLegs: it has more than `MAX_LEGS`.
    """
    legs = len(trip.stops) - 1
    if legs > MAX_LEGS:
        raise TooManyLegs(legs)
    store.create(trip, epoch())
    for_trips.open_sales(trip)
    store.list_journeys(sold_journeys(trip))
    store.advance(trip, TripStatus.PUBLISHED, epoch())
