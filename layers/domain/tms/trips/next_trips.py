"""The next trips that take passengers along the same stretch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from tms.bookings import for_trips as bookings
from tms.kernel.clock import now
from tms.trips import journey_store
from tms.trips.sold_journeys import SoldJourney

DAYS = 2
"""Trips of the day of the departure and of the next day are offered."""

LOOKED_AT = 50
"""How many trips of a day are looked at, by departure."""


@dataclass(frozen=True)
class Stretch:
    """A stretch that passengers wanted to travel, by the ids of its stations, and when."""

    origin_id: str
    destination_id: str
    departure_at: datetime


def next_trips(trip_id: str, stretch: Stretch, seats: int, most: int) -> list[tuple[SoldJourney, int]]:
    """Return the next journeys of any company, by departure, with the number of their free seats.

    They leave after the trip would have left; after now, if that is later.

    Args:
        trip_id: the trip that does not run.
        seats: how many free seats a journey must have.
        most: how many are wanted at most.
    """
    return list(islice(_with_seats(trip_id, stretch, seats), most))


def _with_seats(trip_id: str, stretch: Stretch, seats: int) -> Iterator[tuple[SoldJourney, int]]:
    leaves = max(stretch.departure_at, now().astimezone(stretch.departure_at.tzinfo))
    for days in range(DAYS):
        found = _of_day(stretch, leaves.date() + timedelta(days=days), leaves)
        others = [journey for journey in found if journey.trip_id != trip_id]
        free = bookings.seats_free({each.trip_id: range(each.start, each.stop) for each in others})
        yield from ((each, free[each.trip_id]) for each in others if free[each.trip_id] >= seats)


def _of_day(stretch: Stretch, day: date, leaves: datetime) -> list[SoldJourney]:
    journeys, _ = journey_store.journeys(
        stretch.origin_id,
        stretch.destination_id,
        day.isoformat(),
        behind=journey_store.place_of(leaves, ""),
        limit=LOOKED_AT,
    )
    return journeys
