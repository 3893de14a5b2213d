"""Whom a late trip and a broken bus are told to: each person once for each change."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, expect, hold, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.fleet import bought, hired
from tests.support.functions import call, run
from tests.support.network import LEAVES, publish
from tests.support.outbox import mails, texts
from tests.support.people import AGENT, DRIVER, OTHER_DRIVER, OWNER, SUPERVISOR, key
from tests.support.provider import FakeProvider
from tests.support.swapping import swap
from tests.support.world import enrol as enrol_with_account
from tms.fleet.layout import drawn
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


@pytest.fixture(autouse=True)
def function_name(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lambda names the function; the memory of handled events is kept by that name."""

    def named(function: str) -> None:
        monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", f"tms-test-{function}")

    return named


def late(trip: Trip, minutes: int, **changes: Any) -> None:
    body = {"minutes": minutes, "reason": "The road is closed.", **changes}
    path = {"trip_id": trip.trip_id}
    expect(200, call("trips/delay_trip", path=path, body=body, caller=SUPERVISOR))


def news(cloud: Cloud) -> dict[str, Any]:
    """Return the news of trips that wait in the queue."""
    assert run("trips/on_change", cloud.changes("trips")) == []
    return cloud.messages("TripNews")


def told(cloud: Cloud, function_name: Any) -> dict[str, Any]:
    """Let everybody be told; return what the queue of trips' news held."""
    found = news(cloud)
    assert run("notifications/on_trip_news", found) == []
    for function, queue in (("on_mail", "Mail"), ("on_sms", "Sms")):
        function_name(function)
        assert run(f"notifications/{function}", cloud.messages(queue)) == []
    return found


class TestDelay:
    def test_each_booking_is_told_once_by_mail_and_sms(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
    ):
        booking = sell(trip, provider, "1A", "1B")
        hold(trip, "2A")
        late(trip, 45)
        found = told(cloud, function_name)
        (mail,) = mails()
        assert mail["To"] == "aline@mail.example"
        assert mail["Subject"].startswith("Late: Nyabugogo - Musanze")
        body = mail.get_body()
        assert body is not None
        assert "now leaves at 08:45 and arrives at 10:45" in body.get_content()
        ((number, text),) = texts()
        assert number == "+250788123456"
        told_in = "22.11. 08:00 Nyabugogo-Musanze now leaves at 08:45."
        assert text == f"Late: booking {booking['booking_id'][-8:]}, {told_in}"
        assert run("notifications/on_trip_news", found) == []
        function_name("on_sms")
        assert run("notifications/on_sms", cloud.messages("Sms")) == []
        assert len(texts()) == 1, "the same news again is a repeat"

    def test_a_second_change_is_told_again_and_so_is_being_on_time(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
    ):
        sell(trip, provider, "1A")
        for minutes in (45, 20, 0):
            late(trip, minutes)
            told(cloud, function_name)
        assert [text.partition(":")[0] for _, text in texts()] == ["Late", "Late", "On time again"]
        assert texts()[2][1].endswith("now leaves at 08:00.")

    def test_who_is_not_concerned_is_not_told(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
    ):
        sell(trip, provider, "1A")
        onward = sell(trip, provider, "1A", **ONWARD)
        late(trip, 30, from_stop=2)
        told(cloud, function_name)
        (mail,) = mails()
        body = mail.get_body()
        assert body is not None
        assert onward["booking_id"][-8:] in body.get_content()
        assert "leaves at 10:00 and arrives at 12:30" in body.get_content()

    def test_who_has_arrived_is_not_told(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock, function_name: Any
    ):
        sell(trip, provider, "1A")
        clock.set(LEAVES + timedelta(hours=4))
        late(trip, 30)
        told(cloud, function_name)
        assert (mails(), texts()) == ([], [])


