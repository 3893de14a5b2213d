"""What happens on the way: incidents, a breakdown, and a driver's day."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import ONWARD, callback, expect, hold, paid, pay, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, depart, drive, step, undo
from tests.support.functions import Reply, call, run
from tests.support.network import DAY, LEAVES, publish
from tests.support.people import (
    AGENT,
    DRIVER,
    FOREIGN_DRIVER,
    FOREIGN_OWNER,
    INSPECTOR,
    OTHER_DRIVER,
    OTHER_PASSENGER,
    OWNER,
    SUPERVISOR,
    key,
)
from tests.support.planning import found, incorporate, stored
from tests.support.provider import FakeProvider
from tms.bookings import for_trips as bookings
from tms.kernel.events import publish as publishing
from tms.trips import end_breakdown, incident_store
from tms.trips.incidents import Incident
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

WORDS = {"words": "The engine is too hot."}


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    incorporate()
    return publish()


def tell(trip: Trip, caller: Any = DRIVER, headers: Any = None, **changes: Any) -> Reply:
    body = {"kind": "road", "words": "A landslide near Base.", **changes}
    path = {"trip_id": trip.trip_id}
    return call("trips/report_incident", path=path, body=body, caller=caller, headers=headers or key())


def break_down(trip: Trip, caller: Any = SUPERVISOR) -> Reply:
    path = {"trip_id": trip.trip_id}
    return call("trips/report_breakdown", path=path, body=WORDS, caller=caller, headers=key())


def mend(trip: Trip) -> Reply:
    return call("trips/end_breakdown", path={"trip_id": trip.trip_id}, caller=SUPERVISOR)


def incidents(trip: Trip, caller: Any = AGENT, **query: str) -> Any:
    path = {"trip_id": trip.trip_id}
    return expect(200, call("trips/list_incidents", path=path, query=query or None, caller=caller))


def try_to_buy(trip: Trip, **changes: Any) -> Reply:
    body = wish(trip, **changes)
    return call("bookings/hold_seats", body=body, caller=OTHER_PASSENGER, headers=key())


def told(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the types of the events of all that happened since the last look."""
    heard: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "publish", lambda events: heard.extend(each.type for each in events))
        assert run("trips/on_change", cloud.changes("trips")) == []
    return heard


