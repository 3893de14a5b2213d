"""A trip's steps as its driver takes them, each at a time when it may be taken."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.functions import Reply, call
from tests.support.people import DRIVER, SUPERVISOR, Person
from tms.trips.trip import Trip

STEPS = {"open_boarding": "BOARDING", "record_departure": "DEPARTED", "record_arrival": "ARRIVED"}
"""The functions of the steps in their order, and the state that each leads to."""

WHEN: Mapping[str, Callable[[Trip], datetime]] = {
    "open_boarding": lambda trip: trip.departure_at - timedelta(minutes=40),
    "record_departure": lambda trip: trip.departure_at - timedelta(minutes=10),
    "record_arrival": lambda trip: trip.arrival_at,
}


def step(name: str, trip_id: str, caller: Person = DRIVER) -> Reply:
    """Take a step now."""
    return call(f"trips/{name}", path={"trip_id": trip_id}, caller=caller)


def drive(trip: Trip, clock: HeldClock, *names: str, caller: Person = DRIVER) -> None:
    """Take steps, each as early as a driver usually does; the clock does not go back for it."""
    for name in names:
        clock.set(max(clock.moment, WHEN[name](trip)))
        expect(200, step(name, trip.trip_id, caller))


def board(trip: Trip, clock: HeldClock) -> None:
    """Open boarding, 40 minutes before the departure."""
    drive(trip, clock, "open_boarding")


def depart(trip: Trip, clock: HeldClock) -> None:
    """Board and depart, 10 minutes ahead of the schedule."""
    drive(trip, clock, "open_boarding", "record_departure")


def undo(trip: Trip, status: str, caller: Person = SUPERVISOR) -> Reply:
    """Take back the step that led to a state."""
    body = {"status": status, "reason": "The driver tapped the wrong trip."}
    return call("trips/undo_step", path={"trip_id": trip.trip_id}, body=body, caller=caller)
