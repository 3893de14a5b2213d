"""A trip is late: what passengers, planners and drivers see, and what follows it."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, drive, step
from tests.support.functions import Context, Reply, call, load, run
from tests.support.people import DRIVER, OTHER_DRIVER, SUPERVISOR
from tests.support.planning import LEAVES, ask, calendar, change, plan, stored, wanted
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.for_trips import calendars
from tms.kernel.events import publish as publishing
from tms.trips import delay_trip, put_on_sale, store
from tms.trips.trip import TripStatus

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def delay(trip_id: str, **changes: Any) -> Reply:
    return ask("delay_trip", trip_id, body={"reason": "The road is closed.", **changes})


def late(trip_id: str, **changes: Any) -> dict[str, Any]:
    return expect(200, delay(trip_id, **changes))


def searched() -> dict[str, Any]:
    query = {"from": "Kigali", "to": "Rubavu", "date": LEAVES.date().isoformat()}
    (found,) = expect(200, call("trips/search_trips", query=query))["items"]
    shown: dict[str, Any] = found
    return shown


def events(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the payloads of the events of all that happened since the last look."""
    heard: list[Any] = []
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "publish", lambda made: heard.extend(each.data for each in made))
        assert run("trips/on_change", cloud.changes("trips")) == []
    return heard


def on_the_minute() -> None:
    """Let boarding open where it is time."""
    load("trips/on_boarding_due").handler({}, Context())


class TestShown:
    def test_the_schedule_stays_and_expected_times_stand_beside_it(self, on_sale: str):
        found = late(on_sale, minutes=45)
        assert found["delay_minutes"] == 45
        shown = expect(200, call("trips/get_trip", path={"trip_id": on_sale}))
        assert shown["delay_minutes"] == 45
        assert shown["stops"][0]["scheduled_departure_at"] == LEAVES.isoformat()
        moved = (LEAVES + timedelta(minutes=45)).isoformat()
        assert shown["stops"][0]["expected_departure_at"] == moved
        assert found["stops"] == shown["stops"]

    def test_search_tells_it(self, on_sale: str):
        assert searched()["expected_departure_at"] == LEAVES.isoformat()
        late(on_sale, minutes=45)
        found = searched()
        assert found["departure_at"] == LEAVES.isoformat()
        assert found["expected_departure_at"] == (LEAVES + timedelta(minutes=45)).isoformat()
        assert found["expected_arrival_at"] == (LEAVES + timedelta(hours=4, minutes=45)).isoformat()

    def test_from_a_later_stop_on_the_first_is_on_time(self, on_sale: str):
        stops = late(on_sale, minutes=30, from_stop=1)["stops"]
        assert stops[0]["expected_departure_at"] == stops[0]["scheduled_departure_at"]
        assert stops[1]["expected_arrival_at"] != stops[1]["scheduled_arrival_at"]
        assert searched()["expected_departure_at"] == LEAVES.isoformat()

    def test_expected_times_may_be_told_one_by_one(self, on_sale: str):
        at = (LEAVES + timedelta(minutes=20)).isoformat()
        assert late(on_sale, times=[{"stop": 0, "at": at}])["delay_minutes"] == 20

    def test_lists_the_page_and_the_driver_see_it(self, on_sale: str):
        late(on_sale, minutes=45)
        query = {"date": LEAVES.date().isoformat()}
        (row,) = expect(200, call("trips/list_planned_trips", query=query, caller=SUPERVISOR))["items"]
        (own,) = expect(200, call("trips/list_driver_trips", query=query, caller=DRIVER))["items"]
        page = expect(200, ask("get_planned_trip", on_sale))
        assert row["delay_minutes"] == own["delay_minutes"] == page["delay_minutes"] == 45
        assert page["stops"][0]["expected_departure_at"] == own["stops"][0]["expected_departure_at"]


