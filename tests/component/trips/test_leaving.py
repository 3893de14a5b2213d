"""A bus that leaves: whom it still sells to, what becomes of holds, and of money that comes too late."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, callback, expect, hold, look, paid, pay, sell, start, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import WHEN, board, depart, drive, step, undo
from tests.support.functions import Reply, call, run
from tests.support.network import DAY, LEAVES, build, publish, station
from tests.support.people import OTHER_PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings import for_trips, sale_store
from tms.fleet.layout import drawn
from tms.kernel.store import Transaction
from tms.payments.payment import HEARD_SECONDS
from tms.payments.provider import ChargeStatus
from tms.trips import store, undo_step
from tms.trips.put_on_sale import MAX_LEGS, TooManyLegs
from tms.trips.trip import Trip, TripStatus, TripStop

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOLD_ENDS = "hold_expires_at"


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def ask(trip: Trip, *seats: str | None, **changes: Any) -> Reply:
    body = wish(trip, *seats, **changes)
    return call("bookings/hold_seats", body=body, caller=OTHER_PASSENGER, headers=key())


def closes(cloud: Cloud, trip: Trip) -> dict[str, list[int]]:
    items = cloud.items("bookings", f"TRIP#{trip.trip_id}")
    return {
        item["sk"]: [int(end) for end in item["closes"]] for item in items if item["sk"].startswith("SEAT#")
    }


@contextmanager
def dying_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Die at a transaction, counted from 1; the block ends there."""
    real, commits = Transaction.commit, []

    def commit(transaction: Transaction) -> None:
        commits.append(transaction)
        if len(commits) == number:
            raise KeyboardInterrupt
        real(transaction)

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "commit", commit)
        with pytest.raises(KeyboardInterrupt):
            yield


class TestHoldNearTheDeparture:
    def test_it_ends_when_the_bus_leaves_the_stop_where_its_passengers_board(
        self, trip: Trip, clock: HeldClock
    ):
        clock.set(LEAVES - timedelta(minutes=6))
        assert hold(trip, "1A")[HOLD_ENDS] == "2026-11-22T08:00:00+02:00"
        assert hold(trip, "1A", **ONWARD)[HOLD_ENDS] == "2026-11-22T08:04:00+02:00"

    def test_no_number_of_payments_carries_it_past_the_departure(
        self, trip: Trip, clock: HeldClock, provider: FakeProvider
    ):
        clock.set(LEAVES - timedelta(minutes=6))
        booking = hold(trip, "1A")
        for _ in range(3):
            payment = pay(booking)
            assert look(booking)[HOLD_ENDS] == "2026-11-22T08:00:00+02:00"
            provider.decline(payment["payment_id"])
            callback(payment)
            clock.wait(110)
        clock.set(LEAVES)
        assert look(booking)["status"] == "EXPIRED"
        assert start(booking).code == "hold_expired"

    def test_money_that_comes_once_the_bus_has_left_goes_back(
        self, trip: Trip, clock: HeldClock, provider: FakeProvider
    ):
        clock.set(LEAVES - timedelta(minutes=6))
        booking = hold(trip, "1A")
        payment = pay(booking)
        clock.set(LEAVES)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(booking)["status"] == "EXPIRED"
        assert paid(payment)["status"] == "REFUNDING"

    def test_money_that_comes_in_the_last_second_buys_the_seat(
        self, trip: Trip, clock: HeldClock, provider: FakeProvider
    ):
        clock.set(LEAVES - timedelta(minutes=6))
        booking = hold(trip, "1A")
        payment = pay(booking)
        clock.set(LEAVES - timedelta(seconds=1))
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(booking)["status"] == "CONFIRMED"


