"""Journeys of several parts, played through the functions: on two trips, or on one with a change of seat."""

from datetime import timedelta
from typing import Any

from tests.support.buying import expect
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import PASSENGER, Person, key
from tms.trips.trip import Trip

FIRST = ("Nyabugogo", "Musanze")
SECOND = ("Musanze", "Rubavu")


def second_bus(minutes: int = 30, **changes: Any) -> Trip:
    """Put another trip on sale that leaves Musanze so many minutes after the first one arrives there."""
    return publish(2, LEAVES + timedelta(minutes=minutes), **changes)


def item(trip: Trip, way: tuple[str, str], *seats: str) -> dict[str, Any]:
    """Return a part of a journey."""
    return {
        "trip_id": trip.trip_id,
        "from": way[0],
        "to": way[1],
        **({"seats": list(seats)} if seats else {}),
    }


def wanted(*items: dict[str, Any], people: int = 1, **changes: Any) -> dict[str, Any]:
    """Return the body of a hold of a journey."""
    return {
        "items": list(items),
        "passengers": [
            {"name": f"Passenger {number}", "phone": f"+2507880000{number:02}"} for number in range(people)
        ],
        "contact": {"email": "aline@mail.example", "phone": "+250788123456"},
        **changes,
    }


def ask(body: Any, caller: Person = PASSENGER, headers: dict[str, str] | None = None) -> Reply:
    """Ask for seats on all parts of a journey."""
    return call("bookings/hold_journey", body=body, caller=caller, headers=headers or key())


def hold_journey(
    *items: dict[str, Any], caller: Person = PASSENGER, people: int = 1, **changes: Any
) -> dict[str, Any]:
    """Hold a journey; return it."""
    return expect(201, ask(wanted(*items, people=people, **changes), caller))


def show(journey: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> Reply:
    """Look at a journey as it stands."""
    path = {"journey_id": journey["journey_id"]}
    return call("bookings/get_journey", path=path, caller=caller, headers=headers)


def states(journey: dict[str, Any], caller: Person = PASSENGER) -> list[str]:
    """Return the states of a journey's bookings."""
    return [each["status"] for each in expect(200, show(journey, caller))["bookings"]]
