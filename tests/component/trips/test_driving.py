"""A trip's way: published, boarding, departed, arrived; on its driver's word alone, once, and in time."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import STEPS, WHEN, board, depart, drive, step, undo
from tests.support.network import LEAVES, publish, trip
from tests.support.people import AGENT, DRIVER, FOREIGN_DRIVER, FOREIGN_OWNER, OTHER_DRIVER, OWNER
from tms.bookings import for_trips
from tms.kernel.ids import derived_id
from tms.trips import journey_store, put_on_sale, store
from tms.trips.records import TripRecord
from tms.trips.trip import Trip, TripStatus

pytestmark = pytest.mark.usefixtures("cloud", "clock")

OTHER_BUS = derived_id("bus", "2")


@pytest.fixture
def run(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def state(trip: Trip) -> str:
    found = store.find(trip.trip_id)
    assert found is not None
    return found.status.value


def running(cloud: Cloud) -> dict[str, str]:
    """Which trip has which bus and driver."""
    items = cloud.items("trips")
    return {item["pk"]: item["trip_id"] for item in items if item["sk"] == "RUNNING"}


def test_each_step_follows_the_one_before(run: Trip, clock: HeldClock):
    for name, status in STEPS.items():
        clock.set(WHEN[name](run))
        reply = step(name, run.trip_id)
        assert (reply.status, reply.json["status"]) == (200, status)
        assert reply.json["departure_at"] == run.departure_at.isoformat()


@pytest.mark.parametrize("name", list(STEPS)[1:])
def test_no_step_is_left_out(run: Trip, name: str):
    reply = step(name, run.trip_id)
    assert (reply.status, reply.code, reply.json["trip_status"]) == (409, "wrong_trip_state", "PUBLISHED")


def test_saying_it_again_changes_nothing(run: Trip, cloud: Cloud, clock: HeldClock):
    board(run, clock)
    before = cloud.items("trips")
    clock.wait(60)
    assert step("open_boarding", run.trip_id).status == 200
    assert cloud.items("trips") == before


def test_a_driver_has_no_way_back(run: Trip, clock: HeldClock):
    drive(run, clock, *STEPS)
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


def test_two_words_in_one_moment_are_one_step(run: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch):
    clock.set(WHEN["open_boarding"](run))
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
    run: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
):
    clock.set(WHEN["open_boarding"](run))
    real = store.find
    looks: list[int] = []

    def replaced(trip_id: str) -> Trip | None:
        found = real(trip_id)
        if not looks:
            looks.append(1)
            key = TripRecord(f"TRIP#{trip_id}", "TRIP")
            key.update(actions=[TripRecord.driver_id.set(OTHER_DRIVER["subject"])])
        return found

    monkeypatch.setattr(store, "find", replaced)
    assert step("open_boarding", run.trip_id).code == "not_the_driver"
    assert step("open_boarding", run.trip_id, OTHER_DRIVER).status == 200


class TestWindows:
    """A step that the schedule does not make plausible is refused, with the time from which it is."""

    def test_boarding_opens_an_hour_before_the_departure(self, run: Trip, clock: HeldClock):
        clock.set(LEAVES - timedelta(minutes=60, seconds=1))
        reply = step("open_boarding", run.trip_id)
        assert (reply.status, reply.code) == (409, "too_early")
        assert reply.json["detail"] == "Boarding opens at 07:00 on 22 November 2026."
        assert reply.json["opens_at"] == "2026-11-22T07:00:00+02:00"
        clock.wait(1)
        assert step("open_boarding", run.trip_id).status == 200

    def test_a_trip_of_the_week_after_next_is_left_alone(self, clock: HeldClock):
        ahead = publish(2, LEAVES + timedelta(days=14))
        for name in STEPS:
            assert step(name, ahead.trip_id).status == 409
        assert state(ahead) == "PUBLISHED"

    def test_the_bus_leaves_a_quarter_of_an_hour_before_at_most(self, run: Trip, clock: HeldClock):
        board(run, clock)
        clock.set(LEAVES - timedelta(minutes=15, seconds=1))
        assert step("record_departure", run.trip_id).code == "too_early"
        clock.wait(1)
        assert step("record_departure", run.trip_id).status == 200

    def test_it_does_not_arrive_before_half_of_its_time(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        clock.wait(2 * 3600 - 1)
        reply = step("record_arrival", run.trip_id)
        assert (reply.code, reply.json["opens_at"]) == ("too_early", "2026-11-22T09:50:00+02:00")
        clock.wait(1)
        assert step("record_arrival", run.trip_id).status == 200

    def test_it_does_where_it_was_seen_at_its_last_stop(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        clock.wait(3600)
        assert store.reach_end(run.trip_id, clock.epoch)
        assert not store.reach_end(run.trip_id, clock.epoch + 1), "the first time stays"
        assert step("record_arrival", run.trip_id).status == 200

    def test_a_bus_that_has_not_departed_was_at_no_last_stop(self, run: Trip, clock: HeldClock):
        board(run, clock)
        assert not store.reach_end(run.trip_id, clock.epoch)

    def test_a_late_bus_departs_and_arrives_late(self, run: Trip, clock: HeldClock):
        clock.set(LEAVES + timedelta(hours=23))
        drive(run, clock, "open_boarding", "record_departure")
        assert step("record_arrival", run.trip_id).code == "too_early"
        clock.wait(3 * 24 * 3600)
        assert step("record_arrival", run.trip_id).status == 200

    def test_a_departure_of_the_day_before_yesterday_is_not_begun(self, run: Trip, clock: HeldClock):
        clock.set(LEAVES + timedelta(hours=24, seconds=1))
        reply = step("open_boarding", run.trip_id)
        assert (reply.status, reply.code) == (409, "too_late")


class TestOneTripAtATime:
    """A bus and a driver are on one trip, from boarding to arrival."""

    @pytest.fixture
    def next_one(self, run: Trip) -> Trip:
        """Another trip of the same bus and driver, twenty minutes later."""
        return publish(2, LEAVES + timedelta(minutes=20))

    def test_a_driver_on_a_trip_boards_no_other(self, run: Trip, next_one: Trip, clock: HeldClock):
        board(run, clock)
        clock.set(WHEN["open_boarding"](next_one))
        for _ in range(2):
            reply = step("open_boarding", next_one.trip_id)
            assert (reply.status, reply.code, reply.json["trip_id"]) == (409, "driver_running", run.trip_id)
            drive(run, clock, "record_departure")
        assert state(next_one) == "PUBLISHED"

    def test_a_bus_on_a_trip_boards_no_other(self, run: Trip, clock: HeldClock):
        other = publish(3, driver_id=OTHER_DRIVER["subject"])
        board(run, clock)
        reply = step("open_boarding", other.trip_id, OTHER_DRIVER)
        assert (reply.status, reply.code, reply.json["trip_id"]) == (409, "bus_running", run.trip_id)

    def test_another_bus_with_another_driver_does(self, run: Trip, clock: HeldClock):
        other = publish(3, driver_id=OTHER_DRIVER["subject"], bus_id=OTHER_BUS)
        board(run, clock)
        drive(other, clock, "open_boarding", caller=OTHER_DRIVER)

    def test_the_arrival_gives_both_back(self, run: Trip, cloud: Cloud, clock: HeldClock):
        back = publish(2, LEAVES + timedelta(hours=4, minutes=30))
        depart(run, clock)
        assert set(running(cloud).values()) == {run.trip_id}
        drive(run, clock, "record_arrival")
        assert running(cloud) == {}
        board(back, clock)
        assert set(running(cloud).values()) == {back.trip_id}

    def test_of_two_trips_in_one_moment_one_begins(
        self, run: Trip, next_one: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        clock.set(WHEN["open_boarding"](next_one))
        real, once = store.advance_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                expect(200, step("open_boarding", next_one.trip_id))
            real(*given)

        monkeypatch.setattr(store, "advance_into", overtaken)
        assert step("open_boarding", run.trip_id).code == "driver_running"
        assert (state(run), state(next_one)) == ("PUBLISHED", "BOARDING")

    def test_a_driver_who_forgot_to_arrive_begins_the_next_trip_two_hours_after_the_arrival(
        self, run: Trip, cloud: Cloud, clock: HeldClock
    ):
        depart(run, clock)
        later = publish(2, LEAVES + timedelta(hours=6, minutes=30))
        clock.set(run.arrival_at + timedelta(hours=2) - timedelta(seconds=1))
        assert step("open_boarding", later.trip_id).code == "driver_running"
        clock.wait(1)
        assert step("open_boarding", later.trip_id).status == 200
        drive(run, clock, "record_arrival")
        assert set(running(cloud).values()) == {later.trip_id}, "the late arrival takes nothing from it"


class TestUndo:
    """Staff take back what a driver tapped by mistake, one step at a time."""

    def test_each_step_has_its_way_back(self, run: Trip, cloud: Cloud, clock: HeldClock):
        before = cloud.items("trips", "TRIP#")
        drive(run, clock, *STEPS)
        for status, back in (("ARRIVED", "DEPARTED"), ("DEPARTED", "BOARDING"), ("BOARDING", "PUBLISHED")):
            reply = undo(run, status)
            assert (reply.status, reply.json["status"]) == (200, back)
            assert state(run) == back
        assert cloud.items("trips", "TRIP#") == before
        assert running(cloud) == {}

    def test_and_forward_again(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        expect(200, undo(run, "DEPARTED"))
        clock.wait(300)
        drive(run, clock, "record_departure")
        found = store.find(run.trip_id)
        assert found is not None
        assert found.status_at == clock.epoch

    def test_a_departure_that_is_undone_takes_along_where_its_bus_was_seen(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        store.reach_end(run.trip_id, clock.epoch)
        expect(200, undo(run, "DEPARTED"))
        drive(run, clock, "record_departure")
        assert step("record_arrival", run.trip_id).code == "too_early"

    def test_an_arrival_that_is_undone_has_the_departure_of_before(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        left = clock.epoch
        drive(run, clock, "record_arrival")
        expect(200, undo(run, "ARRIVED"))
        found = store.find(run.trip_id)
        assert found is not None
        assert found.status_at == left

    def test_sent_again_it_changes_nothing_more(self, run: Trip, cloud: Cloud, clock: HeldClock):
        depart(run, clock)
        expect(200, undo(run, "DEPARTED"))
        before = cloud.items("trips"), cloud.items("audit"), cloud.items("bookings")
        assert undo(run, "DEPARTED").json["status"] == "BOARDING"
        assert (cloud.items("trips"), cloud.items("audit"), cloud.items("bookings")) == before

    def test_only_the_step_that_it_names(self, run: Trip, clock: HeldClock):
        depart(run, clock)
        for status in ("BOARDING", "ARRIVED"):
            reply = undo(run, status)
            wanted = 200 if status == "ARRIVED" else 409
            assert (reply.status, state(run)) == (wanted, "DEPARTED")
        assert undo(run, "BOARDING").code == "wrong_trip_state"

    @pytest.mark.parametrize(
        ("caller", "status", "code"),
        [
            (DRIVER, 403, "not_allowed"),
            (AGENT, 403, "not_allowed"),
            (FOREIGN_OWNER, 404, "trip_not_found"),
        ],
    )
    def test_it_is_for_supervisors_and_owners_of_the_company(
        self, run: Trip, clock: HeldClock, caller: Any, status: int, code: str
    ):
        board(run, clock)
        reply = undo(run, "BOARDING", caller)
        assert (reply.status, reply.code) == (status, code)
        assert undo(run, "BOARDING", OWNER).status == 200

    def test_what_was_long_ago_stands(self, run: Trip, clock: HeldClock):
        drive(run, clock, *STEPS)
        clock.wait(24 * 3600 + 1)
        reply = undo(run, "ARRIVED")
        assert (reply.status, reply.code) == (409, "too_late")

    def test_an_arrival_whose_bus_is_on_its_next_trip_stands(self, run: Trip, clock: HeldClock):
        back = publish(2, LEAVES + timedelta(hours=4, minutes=30))
        drive(run, clock, *STEPS)
        board(back, clock)
        reply = undo(run, "ARRIVED")
        assert (reply.status, reply.code, reply.json["trip_id"]) == (409, "driver_running", back.trip_id)
        assert state(run) == "ARRIVED"

    def test_two_at_once_are_one(self, run: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch):
        depart(run, clock)
        real, once = store.step_back_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                expect(200, undo(run, "DEPARTED"))
            real(*given)

        monkeypatch.setattr(store, "step_back_into", overtaken)
        assert undo(run, "DEPARTED").json["status"] == "BOARDING"
        assert state(run) == "BOARDING"

    def test_a_departure_that_followed_the_undone_one_stands(
        self, run: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        depart(run, clock)
        real, once = store.step_back_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                expect(200, undo(run, "DEPARTED"))
                clock.wait(60)
                drive(run, clock, "record_departure")
            real(*given)

        monkeypatch.setattr(store, "step_back_into", overtaken)
        reply = undo(run, "DEPARTED")
        assert (reply.status, reply.code) == (409, "wrong_trip_state")
        assert state(run) == "DEPARTED"


@pytest.mark.parametrize("dies_in", ["open_sales", "list_journeys", "advance_into"])
def test_publishing_that_died_half_way_is_finished_by_the_same_call(
    cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, dies_in: str
):
    whole = publish(1)
    expected = {table: len(cloud.items(table)) for table in ("trips", "bookings")}
    module = {"open_sales": for_trips, "list_journeys": journey_store, "advance_into": store}[dies_in]
    half = trip(2)
    with monkeypatch.context() as patch:
        patch.setattr(module, dies_in, _die)
        with pytest.raises(KeyboardInterrupt):
            put_on_sale.put_on_sale(half)
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