class TestDepartedAheadOfSchedule:
    def test_nobody_buys_from_the_stop_it_has_left(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        for seats in ((None,), ("1A",)):
            assert ask(trip, *seats).code == "sales_closed"
        assert ask(trip, to="Rubavu").code == "sales_closed"

    def test_who_boards_at_a_later_stop_still_buys(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        depart(trip, clock)
        assert sell(trip, provider, "1A", **ONWARD)["status"] == "CONFIRMED"

    def test_search_finds_no_seat_there_and_all_seats_further_on(
        self, trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        build()
        depart(trip, clock)
        assert run("bookings/on_seats", cloud.changes("bookings")) == []
        free = {
            origin: call("trips/search_trips", query={"from": origin, "to": "Rubavu", "date": DAY}).json[
                "items"
            ]
            for origin in ("Nyabugogo", "Musanze")
        }
        assert [each["seats_free"] for each in free["Nyabugogo"]] == [0]
        assert [each["seats_free"] for each in free["Musanze"]] == [4]

    def test_a_hold_that_runs_is_neither_paid_nor_kept(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        clock.set(WHEN["record_departure"](trip))
        running, waiting = hold(trip, "1A"), hold(trip, "1B")
        payment = pay(running)
        depart(trip, clock)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["status"] == "REFUNDING"
        provider.end_refund(payment["payment_id"], ChargeStatus.SUCCEEDED)
        clock.wait(HEARD_SECONDS)
        callback(payment)
        assert paid(payment)["status"] == "REFUNDED"
        assert start(waiting).status == 409, "nobody is charged for a bus that has left"

    def test_a_hold_further_on_is_paid(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        clock.set(WHEN["record_departure"](trip))
        booking = hold(trip, "1A", **ONWARD)
        depart(trip, clock)
        payment = pay(booking)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(booking)["status"] == "CONFIRMED"

    def test_what_was_sold_before_stays_sold(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        booking = sell(trip, provider, "1A")
        depart(trip, clock)
        drive(trip, clock, "record_arrival")
        assert look(booking)["status"] == "CONFIRMED"


class TestArrivedAheadOfSchedule:
    def test_nobody_buys_anything(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        clock.set(LEAVES + timedelta(minutes=110))
        expect(200, step("record_arrival", trip.trip_id))
        assert ask(trip).code == "sales_closed"
        assert ask(trip, **ONWARD).code == "sales_closed"


class TestSayingSo:
    def test_again_changes_nothing(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        depart(trip, clock)
        before = closes(cloud, trip)
        clock.wait(60)
        drive(trip, clock, "record_departure")
        assert closes(cloud, trip) == before

    def test_behind_schedule_opens_nothing_again(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        planned = closes(cloud, trip)
        clock.set(LEAVES + timedelta(hours=1))
        depart(trip, clock)
        assert closes(cloud, trip) == planned
        clock.set(LEAVES + timedelta(hours=9))
        drive(trip, clock, "record_arrival")
        assert closes(cloud, trip) == planned

    def test_out_of_turn_closes_nothing(self, trip: Trip, cloud: Cloud):
        planned = closes(cloud, trip)
        for name in ("record_departure", "record_arrival"):
            assert step(name, trip.trip_id).code == "wrong_trip_state"
        assert closes(cloud, trip) == planned

    def test_with_a_crash_has_either_left_and_closed_or_neither(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        planned = closes(cloud, trip)
        board(trip, clock)
        with dying_at(1, monkeypatch):
            drive(trip, clock, "record_departure")
        assert closes(cloud, trip) == planned
        found = store.find(trip.trip_id)
        assert found is not None
        assert found.status is TripStatus.BOARDING
        drive(trip, clock, "record_departure")
        assert ask(trip).code == "sales_closed"


class TestUndone:
    """What sells again when staff take a step back."""

    def test_a_bus_that_has_not_left_sells_as_planned(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, provider: FakeProvider
    ):
        planned = closes(cloud, trip)
        depart(trip, clock)
        expect(200, undo(trip, "DEPARTED"))
        assert closes(cloud, trip) == planned
        assert sell(trip, provider, "1A")["status"] == "CONFIRMED"

    def test_a_bus_that_has_not_arrived_sells_at_the_stops_ahead_alone(
        self, trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        depart(trip, clock)
        departed = closes(cloud, trip)
        clock.set(LEAVES + timedelta(minutes=110))
        expect(200, step("record_arrival", trip.trip_id))
        expect(200, undo(trip, "ARRIVED"))
        assert closes(cloud, trip) == departed
        assert ask(trip, **ONWARD).status == 201
        assert ask(trip).code == "sales_closed"

    def test_of_a_step_that_closed_nothing_changes_no_seat(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        planned = closes(cloud, trip)
        board(trip, clock)
        expect(200, undo(trip, "BOARDING"))
        assert closes(cloud, trip) == planned

    def test_undoing_again_while_the_bus_leaves_opens_no_sales(
        self, trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        depart(trip, clock)
        expect(200, undo(trip, "DEPARTED"))
        real, once = for_trips.reopen_into, [True]

        def overtaken(*given: Any) -> Any:
            if once and once.pop():
                drive(trip, clock, "record_departure")
            return real(*given)

        monkeypatch.setattr(for_trips, "reopen_into", overtaken)
        expect(200, undo(trip, "DEPARTED"))
        assert ask(trip).code == "sales_closed"
        found = store.find(trip.trip_id)
        assert found is not None
        assert found.status is TripStatus.DEPARTED


class TestBigBus:
    """More seats than a transaction has room for: of four writes here, of a hundred in fact."""

    GRID = drawn("xx.xx", "xx.xx").as_grid()

    @pytest.fixture(autouse=True)
    def _small_transactions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sale_store, "MOST_WRITES", 4)

    def test_all_its_seats_are_sold_and_closed(self, cloud: Cloud, clock: HeldClock):
        big = publish(layout=self.GRID)
        assert len(closes(cloud, big)) == 8
        assert ask(big, "2D").status == 201
        depart(big, clock)
        assert {ends[0] for ends in closes(cloud, big).values()} == {clock.epoch - 300}
        clock.set(LEAVES + timedelta(minutes=110))
        expect(200, step("record_arrival", big.trip_id))
        assert {ends[1] for ends in closes(cloud, big).values()} == {clock.epoch - 300}

    @pytest.mark.parametrize("commit", [1, 2, 3])
    def test_undoing_its_departure_that_died_half_way_is_finished_by_the_same_request(
        self, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, commit: int
    ):
        big = publish(layout=self.GRID)
        planned = closes(cloud, big)
        depart(big, clock)
        with dying_at(commit, monkeypatch):
            undo(big, "DEPARTED")
        expect(200, undo(big, "DEPARTED"))
        assert closes(cloud, big) == planned
        found = store.find(big.trip_id)
        assert found is not None
        assert found.status is TripStatus.BOARDING

    def test_it_sells_nothing_if_it_leaves_while_its_departure_is_undone(
        self, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        big = publish(layout=self.GRID)
        depart(big, clock)
        real = undo_step._commit_while_it_stands

        def overtaken(transactions: Any) -> None:
            assert transactions, "not all seats fit in with the step"
            drive(big, clock, "record_departure")
            real(transactions)

        monkeypatch.setattr(undo_step, "_commit_while_it_stands", overtaken)
        expect(200, undo(big, "DEPARTED"))
        assert {ends[0] for ends in closes(cloud, big).values()} == {clock.epoch - 300}
        assert ask(big).code == "sales_closed"

    @pytest.mark.parametrize("commit", [1, 2, 3])
    def test_a_crash_half_way_is_mended_by_saying_it_again(
        self, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, commit: int
    ):
        big = publish(layout=self.GRID)
        board(big, clock)
        with dying_at(commit, monkeypatch):
            drive(big, clock, "record_departure")
        found = store.find(big.trip_id)
        assert found is not None
        assert found.status is TripStatus.BOARDING, "it has not left before all its seats are closed"
        drive(big, clock, "record_departure")
        assert len({ends[0] for ends in closes(cloud, big).values()}) == 1
        assert ask(big).code == "sales_closed"

    @pytest.mark.parametrize("commit", [1, 2, 3])
    def test_publishing_it_that_died_half_way_is_finished_by_the_same_call(
        self, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, commit: int
    ):
        with dying_at(commit, monkeypatch):
            publish(layout=self.GRID)
        made = publish(layout=self.GRID)
        assert len(closes(cloud, made)) == 8
        assert ask(made, "2D").status == 201


class TestLongRoute:
    def stops(self, legs: int) -> list[TripStop]:
        return [
            TripStop(station(f"Stop {n}", -1.9, 30).station_id, f"Stop {n}", -1.9, 30, at, at)
            for n, at in enumerate(LEAVES + timedelta(minutes=20) * n for n in range(legs + 1))
        ]

    def test_the_longest_sells_its_whole_way(self, provider: FakeProvider):
        made = publish(stops=self.stops(MAX_LEGS), fares={(0, MAX_LEGS): 9000})
        whole: dict[str, Any] = {"from": "Stop 0", "to": f"Stop {MAX_LEGS}"}
        assert sell(made, provider, "1A", **whole)["status"] == "CONFIRMED"

    def test_a_longer_one_is_refused_before_anything_is_written(self, cloud: Cloud):
        with pytest.raises(TooManyLegs) as refusal:
            publish(stops=self.stops(MAX_LEGS + 1), fares={(0, MAX_LEGS + 1): 9000})
        assert refusal.value.legs == MAX_LEGS + 1
        assert cloud.items("trips") == cloud.items("bookings") == []
