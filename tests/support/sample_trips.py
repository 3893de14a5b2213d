"""The trips of the sample network as they are stored, without storing them."""

from infra.sample.network import TripPlan
from tms.trips.trip import Trip, TripStatus, TripStop


def trip_of(plan: TripPlan) -> Trip:
    """Return the draft of a planned trip, without the terms of its route."""
    return Trip(
        trip_id=plan.trip_id,
        company_id=plan.company.company_id,
        company=plan.company.name,
        route_id=plan.route.route_id,
        bus_id=plan.bus.bus_id,
        plate=plan.bus.plate,
        bus_class=plan.bus.bus_class,
        driver_id=plan.driver.account_id,
        status=TripStatus.DRAFT,
        service_date=plan.departure_at.date().isoformat(),
        currency=plan.company.currency,
        stops=[
            TripStop(
                station.station_id,
                station.name,
                station.latitude,
                station.longitude,
                call.arrival_at,
                call.departure_at,
            )
            for station, call in zip(plan.route.stops, plan.stops, strict=True)
        ],
        fares={stretch: fare.amount for stretch, fare in plan.fares.items()},
        layout=plan.bus.layout.as_grid(),
    )
