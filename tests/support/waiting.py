"""The waiting list, played through the functions: a full bus, and people that wait for seats of it."""

from typing import Any

from tests.support.buying import expect, hold
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call, run
from tests.support.people import AGENT, PASSENGER, Person, key
from tms.bookings import on_hold_due, sale_store
from tms.bookings import store as bookings
from tms.bookings.seats import SeatState
from tms.kernel.clock import epoch
from tms.trips.trip import Trip

FIRST_HALF = range(1)
"""The legs from Nyabugogo to Musanze."""


def free_seats(trip: Trip, legs: range = FIRST_HALF) -> list[str]:
    """Return the labels of the seats that are free for a stretch, kept for the line or not."""
    now = epoch()
    seats = sale_store.seats_of(trip.trip_id)
    return [seat.label for seat in seats if seat.state(legs, now) is SeatState.FREE]


def fill(trip: Trip, *, but: int = 0, **changes: Any) -> dict[str, Any]:
    """Let an agent hold all seats of a trip that are free, but some; return the booking."""
    labels = free_seats(trip)
    return hold(trip, *labels[: len(labels) - but], caller=AGENT, **changes)


def wait_wish(*trips: Trip, size: int = 1, **changes: Any) -> dict[str, Any]:
    """Return the body of a group that waits for seats from Nyabugogo to Musanze."""
    return {
        "trip_ids": [trip.trip_id for trip in trips],
        "from": "Nyabugogo",
        "to": "Musanze",
        "passengers": [
            {"name": f"Waiting {number}", "phone": f"+2507880001{number:02}"} for number in range(size)
        ],
        "contact": {"email": "keza@mail.example", "phone": "+250788123457"},
        **changes,
    }


def ask(*trips: Trip, size: int = 1, caller: Person = PASSENGER, **changes: Any) -> Reply:
    """Ask to wait for seats."""
    body = wait_wish(*trips, size=size, **changes)
    return call("bookings/join_waiting_list", body=body, caller=caller, headers=key())


def join(*trips: Trip, size: int = 1, caller: Person = PASSENGER, **changes: Any) -> dict[str, Any]:
    """Wait for seats; return the entry."""
    return expect(201, ask(*trips, size=size, caller=caller, **changes))


def see(entry: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> dict[str, Any]:
    """Look at an entry as it stands."""
    path = {"entry_id": entry["entry_id"]}
    return expect(200, call("bookings/get_waiting_entry", path=path, caller=caller, headers=headers))


def leave(entry: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> Reply:
    """Leave the waiting list."""
    path = {"entry_id": entry["entry_id"]}
    return call("bookings/leave_waiting_list", path=path, caller=caller, headers=headers)


def tell_line(cloud: Cloud) -> None:
    """Let all that happened to bookings and entries reach those in line, until nothing follows from it."""
    for _ in range(10):
        assert run("bookings/on_change", cloud.changes("bookings")) == []
        messages = cloud.messages("SeatsFreed")
        if not messages["Records"]:
            return
        assert run("bookings/on_seats_freed", messages) == []
    raise AssertionError("each event is followed by another one")


def let_go(booking: dict[str, Any], caller: Person = AGENT, **headers: str) -> None:
    """Release a hold."""
    path = {"booking_id": booking["booking_id"]}
    expect(200, call("bookings/release_hold", path=path, caller=caller, headers=headers))


def entry_with_offer(trip: Trip, cloud: Cloud, **wish: Any) -> dict[str, Any]:
    """Let somebody wait for seats of a trip that is full, and be offered some; return the entry."""
    booking = fill(trip)
    entry = join(trip, **wish)
    let_go(booking)
    tell_line(cloud)
    return entry


def lapse(booking: dict[str, Any], clock: HeldClock) -> None:
    """Let the time of a hold pass, and have it written down."""
    found = bookings.find(booking["booking_id"])
    assert found is not None
    clock.wait(max(found.hold_expires_at - clock.epoch, 0))
    on_hold_due.expire_hold(found.booking_id)
