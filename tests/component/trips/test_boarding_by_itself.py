"""Boarding opens by itself half an hour before the departure, whatever became of the trip meanwhile."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import drive, step
from tests.support.functions import Context, call, load
from tests.support.network import LEAVES, publish
from tests.support.people import SUPERVISOR
from tms.kernel.clock import at
from tms.trips import boarding_store, on_boarding_due, put_on_sale, store
from tms.trips.records import TripRecord
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def wake(clock: HeldClock, moment: datetime) -> None:
    """Let the schedule come at a moment."""
    clock.set(moment)
    load("trips/on_boarding_due").handler({}, Context())


def state(trip: Trip) -> str:
    found = store.find(trip.trip_id)
    assert found is not None
    return found.status.value


def listed(cloud: Cloud) -> list[str]:
    return [item["sk"] for item in cloud.items("trips", "BOARDING#")]


def late(trip: Trip, minutes: int) -> None:
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    key.update(actions=[TripRecord.delays.set([minutes * 60] * len(trip.stops))])


def test_not_a_second_before(trip: Trip, clock: HeldClock, cloud: Cloud):
    wake(clock, LEAVES - HALF_AN_HOUR - timedelta(seconds=1))
    assert state(trip) == "PUBLISHED"
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "BOARDING"
    assert listed(cloud) == []


def test_nobody_asked_so_nothing_is_audited(trip: Trip, clock: HeldClock, cloud: Cloud):
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert cloud.items("audit") == []


def test_two_runs_at_once_open_it_once(trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch):
    real = boarding_store.due_at
    nested: list[Any] = []

    def meanwhile(now: int) -> Any:
        for due in list(real(now)):
            if not nested:
                nested.append(due)
                wake(clock, LEAVES - HALF_AN_HOUR)
            yield due

    monkeypatch.setattr(boarding_store, "due_at", meanwhile)
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "BOARDING"


def test_after_an_outage_of_two_hours_it_is_made_up_for(cloud: Cloud, clock: HeldClock):
    trip = publish(2, LEAVES + timedelta(hours=2))
    wake(clock, LEAVES + timedelta(hours=2) - HALF_AN_HOUR + timedelta(hours=2))
    assert state(trip) == "BOARDING"


def test_a_late_trip_boards_late(trip: Trip, clock: HeldClock, cloud: Cloud):
    late(trip, 45)
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "PUBLISHED"
    assert len(listed(cloud)) == 1
    wake(clock, LEAVES + timedelta(minutes=14))
    assert state(trip) == "PUBLISHED"
    wake(clock, LEAVES + timedelta(minutes=15))
    assert state(trip) == "BOARDING"
    assert listed(cloud) == []


def test_planned_anew_it_boards_at_its_new_time(cloud: Cloud, clock: HeldClock):
    from tests.support.planning import change, equip, hire, plan, wanted

    _, bus, _ = equip()
    hire()
    made = expect(201, plan(wanted(bus, LEAVES, publish=True)))["trip_id"]
    expect(200, change(made, departure_at=(LEAVES + timedelta(hours=1)).isoformat()))
    trip = store.find(made)
    assert trip is not None
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "PUBLISHED"
    wake(clock, LEAVES + HALF_AN_HOUR)
    assert state(trip) == "BOARDING"


def test_what_is_off_sale_is_struck_out(trip: Trip, clock: HeldClock, cloud: Cloud):
    path = {"trip_id": trip.trip_id}
    expect(200, call("trips/unpublish_trip", path=path, caller=SUPERVISOR))
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert (state(trip), listed(cloud)) == ("DRAFT", [])


def test_what_the_driver_opened_is_left_alone(trip: Trip, clock: HeldClock, cloud: Cloud):
    drive(trip, clock, "open_boarding")
    before = store.find(trip.trip_id)
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert (store.find(trip.trip_id), listed(cloud)) == (before, [])


def test_while_its_bus_is_on_another_trip_it_waits(trip: Trip, clock: HeldClock):
    other = publish(2, LEAVES + timedelta(minutes=5))
    drive(other, clock, "open_boarding")
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "PUBLISHED"
    path = {"trip_id": other.trip_id}
    body = {"status": "BOARDING", "reason": "The wrong bus."}
    expect(200, call("trips/undo_step", path=path, body=body, caller=SUPERVISOR))
    clock.wait(60)
    wake(clock, clock.moment)
    assert state(trip) == "BOARDING"


def test_one_that_fails_keeps_no_other_from_boarding(
    trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
):
    other = publish(2, bus_id="bus_2", driver_id="acc_2")
    real = store.find

    def broken(trip_id: str) -> Trip | None:
        if trip_id == trip.trip_id:
            raise RuntimeError("cannot be read")
        return real(trip_id)

    with monkeypatch.context() as patch:
        patch.setattr(store, "find", broken)
        wake(clock, LEAVES - HALF_AN_HOUR)
    assert (state(trip), state(other)) == ("PUBLISHED", "BOARDING")
    wake(clock, LEAVES - HALF_AN_HOUR)
    assert state(trip) == "BOARDING"


def test_a_run_without_time_leaves_the_rest_to_the_next(trip: Trip, clock: HeldClock):
    clock.set(LEAVES - HALF_AN_HOUR)
    on_boarding_due.open_what_is_due(lambda: 1)
    assert state(trip) == "PUBLISHED"
    on_boarding_due.open_what_is_due(lambda: 60)
    assert state(trip) == "BOARDING"


def test_published_in_its_last_half_hour_it_boards_at_once(cloud: Cloud, clock: HeldClock):
    clock.set(LEAVES - timedelta(minutes=10))
    trip = publish(3)
    wake(clock, clock.moment)
    assert state(trip) == "BOARDING"
    assert step("open_boarding", trip.trip_id).status == 200


def test_published_again_it_is_listed_once(trip: Trip, cloud: Cloud):
    put_on_sale.show_again(store.find(trip.trip_id) or trip)
    (place,) = listed(cloud)
    assert at(int(place.partition("#")[0])) == LEAVES - HALF_AN_HOUR
