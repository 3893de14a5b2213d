"""Use case: create a trip and put it on sale."""

from tms.bookings import for_trips as bookings
from tms.bookings.sale import Sale, SaleStop
from tms.kernel.clock import epoch
from tms.trips import store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import Trip, TripStatus

MAX_LEGS = 45
"""The condition of a hold names every leg of its stretch; with about 52 legs it exceeds DynamoDB's 4 KB."""


class TooManyLegs(ValueError):
    """The trip has more stops than can be sold in one stretch."""

    def __init__(self, legs: int) -> None:
        super().__init__(f"the trip has {legs} legs, {MAX_LEGS} are possible")
        self.legs = legs


def publish_trip(trip: Trip) -> bool:
    """Create a trip and put it on sale; False if that was done before.

    The trip becomes PUBLISHED only when everything else is written, and each step may be repeated: after a
    crash the same call finishes the work.

    Args:
        trip: in state DRAFT.

    Raises:
        TooManyLegs: it has more than `MAX_LEGS`.
    """
    legs = len(trip.stops) - 1
    if legs > MAX_LEGS:
        raise TooManyLegs(legs)
    known = store.find(trip.trip_id)
    if known is not None and known.status is not TripStatus.DRAFT:
        return False
    store.create(trip, epoch())
    bookings.open_sales(_sale(trip))
    store.list_journeys(sold_journeys(trip))
    return store.advance(trip, TripStatus.PUBLISHED, epoch())


def _sale(trip: Trip) -> Sale:
    return Sale(
        trip_id=trip.trip_id,
        company_id=trip.company_id,
        company=trip.company,
        route_id=trip.route_id,
        bus_class=trip.bus_class,
        service_date=trip.service_date,
        currency=trip.currency,
        stops=[
            SaleStop(stop.station_id, stop.name, stop.arrival_at, stop.departure_at) for stop in trip.stops
        ],
        fares=trip.fares,
        layout=trip.layout,
        terms=trip.terms,
    )