class TestIncidents:
    def test_the_driver_reports_and_the_company_reads(self, trip: Trip, cloud: Cloud):
        place = {"latitude": -1.7, "longitude": 29.9}
        expect(201, tell(trip, position=place))
        expect(201, tell(trip, SUPERVISOR, kind="other", words="Told the office."))
        items = incidents(trip)["items"]
        seen = {each["incident"]["kind"]: each["incident"] for each in items}
        assert seen["road"]["words"] == "A landslide near Base."
        assert seen["road"]["position"] == place
        assert seen["road"]["reported_by"] == DRIVER["subject"]
        assert seen["other"]["position"] is None
        assert [each.action for each in audited(cloud)].count("trip.incident") == 2

    def test_pages_follow_one_another(self, trip: Trip):
        for _ in range(3):
            expect(201, tell(trip))
        first = incidents(trip, limit="2")
        rest = incidents(trip, limit="2", cursor=first["next_cursor"])
        ids = [each["incident"]["incident_id"] for each in [*first["items"], *rest["items"]]]
        assert len(set(ids)) == 3
        assert rest["next_cursor"] is None

    def test_a_repeat_is_the_same_incident(self, trip: Trip):
        headers = key()
        first, again = tell(trip, headers=headers), tell(trip, headers=headers)
        assert (first.status, first.json) == (again.status, again.json)
        assert len(incidents(trip)["items"]) == 1
        assert tell(trip, headers=headers, kind="other").code == "idempotency_key_reused"

    @pytest.mark.parametrize(
        ("caller", "code"),
        [
            (OTHER_DRIVER, "not_the_driver"),
            (INSPECTOR, "not_allowed"),
            (FOREIGN_DRIVER, "trip_not_found"),
            (FOREIGN_OWNER, "trip_not_found"),
        ],
    )
    def test_nobody_else_reports(self, trip: Trip, caller: Any, code: str):
        assert tell(trip, caller).code == code

    def test_lists_show_the_last_one_and_a_breakdown_does_not_hide_it(self, trip: Trip):
        assert found(LEAVES)[0]["incident"] is None
        expect(201, tell(trip))
        expect(201, tell(trip, kind="passenger"))
        expect(201, break_down(trip))
        (row,) = found(LEAVES)
        assert (row["incident"], row["broken_down"]) == ("passenger", True)
        assert mend(trip).status == 204
        (row,) = found(LEAVES)
        assert (row["incident"], row["broken_down"]) == ("passenger", False)

    def test_it_is_an_event(self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
        told(cloud, monkeypatch)
        expect(201, tell(trip))
        assert told(cloud, monkeypatch) == ["trip.incident"]


def resolve(trip: Trip, incident: Any, caller: Any = SUPERVISOR, **body: str) -> Reply:
    path = {"trip_id": trip.trip_id, "incident_id": incident["incident_id"]}
    return call("trips/resolve_incident", path=path, body=body, caller=caller)


class TestResolution:
    def test_it_tells_when_by_whom_and_how_it_ended(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        told = expect(201, tell(trip))
        assert told["resolution"] is None
        clock.wait(600)
        ended = expect(200, resolve(trip, told, note="The road is open again."))
        assert ended["resolution"] == {
            "at": clock.moment.astimezone(LEAVES.tzinfo).isoformat(),
            "by": SUPERVISOR["subject"],
            "note": "The road is open again.",
        }
        (row,) = incidents(trip)["items"]
        assert row["incident"] == ended
        (entry,) = [each for each in audited(cloud) if each.action == "trip.incident_resolved"]
        assert entry.actor == SUPERVISOR["subject"]
        assert entry.target == trip.trip_id
        assert "The road is open again." in str(entry.after)

    def test_a_closed_incident_stays_as_it_was_closed(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        told = expect(201, tell(trip))
        first = expect(200, resolve(trip, told))
        clock.wait(60)
        again = expect(200, resolve(trip, told, OWNER, note="Closed before."))
        assert again == first
        assert [each.action for each in audited(cloud)].count("trip.incident_resolved") == 1

    def test_lists_show_the_last_one_that_is_open(self, trip: Trip, clock: HeldClock):
        road = expect(201, tell(trip))
        clock.wait(60)
        passenger = expect(201, tell(trip, kind="passenger"))
        clock.wait(60)
        expect(201, break_down(trip))
        expect(200, resolve(trip, passenger))
        assert found(LEAVES)[0]["incident"] == "road"
        expect(200, resolve(trip, road))
        assert found(LEAVES)[0]["incident"] is None
        expect(201, tell(trip, kind="other"))
        assert found(LEAVES)[0]["incident"] == "other"

    def test_closing_the_report_of_a_breakdown_does_not_mend_the_bus(self, trip: Trip):
        told = expect(201, break_down(trip))
        expect(200, resolve(trip, told))
        (row,) = found(LEAVES)
        assert (row["incident"], row["broken_down"]) == (None, True)

    def test_one_that_is_reported_meanwhile_stays_in_the_lists(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        first = expect(201, tell(trip))
        read = incident_store.all_of

        def overtaken(trip_id: str) -> list[Incident]:
            seen = read(trip_id)
            monkeypatch.setattr(incident_store, "all_of", read)
            expect(201, tell(trip, words="Another landslide, near Kivuruga."))
            return seen

        monkeypatch.setattr(incident_store, "all_of", overtaken)
        expect(200, resolve(trip, first))
        assert found(LEAVES)[0]["incident"] == "road"

    def test_a_trip_that_is_over_may_still_have_it_closed(self, trip: Trip, clock: HeldClock):
        told = expect(201, tell(trip))
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        expect(200, resolve(trip, told))
        assert stored(trip.trip_id).incident is None

    def test_another_trips_incident_is_not_found(self, trip: Trip):
        told = expect(201, tell(trip))
        other = publish(2, LEAVES + timedelta(hours=1))
        assert resolve(other, told).code == "incident_not_found"
        assert resolve(trip, told, FOREIGN_OWNER).code == "trip_not_found"
        assert resolve(trip, told, DRIVER).code == "not_allowed"

    def test_a_note_is_words(self, trip: Trip):
        told = expect(201, tell(trip))
        assert resolve(trip, told, note="ok").status == 422


class TestBreakdown:
    @pytest.mark.parametrize("by", ["staff", "driver"])
    def test_it_keeps_the_state_and_ends_the_sales(
        self, trip: Trip, by: str, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        depart(trip, clock)
        assert try_to_buy(trip, **ONWARD).status == 201
        told(cloud, monkeypatch)
        expect(201, break_down(trip) if by == "staff" else tell(trip, kind="breakdown", **WORDS))
        assert stored(trip.trip_id).status.value == "DEPARTED"
        assert stored(trip.trip_id).broken_at == clock.epoch
        assert try_to_buy(trip, **ONWARD).code == "sales_closed"
        assert incidents(trip)["items"][0]["incident"]["kind"] == "breakdown"
        assert sorted(told(cloud, monkeypatch)) == ["trip.broken_down", "trip.incident"]

    def test_lists_and_the_page_show_it(self, trip: Trip, clock: HeldClock):
        expect(201, break_down(trip))
        (row,) = found(LEAVES)
        assert row["broken_down"] is True
        path = {"trip_id": trip.trip_id}
        page = expect(200, call("trips/get_planned_trip", path=path, caller=SUPERVISOR))
        assert page["broken_down_at"] == clock.moment.astimezone(LEAVES.tzinfo).isoformat()
        assert "mend" in page["actions"]
        assert page["next_step"]["action"] == "board"
        assert "break_down" not in page["actions"]

    def test_money_that_comes_after_it_goes_back(self, trip: Trip, provider: FakeProvider):
        payment = pay(hold(trip, "1A"))
        expect(201, break_down(trip))
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["status"] == "REFUNDING"

    def test_the_tickets_stay_good(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        booking = sell(trip, provider, "1A")
        board(trip, clock)
        expect(201, break_down(trip))
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        ticket = expect(200, call("tickets/get_ticket", path=path, caller=SUPERVISOR))
        assert ticket["status"] == "ISSUED"

    def test_a_bus_that_goes_on_sells_at_the_stops_ahead(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        expect(201, break_down(trip))
        assert mend(trip).status == 204
        assert mend(trip).status == 204
        assert stored(trip.trip_id).broken_at is None
        assert try_to_buy(trip).code == "sales_closed", "the bus left this stop"
        assert try_to_buy(trip, **ONWARD).status == 201

    def test_mending_that_died_half_way_is_finished_by_the_same_call(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        expect(201, break_down(trip))
        with monkeypatch.context() as patch:
            patch.setattr(end_breakdown, "_reopen", _die)
            with pytest.raises(KeyboardInterrupt):
                mend(trip)
        assert try_to_buy(trip).code == "sales_closed"
        assert mend(trip).status == 204
        assert try_to_buy(trip).status == 201

    def test_undoing_a_departure_opens_no_sales_of_a_broken_bus(self, trip: Trip, clock: HeldClock):
        depart(trip, clock)
        expect(201, break_down(trip))
        expect(200, undo(trip, "DEPARTED"))
        assert try_to_buy(trip).code == "sales_closed"

    def test_a_departure_in_the_moment_of_the_report_opens_no_sales_again(
        self, trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        board(trip, clock)
        real, once = bookings.close_into, [True]

        def overtaken(*given: Any) -> None:
            real(*given)
            if once and once.pop():
                expect(201, break_down(trip))

        monkeypatch.setattr(bookings, "close_into", overtaken)
        drive(trip, clock, "record_departure")
        assert stored(trip.trip_id).broken_at is not None
        assert try_to_buy(trip, **ONWARD).code == "sales_closed"

    def test_reported_again_while_it_is_mended_it_is_broken_down_again(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        expect(201, break_down(trip))
        real, once = bookings.close_into, [True]

        def overtaken(*given: Any) -> None:
            real(*given)
            if once and once.pop():
                assert mend(trip).status == 204

        monkeypatch.setattr(bookings, "close_into", overtaken)
        expect(201, break_down(trip))
        assert stored(trip.trip_id).broken_at is not None, "else nothing told why its sales are closed"
        assert try_to_buy(trip).code == "sales_closed"

    def test_taken_off_sale_and_put_on_sale_again_its_bus_runs(self, trip: Trip):
        expect(201, break_down(trip))
        path = {"trip_id": trip.trip_id}
        for name in ("unpublish_trip", "publish_trip"):
            expect(200, call(f"trips/{name}", path=path, caller=SUPERVISOR))
        assert try_to_buy(trip).status == 201
        assert stored(trip.trip_id).broken_at is None

    def test_a_trip_that_has_arrived_breaks_down_no_more(self, trip: Trip, clock: HeldClock):
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        assert break_down(trip).code == "wrong_trip_state"
        expect(201, tell(trip, kind="breakdown", **WORDS))
        assert stored(trip.trip_id).broken_at is None

    def test_a_driver_may_not_end_it(self, trip: Trip):
        path = {"trip_id": trip.trip_id}
        assert call("trips/end_breakdown", path=path, caller=DRIVER).code == "not_allowed"


def day(caller: Any = DRIVER, date: str = "today") -> Any:
    return expect(200, call("trips/list_driver_trips", query={"date": date}, caller=caller))


class TestDay:
    def test_it_tells_what_the_driver_needs(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B")
        sell(trip, provider, "1A", **ONWARD)
        hold(trip, "2A")
        (item,) = day()["items"]
        assert (item["trip_id"], item["plate"], item["status"]) == (trip.trip_id, trip.plate, "PUBLISHED")
        assert item["passengers"] == 3
        assert [(each["boarding"], each["alighting"]) for each in item["stops"]] == [(2, 0), (1, 2), (0, 1)]
        assert item["stops"][0]["scheduled_departure_at"] == LEAVES.isoformat()
        assert item["broken_down"] is False

    def test_the_next_step_opens_by_the_schedule(self, trip: Trip, clock: HeldClock):
        assert day()["items"][0]["next_step"] == {
            "action": "board",
            "opens_at": (LEAVES - timedelta(hours=1)).isoformat(),
            "open": False,
        }
        board(trip, clock)
        following = day()["items"][0]["next_step"]
        assert (following["action"], following["open"]) == ("depart", False)
        drive(trip, clock, "record_departure")
        assert day()["items"][0]["next_step"]["action"] == "arrive"
        drive(trip, clock, "record_arrival")
        assert day()["items"][0]["next_step"] is None

    def test_the_step_may_be_taken_from_the_moment_that_is_told(self, trip: Trip, clock: HeldClock):
        clock.set(LEAVES - timedelta(hours=1))
        assert day()["items"][0]["next_step"]["open"] is True
        expect(200, step("open_boarding", trip.trip_id))

    def test_others_trips_and_drafts_are_not_in_it(self, trip: Trip):
        publish(2, LEAVES + timedelta(hours=1), driver_id=OTHER_DRIVER["subject"])
        assert [each["trip_id"] for each in day()["items"]] == [trip.trip_id]
        assert day(date="tomorrow")["items"] == []
        assert day(FOREIGN_OWNER)["items"] == []
        assert [each["trip_id"] for each in day(date=DAY)["items"]] == [trip.trip_id]

    def test_a_trip_that_runs_over_midnight_stays_in_it(self, trip: Trip, clock: HeldClock):
        late = publish(3, LEAVES.replace(hour=23))
        clock.set(late.departure_at - timedelta(minutes=5))
        drive(late, clock, "open_boarding", "record_departure")
        clock.wait(3 * 3600)
        found = day()
        assert found["date"] == (LEAVES + timedelta(days=1)).date().isoformat()
        assert [each["trip_id"] for each in found["items"]] == [late.trip_id]


def _die(*_: Any) -> None:
    raise KeyboardInterrupt
