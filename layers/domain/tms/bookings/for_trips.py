"""Use cases that trips has of bookings: putting a trip's seats on sale, and ending that."""

from tms.bookings import store
from tms.bookings.sale import Sale, SaleStop
from tms.bookings.seats import closes_once_left
from tms.fleet.layout import from_grid
from tms.kernel.store import Transaction
from tms.trips.trip import Trip


def open_sales(trip: Trip) -> None:
    """Put the seats of a trip on sale. Doing it again changes nothing."""
    sale = Sale(
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
    )
    store.open_sales(sale, from_grid(trip.layout).labels)


def close_into(transaction: Transaction, trip_id: str, left: range, at: int) -> None:
    """Add to `transaction`: the bus left the stops `left` at `at`, so nobody buys from there any more.

    Add it last. Where a bus has more seats than `transaction` has room for, the others are closed before, in
    transactions of their own: whoever is interrupted there may begin again.
    """
    found = store.read_trip(trip_id, consistent=True)
    closes = {}
    for seat in found[1] if found else ():
        ends = closes_once_left(seat.closes, left, at)
        if ends != seat.closes:
            closes[seat.label] = ends
    labels = list(closes)
    room = store.MOST_WRITES - len(transaction)
    for start in range(room, len(labels), store.MOST_WRITES):
        before = Transaction()
        several = labels[start : start + store.MOST_WRITES]
        store.close_into(before, trip_id, {label: closes[label] for label in several})
        before.commit()
    store.close_into(transaction, trip_id, {label: closes[label] for label in labels[:room]})