def test_a_breakdown_is_told_to_those_that_operate_trips(trip: Trip, cloud: Cloud, function_name: Any):
    for number, person in enumerate((SUPERVISOR, OWNER, AGENT)):
        enrol_with_account(person, number)
    path, body = {"trip_id": trip.trip_id}, {"words": "The engine is too hot."}
    reply = call("trips/report_breakdown", path=path, body=body, caller=SUPERVISOR, headers=key())
    expect(201, reply)
    told(cloud, function_name)
    people = sorted(f"{each['subject'].lower()}@mail.example" for each in (SUPERVISOR, OWNER))
    assert sorted(mail["To"] for mail in mails()) == people
    assert mails()[0]["Subject"] == "Breakdown: 2026-11-22 08:00 Nyabugogo - Rubavu, RAB 123 C"
    assert texts() == []


def test_a_member_without_an_account_is_passed_over(trip: Trip, cloud: Cloud, function_name: Any):
    enrol(SUPERVISOR)
    path, body = {"trip_id": trip.trip_id}, {"words": "The engine is too hot."}
    reply = call("trips/report_breakdown", path=path, body=body, caller=SUPERVISOR, headers=key())
    expect(201, reply)
    told(cloud, function_name)
    assert mails() == []


class TestAnotherBus:
    def test_passengers_and_drivers_are_told(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
    ):
        for number, person in enumerate((DRIVER, OTHER_DRIVER)):
            enrol_with_account(person, number)
        hired(account_id=OTHER_DRIVER["subject"])
        hired()
        sell(trip, provider, "1A", contact={"email": "stays@mail.example", "phone": "+250788000001"})
        moves = sell(trip, provider, "2B", contact={"email": "moves@mail.example", "phone": "+250788000002"})
        hold(trip, "1B")
        bus = bought("RAC 100 A", layout=drawn("D.+", "x.x"), bus_class="vip")
        assert swap(trip.trip_id, bus).code == "bus_too_small"
        wide = bought("RAC 200 B", layout=drawn("D...+", "xx.xx"))
        expect(200, swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]))
        for table in ("bookings", "trips"):
            assert run(f"{table}/on_change", cloud.changes(table)) == []
        told(cloud, function_name)
        by_subject = {(mail["To"], mail["Subject"].partition(":")[0].strip()): mail for mail in mails()}
        stays = by_subject["stays@mail.example", "Another bus"].get_body()
        assert stays is not None
        assert "You keep your seats" in stays.get_content()
        codes = by_subject["moves@mail.example", "Another bus"].iter_attachments()
        assert [each.get_filename() for each in codes] == ["ticket-1D.png"]
        assert {subject for _, subject in by_subject} >= {
            "Your trip has another bus",
            "Your trip has another driver",
        }
        sent = [text for number, text in texts() if "nother bus" in text and number == "+250788000002"]
        words = "22.11. 08:00 Nyabugogo-Musanze, seat 1D instead of 2B."
        assert sent == [f"Another bus: booking {moves['booking_id'][-8:]}, {words}"]
        assert not any(number == "+250788000001" and "Another" in text for number, text in texts())

    def test_whoever_has_a_seat_of_a_lower_class_now_is_told_so_by_sms_too(
        self, cloud: Cloud, provider: FakeProvider, function_name: Any
    ):
        better = publish(7, bus_class="vip")
        kept = sell(better, provider, "1A", contact={"email": "a@mail.example", "phone": "+250788000003"})
        hired()
        plain = bought("RAC 300 C", layout=drawn("D...+", "xx.xx"))
        expect(200, swap(better.trip_id, plain))
        for table in ("bookings", "trips"):
            assert run(f"{table}/on_change", cloud.changes(table)) == []
        told(cloud, function_name)
        (sent,) = [text for number, text in texts() if "nother bus" in text and number == "+250788000003"]
        words = "22.11. 08:00 Nyabugogo-Musanze, seat 1A, class standard instead of vip."
        assert sent == f"Another bus: booking {kept['booking_id'][-8:]}, {words}"
