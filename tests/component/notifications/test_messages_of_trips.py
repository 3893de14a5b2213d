"""What a company sees of the messages about its trips: to whom, by which way, and whether they went out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pynamodb.exceptions import PutError

from tests.support.buying import expect, sell
from tests.support.cancelling import cancel
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.fleet import bought, hired
from tests.support.functions import Reply, call, run
from tests.support.logs import Logs
from tests.support.network import LEAVES, publish
from tests.support.outbox import mails, tell, texts
from tests.support.people import (
    AGENT,
    DRIVER,
    FOREIGN_OWNER,
    INSPECTOR,
    OTHER_DRIVER,
    PASSENGER,
    SUPERVISOR,
)
from tests.support.provider import FakeProvider
from tests.support.swapping import swap
from tests.support.world import enrol as enrol_with_account
from tms.kernel.messaging.refusals import NotSent
from tms.notifications import on_mail, on_sms, store
from tms.notifications.store import MessageRecord
from tms.notifications.trip_messages import GIVEN_UP_SECONDS, KEPT_SECONDS, Status
from tms.payments.on_trip_cancelled import cancel_bookings
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def late(trip: Trip, minutes: int = 45) -> None:
    body = {"minutes": minutes, "reason": "The road is closed."}
    expect(200, call("trips/delay_trip", path={"trip_id": trip.trip_id}, body=body, caller=SUPERVISOR))


def deliver(cloud: Cloud, function_name: Any, failing: str = "") -> dict[str, Any]:
    """Send what waits in the queues of mails and SMS; return what they held."""
    waiting = {}
    for function, queue in (("on_mail", "Mail"), ("on_sms", "Sms")):
        waiting[function] = cloud.messages(queue)
        function_name(function)
        failed = run(f"notifications/{function}", waiting[function])
        assert bool(failed) is (function == failing)
    return waiting


def news(cloud: Cloud, function_name: Any, failing: str = "") -> dict[str, Any]:
    """Let everybody be told of what happened; return the messages that waited."""
    for table in ("bookings", "payments", "trips"):
        assert run(f"{table}/on_change", cloud.changes(table)) == []
    assert run("notifications/on_trip_news", cloud.messages("TripNews")) == []
    return deliver(cloud, function_name, failing)


def ask(trip: Trip, caller: Any = AGENT, **query: str) -> Reply:
    path = {"trip_id": trip.trip_id}
    return call("notifications/list_messages", path=path, query=query or None, caller=caller)


def messages(trip: Trip, **query: str) -> Any:
    return expect(200, ask(trip, **query))["items"]


def test_a_delay_is_seen_by_channel_with_the_recipient_masked(
    trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock, function_name: Any
):
    booking = sell(trip, provider, "1A")
    news(cloud, function_name)
    assert messages(trip) == [], "tickets are the buyer's own news"
    late(trip)
    clock.wait(5)
    news(cloud, function_name)
    assert (len(mails()), len(texts())) == (2, 2)
    found = {each["channel"]: each for each in messages(trip)}
    assert found.keys() == {"mail", "sms"}
    assert found["sms"]["recipient"] == "+250***456"
    assert found["mail"]["recipient"] == "a***@mail.example"
    for each in found.values():
        assert each["kind"] == "delayed"
        assert each["audience"] == "passenger"
        assert (each["status"], each["reason"]) == ("sent", None)
        assert each["booking_id"] == booking["booking_id"]
        assert each["at"] == clock.moment.astimezone(LEAVES.tzinfo).isoformat()


def test_neither_address_nor_number_is_kept(
    trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock, function_name: Any
):
    sell(trip, provider, "1A")
    late(trip)
    news(cloud, function_name)
    kept = cloud.items("messages")
    assert len(kept) == 2
    assert "788123" not in str(kept)
    assert "aline" not in str(kept).lower()
    assert {int(each["expires"]) for each in kept} == {clock.epoch + KEPT_SECONDS}


def test_drivers_and_passengers_of_a_swap_are_told_apart(
    trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
):
    for number, person in enumerate((DRIVER, OTHER_DRIVER)):
        enrol_with_account(person, number)
    hired(account_id=OTHER_DRIVER["subject"])
    hired()
    sell(trip, provider, "1A")
    expect(200, swap(trip.trip_id, bought("RAC 200 B"), driver_id=OTHER_DRIVER["subject"]))
    news(cloud, function_name)
    news(cloud, function_name)
    found = {(each["kind"], each["audience"], each["channel"]) for each in messages(trip)}
    assert found >= {
        ("bus_swapped", "passenger", "mail"),
        ("bus_swapped", "staff", "mail"),
        ("trip_taken", "staff", "mail"),
    }
    (taken,) = [each for each in messages(trip) if (each["kind"], each["channel"]) == ("trip_taken", "mail")]
    assert taken["booking_id"] is None


def test_a_cancellation_is_seen_as_well(trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any):
    sell(trip, provider, "1A")
    news(cloud, function_name)
    expect(200, cancel(trip.trip_id))
    assert cancel_bookings(trip.trip_id) == 0
    news(cloud, function_name)
    assert sorted((each["kind"], each["channel"]) for each in messages(trip)) == [
        ("cancelled", "mail"),
        ("cancelled", "sms"),
        ("trip_cancelled", "mail"),
        ("trip_cancelled", "sms"),
    ], "to the passenger, and to the driver"


class TestWhatDoesNotGoOut:
    def test_it_is_pending_while_it_is_tried_again_and_then_sent(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        function_name: Any,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A")
        news(cloud, function_name)
        late(trip)
        with monkeypatch.context() as patch:
            patch.setattr(on_mail, "send_mail", _refuse)
            waiting = news(cloud, function_name, failing="on_mail")
        (mail,) = [each for each in messages(trip) if each["channel"] == "mail"]
        assert (mail["status"], mail["reason"]) == ("pending", None)
        function_name("on_mail")
        assert run("notifications/on_mail", waiting["on_mail"]) == []
        (mail,) = [each for each in messages(trip) if each["channel"] == "mail"]
        assert mail["status"] == "sent"

    def test_it_has_failed_once_nobody_tries_any_more(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        clock: HeldClock,
        function_name: Any,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A")
        news(cloud, function_name)
        late(trip)
        monkeypatch.setattr(on_sms, "send_text", _refuse)
        news(cloud, function_name, failing="on_sms")
        clock.wait(GIVEN_UP_SECONDS)
        assert _of(trip, "sms")["status"] == "pending"
        clock.wait(1)
        assert (_of(trip, "sms")["status"], _of(trip, "sms")["reason"]) == ("failed", "refused")

    def test_limits_of_sms_are_a_reason(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        function_name: Any,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A")
        news(cloud, function_name)
        monkeypatch.setattr(on_sms, "is_allowed", lambda *_: False)
        late(trip)
        news(cloud, function_name)
        sms = _of(trip, "sms")
        assert (sms["status"], sms["reason"], sms["recipient"]) == ("failed", "not_allowed", "+250***456")

    def test_a_driver_that_has_neither_address_nor_number_was_not_told(
        self, trip: Trip, cloud: Cloud, function_name: Any
    ):
        hired()
        expect(200, swap(trip.trip_id, bought("RAC 200 B")))
        news(cloud, function_name)
        found = {(each["channel"], each["status"], each["reason"]) for each in messages(trip)}
        assert found == {("mail", "failed", "no_address"), ("sms", "failed", "no_address")}
        assert {each["recipient"] for each in messages(trip)} == {None}

    def test_what_cannot_be_remembered_is_sent_all_the_same_and_once(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        function_name: Any,
        logs: Logs,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A")
        news(cloud, function_name)
        sent = len(mails())
        late(trip)

        def fails(*_: Any, **__: Any) -> None:
            raise PutError("the table is busy")

        monkeypatch.setattr(MessageRecord, "save", fails)
        news(cloud, function_name)
        assert len(mails()) == sent + 1
        assert len(logs.said("a message is not remembered")) == 2


def test_what_was_sent_stays_sent(trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any):
    sell(trip, provider, "1A")
    late(trip)
    news(cloud, function_name)
    (message, *_), _ = store.of_trip(trip.trip_id, None, 10)
    store.remember(replace(message, status=Status.PENDING))
    assert {each["status"] for each in messages(trip)} == {"sent"}


def test_pages_follow_one_another_the_newest_first(
    trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock, function_name: Any
):
    sell(trip, provider, "1A")
    for minutes in (30, 45):
        clock.wait(60)
        late(trip, minutes)
        news(cloud, function_name)
    first = expect(200, ask(trip, limit="3"))
    rest = expect(200, ask(trip, limit="3", cursor=first["next_cursor"]))
    found = [*first["items"], *rest["items"]]
    assert len(found) == 4
    assert rest["next_cursor"] is None
    assert [each["told_at"] for each in found] == sorted((each["told_at"] for each in found), reverse=True)
    assert ask(trip, cursor="no cursor!").code == "bad_cursor"


@pytest.mark.parametrize(
    ("caller", "code"),
    [
        (PASSENGER, "not_allowed"),
        (DRIVER, "not_allowed"),
        (INSPECTOR, "not_allowed"),
        (FOREIGN_OWNER, "trip_not_found"),
    ],
)
def test_nobody_else_reads_them(trip: Trip, caller: Any, code: str):
    assert ask(trip, caller).code == code


def _of(trip: Trip, channel: str) -> Any:
    (found,) = [each for each in messages(trip) if each["channel"] == channel]
    return found


def _refuse(*_: Any, **__: Any) -> None:
    raise NotSent("Throttling")


def test_another_trips_messages_are_not_among_them(
    trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
):
    other = publish(2, LEAVES + timedelta(hours=1))
    sell(other, provider, "1A")
    late(other)
    news(cloud, function_name)
    assert messages(trip) == []
    assert tell(cloud)["sms"]["Records"] == []
