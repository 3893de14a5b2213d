"""The answers of the trip endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tms.kernel.money import Money
from tms.trips.sold_journeys import SoldJourney
from tms.trips.trip import Trip, TripStatus


@dataclass(frozen=True)
class PlaceView:
    """A station of a journey."""

    station_id: str
    name: str


@dataclass(frozen=True)
class FoundTrip:
    """A trip for the journey that was asked for; times are those of its stretch. The expected ones are the
    scheduled ones and the delay that the company told.

    `price` is what an adult pays on the day of travel. Where a `promotion` of that day is in it, an adult
    would pay `regular_price` without.

    Example:
        bus_class: vip
        expected_departure_at: 2026-12-01T06:45:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        promotion: null
        regular_price: null
    """

    trip_id: str
    company: str
    company_id: str
    bus_class: str
    departure_at: datetime
    arrival_at: datetime
    expected_departure_at: datetime
    expected_arrival_at: datetime
    price: Money
    promotion: str | None
    regular_price: Money | None
    seats_free: int
    from_: PlaceView
    to: PlaceView


@dataclass(frozen=True)
class FoundTrips:
    """The trips of a day, by departure, without those that have left.

    `next_cursor` asks for the next page; it is null on the last one.
    """

    items: Sequence[FoundTrip]
    next_cursor: str | None


@dataclass(frozen=True)
class TripState:
    """A trip after its driver moved it on, or staff did.

    Attributes:
        missing: at the departure, how many passengers from the first stop have not boarded; else 0.
        warning: says so in words; null if nobody is missing.

    Example:
        status: BOARDING
        missing: 0
        warning: null
    """

    trip_id: str
    status: TripStatus
    departure_at: datetime
    arrival_at: datetime
    missing: int = 0
    warning: str | None = None


def found_trip(journey: SoldJourney, seats_free: int) -> FoundTrip:
    """Return the view of a journey and the number of seats that are free for it."""
    return FoundTrip(
        trip_id=journey.trip_id,
        company=journey.company,
        company_id=journey.company_id,
        bus_class=journey.bus_class,
        departure_at=journey.departure_at,
        arrival_at=journey.arrival_at,
        expected_departure_at=journey.departure_at + timedelta(seconds=journey.late_s),
        expected_arrival_at=journey.arrival_at + timedelta(seconds=journey.late_at_end_s),
        price=Money(journey.amount, journey.currency),
        promotion=journey.promotion,
        regular_price=None if journey.regular is None else Money(journey.regular, journey.currency),
        seats_free=seats_free,
        from_=PlaceView(journey.origin_id, journey.origin),
        to=PlaceView(journey.destination_id, journey.destination),
    )


def trip_state(trip: Trip, status: TripStatus) -> TripState:
    """Return the view of a trip in a state."""
    return TripState(trip.trip_id, status, trip.departure_at, trip.arrival_at)