class TestChanges:
    def test_a_later_delay_replaces_the_former_and_none_takes_it_back(self, on_sale: str):
        late(on_sale, minutes=45)
        assert late(on_sale, minutes=20, from_stop=1)["delay_minutes"] == 20
        assert stored(on_sale).delays == (0, 1200, 1200)
        assert late(on_sale, minutes=0)["delay_minutes"] == 0
        assert stored(on_sale).delays == ()
        assert searched()["expected_departure_at"] == LEAVES.isoformat()

    def test_each_change_is_one_event_and_a_repeat_none(
        self, on_sale: str, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        events(cloud, monkeypatch)
        late(on_sale, minutes=45)
        late(on_sale, minutes=45)
        late(on_sale, minutes=30, from_stop=1)
        late(on_sale, minutes=0)
        told = [(each.minutes, each.first_stop, each.last_stop) for each in events(cloud, monkeypatch)]
        assert told == [(45, 0, 2), (30, 0, 2), (0, 1, 2)]

    def test_it_is_audited_with_its_reason(self, on_sale: str, cloud: Cloud):
        late(on_sale, minutes=45)
        (entry,) = [each for each in audited(cloud) if each.action == "trip.delayed"]
        assert "The road is closed." in str(entry.after)

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ({"minutes": 721}, "invalid_field"),
            ({}, "invalid_field"),
            ({"minutes": 5, "times": [{"stop": 0, "at": LEAVES.isoformat()}]}, "invalid_field"),
            ({"minutes": 5, "from_stop": 9}, "no_such_stop"),
            ({"times": [{"stop": 0, "at": (LEAVES - timedelta(minutes=1)).isoformat()}]}, "before_schedule"),
        ],
    )
    def test_what_cannot_be_is_refused(self, on_sale: str, body: Any, code: str):
        reply = delay(on_sale, **body)
        assert (reply.status, reply.code) == (422, code)

    def test_a_draft_is_not_late(self, draft: str):
        assert delay(draft, minutes=5).code == "trip_not_found"

    def test_two_at_once_are_one_after_the_other(self, on_sale: str, monkeypatch: pytest.MonkeyPatch):
        real, once = store.delay_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                late(on_sale, minutes=10)
            real(*given)

        monkeypatch.setattr(store, "delay_into", overtaken)
        assert late(on_sale, minutes=45)["delay_minutes"] == 45
        assert searched()["expected_departure_at"] == (LEAVES + timedelta(minutes=45)).isoformat()

    def test_a_trip_that_got_another_driver_meanwhile_leaves_no_window_behind(
        self, on_sale: str, bus: Bus, monkeypatch: pytest.MonkeyPatch
    ):
        real, once = store.delay_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
            real(*given)

        monkeypatch.setattr(store, "delay_into", overtaken)
        late(on_sale, minutes=45)
        assert calendar(Kind.DRIVER, DRIVER["subject"]) == []
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [on_sale]
        assert stored(on_sale).delays == (2700, 2700, 2700)

    def test_a_delay_that_died_before_it_was_listed_is_listed_by_the_same_call(
        self, on_sale: str, monkeypatch: pytest.MonkeyPatch
    ):
        with monkeypatch.context() as patch:
            patch.setattr(delay_trip, "_list_again", _die)
            with pytest.raises(KeyboardInterrupt):
                delay(on_sale, minutes=45)
        late(on_sale, minutes=45)
        assert searched()["expected_departure_at"] == (LEAVES + timedelta(minutes=45)).isoformat()

    def test_a_trip_that_was_taken_off_sale_meanwhile_is_listed_no_more(self, on_sale: str):
        trip = stored(on_sale)
        expect(200, ask("unpublish_trip", on_sale))
        put_on_sale.list_again(trip)
        query = {"from": "Kigali", "to": "Rubavu", "date": LEAVES.date().isoformat()}
        assert expect(200, call("trips/search_trips", query=query))["items"] == []


class TestCalendar:
    def test_bus_and_driver_are_taken_longer(self, on_sale: str, bus: Bus):
        late(on_sale, minutes=45)
        for kind, owner in ((Kind.BUS, bus.bus_id), (Kind.DRIVER, DRIVER["subject"])):
            (found,) = calendars.assignments_from(kind, owner, 0)
            assert found.window == stored(on_sale).window
            assert found.window.ends == int((LEAVES + timedelta(hours=4, minutes=75)).timestamp())

    def test_a_next_trip_that_begins_too_early_is_told_and_not_refused(self, on_sale: str, bus: Bus):
        back = expect(201, plan(wanted(bus, LEAVES + timedelta(hours=5))))["trip_id"]
        assert late(on_sale, minutes=20)["conflicts"] == []
        found = late(on_sale, minutes=45)["conflicts"]
        assert [(each["kind"], each["trip_id"]) for each in found] == [("bus", back), ("driver", back)]
        assert late(on_sale, minutes=0)["conflicts"] == []

    def test_nobody_plans_the_bus_into_the_delay(self, on_sale: str, bus: Bus):
        late(on_sale, minutes=60)
        reply = plan(wanted(bus, LEAVES + timedelta(hours=5)))
        assert (reply.status, reply.code) == (409, "bus_busy")


class TestWindows:
    def test_boarding_and_departure_follow_the_expected_time(self, on_sale: str, clock: HeldClock):
        late(on_sale, minutes=60)
        clock.set(LEAVES - timedelta(minutes=50))
        reply = step("open_boarding", on_sale)
        assert reply.json["opens_at"] == LEAVES.isoformat()
        clock.set(LEAVES)
        expect(200, step("open_boarding", on_sale))
        assert step("record_departure", on_sale).code == "too_early"
        clock.set(LEAVES + timedelta(minutes=45))
        expect(200, step("record_departure", on_sale))

    def test_boarding_opens_by_itself_at_the_expected_time(self, on_sale: str, clock: HeldClock):
        late(on_sale, minutes=60)
        clock.set(LEAVES - timedelta(minutes=29))
        on_the_minute()
        assert stored(on_sale).status is TripStatus.PUBLISHED
        clock.set(LEAVES + timedelta(minutes=31))
        on_the_minute()
        assert stored(on_sale).status is TripStatus.BOARDING

    def test_a_delay_that_is_taken_back_opens_it_at_once(self, on_sale: str, clock: HeldClock):
        late(on_sale, minutes=120)
        clock.set(LEAVES - timedelta(minutes=20))
        on_the_minute()
        late(on_sale, minutes=0)
        on_the_minute()
        assert stored(on_sale).status is TripStatus.BOARDING

    def test_a_trip_under_way_keeps_its_bus_longer(self, on_sale: str, clock: HeldClock, cloud: Cloud):
        trip = stored(on_sale)
        board(trip, clock)
        drive(trip, clock, "record_departure")
        before = [item["until"] for item in cloud.items("trips") if item["sk"] == "RUNNING"]
        late(on_sale, minutes=120, from_stop=1)
        after = [item["until"] for item in cloud.items("trips") if item["sk"] == "RUNNING"]
        assert [int(until) - int(was) for was, until in zip(before, after, strict=True)] == [7200, 7200]


def _die(*_: Any) -> None:
    raise KeyboardInterrupt
