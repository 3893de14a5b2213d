"""A trip's way: published, boarding, departed, arrived; on its driver's word alone, and once."""

from typing import Any

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import publish, trip
from tests.support.people import DRIVER, FOREIGN_DRIVER, OTHER_DRIVER
from tms.bookings import for_trips
from tms.kernel.ids import derived_id
from tms.trips import publish_trip, store
from tms.trips.trip import Trip, TripStatus

pytestmark = pytest.mark.usefixtures("cloud", "clock")

STEPS = {"open_boarding": "BOARDING", "record_departure": "DEPARTED", "record_arrival": "ARRIVED"}


@pytest.fixture
def run(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def step(name: str, trip_id: str, caller: Any = DRIVER) -> Reply:
    return call(f"trips/{name}", path={"trip_id": trip_id}, caller=caller)


def test_each_step_follows_the_one_before(run: Trip):
    for name, status in STEPS.items():
        reply = step(name, run.trip_id)
        assert (reply.status, reply.json["status"]) == (200, status)
        assert reply.json["departure_at"] == run.departure_at.isoformat()


@pytest.mark.parametrize("name", list(STEPS)[1:])
def test_no_step_is_left_out(run: Trip, name: str):
    reply = step(name, run.trip_id)
    assert (reply.status, reply.code, reply.json["trip_status"]) == (409, "wrong_trip_state", "PUBLISHED")


def test_saying_it_again_changes_nothing(run: Trip, cloud: Cloud, clock: HeldClock):
    step("open_boarding", run.trip_id)
    before = cloud.items("trips", "TRIP#")
    clock.wait(60)
    assert step("open_boarding", run.trip_id).status == 200
    assert cloud.items("trips", "TRIP#") == before


def test_there_is_no_way_back(run: Trip):
    for name in STEPS:
        step(name, run.trip_id)
    assert step("open_boarding", run.trip_id).code == "wrong_trip_state"
    assert step("record_departure", run.trip_id).code == "wrong_trip_state"


@pytest.mark.parametrize(
    ("caller", "status", "code"),
    [(OTHER_DRIVER, 403, "not_the_driver"), (FOREIGN_DRIVER, 404, "trip_not_found")],
)
@pytest.mark.parametrize("name", STEPS)
def test_nobody_else_moves_it(run: Trip, name: str, caller: Any, status: int, code: str):
    reply = step(name, run.trip_id, caller)
    assert (reply.status, reply.code) == (status, code)


def test_a_trip_that_does_not_exist_is_not_found():
    assert step("open_boarding", derived_id("trp", "nowhere")).code == "trip_not_found"


def test_a_draft_is_nobody_s_yet():
    draft = trip(7)
    store.create(draft, 0)
    assert step("open_boarding", draft.trip_id).code == "trip_not_found"


def test_two_words_in_one_moment_are_one_step(run: Trip, monkeypatch: pytest.MonkeyPatch):
    real = store.find
    looks: list[int] = []

    def at_once(trip_id: str) -> Trip | None:
        found = real(trip_id)
        if not looks:
            looks.append(1)
            assert found is not None
            store.advance(found, TripStatus.BOARDING, 1)
        return found

    monkeypatch.setattr(store, "find", at_once)
    assert step("open_boarding", run.trip_id).json["status"] == "BOARDING"


def test_the_word_of_a_driver_who_was_replaced_in_that_moment_does_not_count(
    run: Trip, monkeypatch: pytest.MonkeyPatch
):
    real = store.find
    looks: list[int] = []

    def replaced(trip_id: str) -> Trip | None:
        found = real(trip_id)
        if not looks:
            looks.append(1)
            key = store.TripRecord(f"TRIP#{trip_id}", "TRIP")
            key.update(actions=[store.TripRecord.driver_id.set(OTHER_DRIVER["subject"])])
        return found

    monkeypatch.setattr(store, "find", replaced)
    assert step("open_boarding", run.trip_id).code == "not_the_driver"
    assert step("open_boarding", run.trip_id, OTHER_DRIVER).status == 200


@pytest.mark.parametrize("dies_in", ["open_sales", "list_journeys", "advance"])
def test_publishing_that_died_half_way_is_finished_by_the_same_call(
    cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, dies_in: str
):
    whole = publish(1)
    expected = {table: len(cloud.items(table)) for table in ("trips", "bookings")}
    module = for_trips if dies_in == "open_sales" else store
    half = trip(2)
    with monkeypatch.context() as patch:
        patch.setattr(module, dies_in, _die)
        with pytest.raises(KeyboardInterrupt):
            publish_trip.publish_trip(half)
    found = store.find(half.trip_id)
    assert found is not None
    assert found.status is TripStatus.DRAFT
    publish(2)
    found = store.find(half.trip_id)
    assert found is not None
    assert found.status is TripStatus.PUBLISHED
    assert {table: len(cloud.items(table)) for table in expected} == {t: 2 * n for t, n in expected.items()}
    assert whole.trip_id != half.trip_id


def _die(*_: Any) -> None:
    raise KeyboardInterrupt
