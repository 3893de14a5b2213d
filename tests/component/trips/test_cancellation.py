"""A trip that staff cancel: its state, its sales, its bus and driver, the search, and who may know why."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import expect, hold, sell, wish
from tests.support.cancelling import REASON, cancel, follow, preview
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import on_record
from tests.support.driving import depart, drive, step
from tests.support.functions import call
from tests.support.network import HUYE, KIGALI, LEAVES, MUSANZE, RUBAVU, publish
from tests.support.people import (
    ADMIN,
    DRIVER,
    FOREIGN_OWNER,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    SUPERVISOR,
    key,
)
from tests.support.planning import LEAVES as PLANNED
from tests.support.planning import ask, calendar, found, plan, searched, stored, wanted
from tests.support.provider import FakeProvider
from tms.bookings import sale_store
from tms.bookings.on_seats import renew
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.kernel.events.catalogue import BookingCancelled
from tms.kernel.events.cloud_events import parse
from tms.kernel.store import Transaction
from tms.trips import journey_store, put_on_sale, running_store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def listed(trip: Trip) -> list[str]:
    """Return the trips that search lists on the first half of the way."""
    journeys, _ = journey_store.journeys(
        KIGALI.station_id, MUSANZE.station_id, trip.service_date, behind="", limit=10
    )
    return [each.trip_id for each in journeys]


class TestCancelled:
    def test_it_is_cancelled_with_the_reason_and_the_moment(self, trip: Trip):
        done = expect(200, cancel(trip.trip_id))
        assert done["status"] == "CANCELLED"
        assert done["cancellation"] == {
            "reason": REASON,
            "cancelled_at": "2026-11-22T06:00:00+02:00",
            "last_station_id": None,
        }

    def test_nobody_holds_a_seat_of_it_any_more(self, trip: Trip):
        cancel(trip.trip_id)
        reply = call("bookings/hold_seats", body=wish(trip), caller=PASSENGER, headers=key())
        assert (reply.status, reply.code) == (409, "sales_closed")

    def test_search_lists_it_no_more(self, trip: Trip):
        assert listed(trip) == [trip.trip_id]
        cancel(trip.trip_id)
        assert listed(trip) == []

    def test_everybody_sees_that_it_is_cancelled_and_why(self, trip: Trip):
        cancel(trip.trip_id)
        shown = expect(200, call("trips/get_trip", path={"trip_id": trip.trip_id}))
        assert (shown["status"], shown["cancel_reason"]) == ("CANCELLED", REASON)

    def test_the_change_is_audited_with_its_reason(self, trip: Trip, cloud: Cloud):
        cancel(trip.trip_id)
        (entry,) = (each for each in audited(cloud) if each.action == "trip.cancelled")
        assert entry.target == trip.trip_id
        assert entry.actor == SUPERVISOR["subject"]
        assert entry.before == {"status": "PUBLISHED"}
        assert entry.after == {"status": "CANCELLED", "reason": REASON, "travelled": 0}

    def test_its_event_is_told_once(self, trip: Trip, cloud: Cloud):
        for _ in range(2):
            cancel(trip.trip_id)
        follow(cloud)
        told = [parse(record["body"]).type for record in cloud.messages("all")["Records"]]
        assert told.count("trip.cancelled") == 1
        assert "trip.undone" not in told

    def test_its_bus_and_its_driver_are_free_in_the_calendar(self, on_sale: str, bus: Bus):
        assert calendar(Kind.BUS, bus.bus_id) == [on_sale]
        expect(200, cancel(on_sale))
        assert calendar(Kind.BUS, bus.bus_id) == []
        assert calendar(Kind.DRIVER, DRIVER["subject"]) == []
        expect(201, plan(wanted(bus, PLANNED)))

    def test_a_planned_one_is_gone_from_search_and_listed_as_cancelled(self, on_sale: str):
        assert len(searched()) == 1
        expect(200, cancel(on_sale))
        assert searched() == []
        (row,) = found(status="CANCELLED")
        assert row["trip_id"] == on_sale
        renew(f"TRIP#{on_sale}")
        detail = expect(200, ask("get_planned_trip", on_sale))
        assert detail["actions"] == []
        assert [each["status"] for each in detail["history"]] == ["DRAFT", "PUBLISHED", "CANCELLED"]

    def test_a_bus_that_boards_or_runs_is_free_for_another_trip(self, trip: Trip, clock: HeldClock):
        drive(trip, clock, "open_boarding")
        assert not running_store.is_free(trip.bus_id, trip.driver_id, clock.epoch)
        cancel(trip.trip_id)
        assert running_store.is_free(trip.bus_id, trip.driver_id, clock.epoch)

    def test_staff_cancel_it_while_their_company_is_suspended(self, trip: Trip):
        on_record()
        body = {"reason": "Its licence has run out."}
        path = {"company_id": trip.company_id}
        expect(200, call("platform/suspend_company", path=path, body=body, caller=ADMIN))
        expect(200, cancel(trip.trip_id, OWNER))


class TestRepeated:
    def test_a_second_cancellation_changes_nothing(self, trip: Trip, cloud: Cloud):
        first = expect(200, cancel(trip.trip_id))
        before = stored(trip.trip_id)
        second = expect(200, cancel(trip.trip_id, reason="Another reason."))
        assert second == first
        assert stored(trip.trip_id) == before
        assert len([each for each in audited(cloud) if each.action == "trip.cancelled"]) == 1

    def test_it_takes_journeys_off_the_lists_that_a_crash_left_there(self, trip: Trip):
        cancel(trip.trip_id)
        put_on_sale.list_for_search(trip)
        cancel(trip.trip_id)
        assert listed(trip) == []

    def test_a_crash_at_the_commit_leaves_a_trip_that_the_same_request_cancels(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        def die(*_: Any) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(Transaction, "commit", die)
            patch.setattr(put_on_sale, "show_again", lambda _: None)  # the dead do not tidy up
            with pytest.raises(KeyboardInterrupt):
                cancel(trip.trip_id)
        assert stored(trip.trip_id).status == "PUBLISHED"
        assert hold(trip, "1A")["status"] == "HELD"
        expect(200, cancel(trip.trip_id))
        assert listed(trip) == []

    def test_one_that_does_not_come_about_is_listed_again(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        def refuse(*_: Any) -> None:
            raise RuntimeError("the table is gone")

        with monkeypatch.context() as patch:
            patch.setattr(Transaction, "commit", refuse)
            assert cancel(trip.trip_id).status == 500
        assert listed(trip) == [trip.trip_id]


class TestRefused:
    def test_a_draft_is_deleted_and_not_cancelled(self, draft: str):
        reply = cancel(draft)
        assert (reply.status, reply.code) == (409, "wrong_trip_state")

    def test_a_trip_that_has_arrived_is_not_cancelled(self, trip: Trip, clock: HeldClock):
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        reply = cancel(trip.trip_id)
        assert (reply.status, reply.code) == (409, "wrong_trip_state")
        assert preview(trip.trip_id).code == "wrong_trip_state"

    def test_a_cancelled_trip_is_not_driven_published_or_undone(self, trip: Trip, clock: HeldClock):
        cancel(trip.trip_id)
        clock.set(LEAVES - timedelta(minutes=20))
        for reply in (
            step("open_boarding", trip.trip_id),
            ask("publish_trip", trip.trip_id),
            ask("unpublish_trip", trip.trip_id),
        ):
            assert (reply.status, reply.code) == (409, "wrong_trip_state")

    @pytest.mark.parametrize("reason", ["", "no", "x" * 201, "two\nlines"])
    def test_a_reason_is_one_line_that_can_be_read(self, trip: Trip, reason: str):
        reply = cancel(trip.trip_id, reason=reason)
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert stored(trip.trip_id).status == "PUBLISHED"

    def test_another_company_does_not_find_it(self, trip: Trip):
        for reply in (cancel(trip.trip_id, FOREIGN_OWNER), preview(trip.trip_id, FOREIGN_OWNER)):
            assert (reply.status, reply.code) == (404, "trip_not_found")


class TestOnItsWay:
    def test_the_last_station_is_told_only_of_a_trip_that_departed(self, trip: Trip):
        reply = cancel(trip.trip_id, last_station_id=MUSANZE.station_id)
        assert (reply.status, reply.code) == (422, "bus_not_left")
        assert preview(trip.trip_id, last_station_id=MUSANZE.station_id).code == "bus_not_left"

    @pytest.mark.parametrize("station", [RUBAVU.station_id, HUYE.station_id])
    def test_it_is_one_of_the_way_before_the_last(self, trip: Trip, clock: HeldClock, station: str):
        depart(trip, clock)
        reply = cancel(trip.trip_id, last_station_id=station)
        assert (reply.status, reply.code) == (422, "no_such_stop")
        assert stored(trip.trip_id).status == "DEPARTED"

    def test_the_station_is_kept_and_shown(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        done = expect(200, cancel(trip.trip_id, last_station_id=MUSANZE.station_id))
        assert done["cancellation"]["last_station_id"] == MUSANZE.station_id

    def test_sales_at_later_stops_end_too(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        cancel(trip.trip_id)
        assert {end for seat in sale_store.seats_of(trip.trip_id) for end in seat.closes} == {0}


class TestPreview:
    def test_it_tells_bookings_passengers_money_holds_and_the_next_trips(
        self, trip: Trip, provider: FakeProvider
    ):
        publish(2, LEAVES + timedelta(hours=1))
        full = publish(3, LEAVES + timedelta(hours=2))
        sell(full, provider, "1A", "1B", "2A", "2B", caller=OTHER_PASSENGER, to="Rubavu")
        renew(f"TRIP#{full.trip_id}")
        tomorrow = publish(4, LEAVES + timedelta(days=1))
        publish(5, LEAVES - timedelta(hours=1))
        sell(trip, provider, "1A", "1B")
        sell(trip, provider, "2A", to="Rubavu")
        hold(trip, "2B")
        shown = expect(200, preview(trip.trip_id))
        assert {name: shown[name] for name in ("bookings", "passengers", "unpaid_bookings")} == {
            "bookings": 2,
            "passengers": 3,
            "unpaid_bookings": 1,
        }
        assert shown["refund"] == {"amount": 13000, "currency": "RWF"}
        assert [each["departure_at"] for each in shown["next_trips"]] == [
            "2026-11-22T09:00:00+02:00",
            tomorrow.departure_at.isoformat(),
        ]
        assert stored(trip.trip_id).status == "PUBLISHED"

    def test_passengers_who_have_travelled_are_not_counted(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        sell(trip, provider, "1A")
        sell(trip, provider, "2A", to="Rubavu")
        depart(trip, clock)
        assert expect(200, preview(trip.trip_id))["refund"]["amount"] == 9500
        shown = expect(200, preview(trip.trip_id, last_station_id=MUSANZE.station_id))
        assert (shown["bookings"], shown["refund"]["amount"]) == (1, 6000)

    def test_it_is_what_the_cancellation_then_does(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sell(trip, provider, "1A", "1B")
        hold(trip, "2A")
        shown = expect(200, preview(trip.trip_id))
        cancel(trip.trip_id)
        assert expect(200, preview(trip.trip_id))["refund"] == shown["refund"], "nothing is done yet"
        assert follow(cloud) == []
        sent = [parse(record["body"]) for record in cloud.messages("all")["Records"]]
        ended = [each.data for each in sent if each.type == "booking.cancelled"]
        assert sorted(each.paid for each in ended if isinstance(each, BookingCancelled)) == [False, True]
        after = expect(200, preview(trip.trip_id))
        assert (after["bookings"], after["unpaid_bookings"], after["refund"]["amount"]) == (0, 0, 0)
