"""Putting a trip on sale: its seats, its place in the search, and its state."""

from tms.bookings import for_trips as bookings
from tms.bookings.sale import Sale, SaleStop
from tms.kernel.access import audit
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction
from tms.trips import boarding_store, journey_store, ride_store, store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import ON_SALE, Trip, TripStatus

MAX_LEGS = 45
"""The condition of a hold names every leg of its stretch; with about 52 legs it exceeds DynamoDB's 4 KB."""


TRIES = 3
"""How often a trip is listed anew while others change it."""


class TooManyLegs(ValueError):
    """The trip has more stops than can be sold in one stretch."""

    def __init__(self, legs: int) -> None:
        super().__init__(f"the trip has {legs} legs, {MAX_LEGS} are possible")
        self.legs = legs


def put_on_sale(trip: Trip) -> bool:
    """Create a trip and put it on sale; False if that was done before.

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
    return sell(trip)


def sell(trip: Trip) -> bool:
    """Put a draft that is stored on sale; False if it is on sale, or no longer as it was read.

    It becomes PUBLISHED in the transaction that opens its sales, so no trip is sold that is planned anew
    meanwhile. What search lists is written before: without open sales it has no free seat. After a crash the
    same call finishes the work.
    """
    list_for_search(trip)
    transaction, now = Transaction(), epoch()
    store.advance_into(transaction, trip, TripStatus.PUBLISHED, now)
    entry = audit.Entry(
        "trip.published",
        trip.trip_id,
        trip.company_id,
        before={"status": TripStatus.DRAFT.value},
        after={"status": TripStatus.PUBLISHED.value},
    )
    audit.add_if_staff(transaction, entry)
    if bookings.open_sales(_sale(trip), transaction):
        return True
    _hide_if_changed(trip)
    return False


def show_again(trip: Trip) -> None:
    """List a trip that was on sale when it was read, unless it was planned anew or taken off sale since."""
    if trip.status in ON_SALE:
        list_for_search(trip)
        _hide_if_changed(trip)


def list_again(trip: Trip) -> None:
    """List the journeys of a trip whose times have changed, as it is when this ends.

    A trip that was cancelled or taken off sale meanwhile is listed no more.
    """
    for _ in range(TRIES):
        _list_journeys(trip)
        found = store.find(trip.trip_id)
        if found is None or found.status in {TripStatus.DRAFT, TripStatus.CANCELLED}:
            hide_from_search(trip)
            return
        if (found.delays, found.revision) == (trip.delays, trip.revision):
            return
        trip = found


def list_for_search(trip: Trip) -> None:
    """List the journeys of a trip, and remember when its boarding opens. Doing it again changes nothing."""
    _list_journeys(trip)
    boarding_store.remember(trip)


def hide_from_search(trip: Trip) -> None:
    """Take the journeys of a trip, as it was planned, off the lists."""
    journeys = sold_journeys(trip)
    journey_store.hide_journeys(journeys)
    ride_store.hide_rides(journeys)


def _list_journeys(trip: Trip) -> None:
    journeys = sold_journeys(trip)
    journey_store.list_journeys(journeys)
    ride_store.list_rides(journeys)


def _hide_if_changed(trip: Trip) -> None:
    found = store.find(trip.trip_id)
    if found is None or found.status not in ON_SALE or _sold_as(found) != _sold_as(trip):
        hide_from_search(trip)
    elif _bus(found) != _bus(trip):
        list_for_search(found)


def _sold_as(trip: Trip) -> tuple[object, object]:
    return trip.stops, trip.fares


def _bus(trip: Trip) -> tuple[str, tuple[str, ...]]:
    return trip.bus_class, tuple(trip.amenities)


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
        cut_off_s=trip.windows.sales_cut_off_s,
        cancellation=trip.windows.cancellation,
        transfer_s=trip.windows.transfer_s,
        carriage=trip.carriage,
    )
