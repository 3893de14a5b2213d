"""Use case: the driver reaches the last stop, and in the same transaction all sales of the trip end.

A bus that is early is free for other trips from then on, after the turnaround, and so is its driver.
"""

from dataclasses import replace

from tms.bookings import for_trips as bookings
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction
from tms.trips import calendar_entries, life_cycle
from tms.trips.life_cycle import StandIn
from tms.trips.state_machine import Action
from tms.trips.trip import Trip, TripStatus
from tms.trips.views import TripState


def record_arrival(caller: Caller, trip_id: str, stand_in: StandIn | None = None) -> TripState:
    """Record that the bus reached the last stop.

    Raises:
        NotFound, Forbidden, Conflict: see `life_cycle.advance`.
    """
    return life_cycle.advance(caller, trip_id, Action.ARRIVE, _end, stand_in=stand_in)


def _end(transaction: Transaction, trip: Trip, at: int) -> None:
    arrived = replace(trip, status=TripStatus.ARRIVED, since={**trip.since, TripStatus.ARRIVED: at})
    calendar_entries.resize_into(transaction, trip, arrived)
    bookings.close_into(transaction, trip.trip_id, range(len(trip.stops)), at)
