"""A trip as anyone may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.companies.company import Company
from tms.trips.trip import Trip, TripStatus

PLATE_SHOWN = frozenset({TripStatus.BOARDING, TripStatus.DEPARTED, TripStatus.ARRIVED, TripStatus.RECONCILED})
"""The states in which passengers look for the bus, or have; before, another bus may come."""


@dataclass(frozen=True)
class TripStopView:
    """A stop of a trip. The expected times are the scheduled ones and the delay.

    Example:
        name: Musanze
        scheduled_arrival_at: 2026-12-01T08:30:00+02:00
        scheduled_departure_at: 2026-12-01T08:35:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        expected_departure_at: 2026-12-01T08:50:00+02:00
    """

    station_id: str
    name: str
    latitude: float
    longitude: float
    scheduled_arrival_at: datetime
    scheduled_departure_at: datetime
    expected_arrival_at: datetime
    expected_departure_at: datetime


@dataclass(frozen=True)
class PublicCompany:
    """The company that runs a trip, and how passengers reach it.

    Example:
        name: Sunbird Kivu Lines
        email: hello@sunbird-lines.example
    """

    company_id: str
    name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class PublicTrip:
    """A trip as anyone may see it.

    Attributes:
        plate: of the bus; null before boarding.
        cancel_reason: in the company's words; null unless the trip is cancelled.
        luggage: the rules in words, by language.

    Example:
        route: Nyabugogo - Rubavu
        bus_class: standard
        amenities: ["wifi"]
        status: PUBLISHED
        service_date: 2026-12-01
        plate: null
        delay_minutes: 0
        cancel_reason: null
        luggage: {"en": "One suitcase of 20 kg a passenger."}
    """

    trip_id: str
    status: TripStatus
    service_date: str
    route: str
    company: PublicCompany
    bus_class: str
    amenities: Sequence[str]
    plate: str | None
    delay_minutes: int
    cancel_reason: str | None
    stops: Sequence[TripStopView]
    luggage: Mapping[str, str]


def stop_views(trip: Trip) -> list[TripStopView]:
    """Return the stops of a trip with its scheduled and expected times."""
    return [
        TripStopView(
            station_id=stop.station_id,
            name=stop.name,
            latitude=stop.latitude,
            longitude=stop.longitude,
            scheduled_arrival_at=stop.arrival_at,
            scheduled_departure_at=stop.departure_at,
            expected_arrival_at=stop.arrival_at + trip.late(place),
            expected_departure_at=stop.departure_at + trip.late(place),
        )
        for place, stop in enumerate(trip.stops)
    ]


def public_trip(trip: Trip, company: Company | None) -> PublicTrip:
    """Return the view of a trip.

    Args:
        company: None if its record is gone.
    """
    return PublicTrip(
        trip_id=trip.trip_id,
        status=trip.status,
        service_date=trip.service_date,
        route=trip.route,
        company=PublicCompany(
            trip.company_id,
            trip.company,
            company.email if company else None,
            company.phone if company else None,
        ),
        bus_class=trip.bus_class,
        amenities=trip.amenities,
        plate=trip.plate if trip.status in PLATE_SHOWN else None,
        delay_minutes=trip.delay_s // 60,
        cancel_reason=trip.cancellation.reason if trip.cancellation else None,
        stops=stop_views(trip),
        luggage=trip.luggage,
    )
