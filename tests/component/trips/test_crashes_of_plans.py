"""A planner's request whose process dies at a write: the same request, sent again, finishes it.

After that a trip is listed, sold and in the calendars, or none of it; nothing is left of what it was.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.crashes import WRITES, Wire, cut
from tests.support.functions import Reply
from tests.support.people import DRIVER, OTHER_DRIVER, key
from tests.support.planning import LEAVES, ask, change, plan, wanted
from tms.bookings import sale_store
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.for_trips import calendars
from tms.fleet.layout import from_grid
from tms.trips import store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import ON_SALE, TripStatus

pytestmark = pytest.mark.usefixtures("cloud", "clock")

LATER = LEAVES + timedelta(hours=1)

Step = Callable[[str], Reply]


def published(trip_id: str) -> None:
    expect(200, ask("publish_trip", trip_id))


def drafted(_: str) -> None:
    """Leave it as it was made."""


STEPS: dict[str, tuple[Callable[[str], None], Step, set[TripStatus | None]]] = {
    "publish": (drafted, lambda trip_id: ask("publish_trip", trip_id), {TripStatus.PUBLISHED}),
    "unpublish": (published, lambda trip_id: ask("unpublish_trip", trip_id), {TripStatus.DRAFT}),
    "delete": (drafted, lambda trip_id: ask("delete_trip", trip_id), {None}),
    "another time of a draft": (
        drafted,
        lambda trip_id: change(trip_id, departure_at=LATER.isoformat()),
        {TripStatus.DRAFT},
    ),
    "another time on sale": (
        published,
        lambda trip_id: change(trip_id, departure_at=LATER.isoformat()),
        {TripStatus.PUBLISHED},
    ),
    "another driver": (
        published,
        lambda trip_id: change(trip_id, driver_id=OTHER_DRIVER["subject"]),
        {TripStatus.PUBLISHED},
    ),
    "late": (
        published,
        lambda trip_id: ask("delay_trip", trip_id, body={"minutes": 30, "reason": "Snow."}),
        {TripStatus.PUBLISHED},
    ),
    "cancel": (
        published,
        lambda trip_id: ask("cancel_trip", trip_id, body={"reason": "Snow."}),
        {TripStatus.CANCELLED},
    ),
}
"""By name: what happens before, the request, and the states that the trip may be in once it was repeated."""


def crashes(step: Step, planned: Callable[[], str]) -> Iterator[str]:
    """Let the request die at each of its writes, before and after; yield the trip, once it was repeated."""
    wire = Wire()
    trip_id = planned()
    with cut(wire):
        step(trip_id)
    yield trip_id
    writes = [place for place, name in enumerate(wire.calls) if name in WRITES]
    assert writes
    for place in writes:
        for arrives in (False, True):
            trip_id = planned()
            wire.start(place, arrives=arrives)
            with cut(wire):
                step(trip_id)
            assert wire.crashed
            assert step(trip_id).status < 500
            yield trip_id


@pytest.mark.parametrize("name", STEPS)
def test_what_died_is_finished_by_the_same_request(name: str, bus: Bus, cloud: Cloud, clock: HeldClock):
    before, step, ends = STEPS[name]

    def planned() -> str:
        for old in cloud.items("trips", "TRIP#"):
            clear(old["pk"].removeprefix("TRIP#"))
        trip_id = str(expect(201, plan(wanted(bus, LEAVES)))["trip_id"])
        before(trip_id)
        return trip_id

    for trip_id in crashes(step, planned):
        require_consistent(trip_id, bus, cloud, ends)


def test_a_trip_that_is_made_on_sale_is_there_once(bus: Bus, cloud: Cloud):
    headers: dict[str, str] = {}

    def planned() -> str:
        for old in cloud.items("trips", "TRIP#"):
            clear(old["pk"].removeprefix("TRIP#"))
        headers.update(key())
        return ""

    def step(_: str) -> Reply:
        return plan(wanted(bus, LEAVES, publish=True), headers=headers)

    for _ in crashes(step, planned):
        [item] = cloud.items("trips", "TRIP#")
        require_consistent(item["pk"].removeprefix("TRIP#"), bus, cloud, {TripStatus.PUBLISHED})


def clear(trip_id: str) -> None:
    """Take a trip of the round before out of the way."""
    trip = store.find(trip_id)
    if trip is None or trip.status is TripStatus.CANCELLED:
        return
    if trip.status is TripStatus.PUBLISHED:
        expect(200, ask("unpublish_trip", trip_id))
    assert ask("delete_trip", trip_id).status == 204


def require_consistent(trip_id: str, bus: Bus, cloud: Cloud, ends: set[Any]) -> None:
    trip = store.find(trip_id)
    assert (trip and trip.status) in ends
    listed = [item["sk"] for item in cloud.items("trips", "JOURNEY#") if trip_id in item["sk"]]
    seats = {seat.label for seat in sale_store.seats_of(trip_id)}
    sold = trip is not None and trip.status in ON_SALE
    there = trip is not None and trip.status is not TripStatus.CANCELLED
    assert len(listed) == (len(sold_journeys(trip)) if trip and sold else 0)
    leaves = {stop.departure_at.astimezone(UTC) for stop in trip.stops} if trip else set()
    assert {each.partition("Z#")[0] for each in listed} <= {f"J#{each:%Y-%m-%dT%H:%M:%S}" for each in leaves}
    assert (sale_store.find(trip_id) is not None) == (sold or (trip is not None and not there))
    assert seats == (set(from_grid(trip.layout).labels) if trip and (sold or not there) else set())
    for kind, owners in (
        (Kind.BUS, {bus.bus_id}),
        (Kind.DRIVER, {DRIVER["subject"], OTHER_DRIVER["subject"]}),
    ):
        for owner in owners:
            found = {each.trip_id: each.window for each in calendars.assignments_from(kind, owner, 0)}
            has = trip is not None and there and owner in {trip.bus_id, trip.driver_id}
            assert found == ({trip_id: trip.window} if trip and has else {})
    uses = [item for item in cloud.items("fleet") if item["sk"] == f"USE#{trip_id}"]
    assert len(uses) == (trip is not None)
