"""Use case that trips has of bookings: putting a trip's seats on sale."""

from tms.bookings import store
from tms.bookings.sale import Sale, SaleStop
from tms.fleet.layout import from_grid
from tms.trips.trips import Trip


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
