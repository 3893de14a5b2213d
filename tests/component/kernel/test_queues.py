"""Streams and queues: changes become events, seats a projection, holds expire, payments are asked about."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.buying import hold, look, paid, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import REGION, Cloud, sqs_record
from tests.support.driving import board
from tests.support.functions import call, run
from tests.support.logs import Logs
from tests.support.network import LEAVES, build, publish
from tests.support.people import DRIVER, PASSENGER
from tests.support.provider import FakeProvider
from tms.kernel.clock import now
from tms.kernel.conflicts import Conflicted
from tms.kernel.events import again
from tms.kernel.events import publish as publishing
from tms.kernel.events.catalogue import BookingHeld, Payload, PaymentPending, TripArrived
from tms.kernel.events.cloud_events import CloudEvent, event_of, parse
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


Delayed = list[tuple[CloudEvent, int]]


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


@pytest.fixture
def delayed(monkeypatch: pytest.MonkeyPatch) -> Delayed:
    """The messages that a handler sends to its own queue, with their delay."""
    sent: Delayed = []

    class Queue:
        def send_message(self, *, QueueUrl: str, MessageBody: str, DelaySeconds: int) -> None:  # noqa: N803
            assert QueueUrl.endswith("/again")
            sent.append((parse(MessageBody), DelaySeconds))

    monkeypatch.setattr(again, "client", {"sqs": Queue()}.__getitem__)
    return sent


def told(cloud: Cloud) -> list[CloudEvent]:
    return [parse(record["body"]) for record in cloud.messages("all")["Records"]]


def message(data: Payload, name: str = "message-1") -> dict[str, Any]:
    return sqs_record(event_of(name, "test", "thing", now(), data).to_json(), name)


def held(booking: dict[str, Any]) -> BookingHeld:
    return BookingHeld("co", booking["booking_id"], booking["trip_id"], 0)


class TestChanges:
    def test_a_sale_and_a_ride_are_told_step_by_step(
        self, trip: Trip, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        ticket = call(
            "tickets/get_ticket",
            path={"ticket_id": booking["tickets"][0]["ticket_id"]},
            caller=PASSENGER,
        ).json
        path = {"trip_id": trip.trip_id}
        board(trip, clock)
        scan = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
        call("tickets/scan_ticket", path=path, body=scan, caller=DRIVER)
        by_table = {}
        for table in ("trips", "bookings", "payments", "tickets"):
            assert run(f"{table}/on_change", cloud.changes(table)) == []
            by_table[table] = [event.type for event in told(cloud)]
        assert by_table == {
            "trips": ["trip.published", "trip.boarding"],
            "bookings": ["booking.held", "booking.confirmed"],
            "payments": ["payment.pending", "payment.succeeded"],
            "tickets": ["ticket.issued", "ticket.boarded"],
        }

    def test_an_event_can_be_filtered_by_type_and_company(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        sent: list[dict[str, Any]] = []

        class Topic:
            def publish(self, **message: Any) -> None:
                sent.append(message)

        monkeypatch.setattr("tms.kernel.aws.client", lambda _: Topic())
        run("trips/on_change", cloud.changes("trips"))
        (message,) = sent
        assert message["MessageAttributes"] == {
            "type": {"DataType": "String", "StringValue": "trip.published"},
            "company": {"DataType": "String", "StringValue": trip.company_id},
        }

    def test_a_change_delivered_twice_is_the_same_event(self, trip: Trip, cloud: Cloud):
        changes = cloud.changes("trips")
        run("trips/on_change", changes)
        run("trips/on_change", changes)
        first, second = told(cloud)
        assert first.id == second.id

    def test_the_event_has_the_time_of_the_change(self, trip: Trip, cloud: Cloud):
        changes = cloud.changes("trips")
        for record in changes["Records"]:
            record["dynamodb"]["ApproximateCreationDateTime"] = 1_777_636_800.0
        run("trips/on_change", changes)
        assert told(cloud)[0].time == datetime(2026, 5, 1, 12, tzinfo=UTC)

    def test_only_the_change_that_failed_comes_again(
        self, cloud: Cloud, trip: Trip, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ):
        publish(2)
        publish(3)
        records = [
            record
            for record in cloud.changes("trips")["Records"]
            if record["dynamodb"]["NewImage"].get("status") == {"S": "PUBLISHED"}
        ]
        real = publishing.publish
        victim = records[1]["dynamodb"]["Keys"]["pk"]["S"].removeprefix("TRIP#")

        def faulty(told_: Any) -> None:
            if any(event.subject == victim for event in told_):
                raise RuntimeError("the topic refused it")
            real(told_)

        monkeypatch.setattr("tms.kernel.events.publish.publish", faulty)
        failed = run("trips/on_change", {"Records": records})
        assert failed == [records[1]["dynamodb"]["SequenceNumber"]]
        assert len(told(cloud)) == 2
        assert logs.said("a record failed")

    def test_a_record_that_is_none_comes_again(self, trip: Trip, cloud: Cloud):
        changes = cloud.changes("trips")
        del changes["Records"][0]["eventName"]
        assert run("trips/on_change", {"Records": changes["Records"][:1]}) != []


class TestSeats:
    def test_the_projection_follows_the_seats(self, trip: Trip, cloud: Cloud, provider: FakeProvider):
        build()
        assert run("bookings/on_seats", cloud.changes("bookings")) == []
        sell(trip, provider, "1A")
        hold(trip, "1B")
        query = {"from": "Kigali", "to": "Musanze", "date": LEAVES.date().isoformat()}
        assert call("trips/search_trips", query=query).json["items"][0]["seats_free"] == 4
        assert run("bookings/on_seats", cloud.changes("bookings")) == []
        assert call("trips/search_trips", query=query).json["items"][0]["seats_free"] == 2

    def test_however_often_and_in_whatever_order_the_changes_come(self, trip: Trip, cloud: Cloud):
        hold(trip, "1A")
        changes = cloud.changes("bookings")
        run("bookings/on_seats", changes)
        before = cloud.items("bookings")
        assert run("bookings/on_seats", {"Records": changes["Records"][::-1]}) == []
        assert cloud.items("bookings") == before

    def test_of_two_trips_only_the_one_that_failed_comes_again(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ):
        from tms.bookings import sale_store as store

        other = publish(2)
        cloud.changes("bookings")
        hold(trip, "1A", "1B")
        hold(other, "1A")
        changes = cloud.changes("bookings")
        first = next(
            record["dynamodb"]["SequenceNumber"]
            for record in changes["Records"]
            if record["dynamodb"]["Keys"]["pk"]["S"] == f"TRIP#{trip.trip_id}"
        )
        real, written = store.write_availability, []

        def faulty(trip_id: str) -> None:
            if trip_id == trip.trip_id:
                raise TimeoutError
            real(trip_id)
            written.append(trip_id)

        monkeypatch.setattr(store, "write_availability", faulty)
        assert run("bookings/on_seats", changes) == [first]
        assert written == [other.trip_id]
        assert logs.said("a record failed")

    def test_one_that_others_kept_busy_comes_again_and_is_no_failure(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ):
        from tms.bookings import sale_store as store

        def busy(_trip_id: str) -> None:
            raise Conflicted

        cloud.changes("bookings")
        hold(trip, "1A")
        monkeypatch.setattr(store, "write_availability", busy)
        assert len(run("bookings/on_seats", cloud.changes("bookings"))) == 1
        assert [line["level"] for line in logs.said("others kept changing")] == ["WARNING"]
        assert not logs.said("a record failed")

    def test_a_trip_that_is_not_on_sale_has_none(self, cloud: Cloud):
        from tms.bookings.on_seats import renew

        renew("TRIP#trp_nowhere")
        assert cloud.items("bookings") == []


class TestHoldDue:
    def due(self, booking: dict[str, Any]) -> list[str]:
        return run("bookings/on_hold_due", {"Records": [message(held(booking))]})

    def status(self, cloud: Cloud) -> str:
        (item,) = cloud.items("bookings", "BOOKING#")
        return str(item["status"])

    def test_one_that_ran_out_is_written_down_and_told(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, delayed: Delayed
    ):
        booking = hold(trip)
        clock.wait(600)
        assert self.due(booking) == []
        assert self.status(cloud) == "EXPIRED"
        assert delayed == []
        run("bookings/on_change", cloud.changes("bookings"))
        assert [event.type for event in told(cloud)] == ["booking.held", "booking.expired"]

    def test_one_that_was_prolonged_is_looked_at_again_when_it_ends(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, delayed: Delayed, provider: FakeProvider
    ):
        booking = hold(trip)
        clock.wait(540)
        pay(booking)
        clock.wait(60)
        assert self.due(booking) == []
        assert self.status(cloud) == "HELD"
        ((event, seconds),) = delayed
        assert (event.data, seconds) == (held(booking), 540)
        clock.wait(seconds)
        self.due(booking)
        assert self.status(cloud) == "EXPIRED"

    def test_a_repeat_tells_nothing_new(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        booking = hold(trip)
        clock.wait(600)
        self.due(booking)
        cloud.changes("bookings")
        assert self.due(booking) == []
        assert cloud.changes("bookings")["Records"] == []

    def test_one_that_was_paid_or_does_not_exist_is_done(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, delayed: Delayed, provider: FakeProvider
    ):
        booking = sell(trip, provider)
        clock.wait(3600)
        assert self.due(booking) == []
        assert look(booking)["status"] == "CONFIRMED"
        assert self.due({**booking, "booking_id": "bkg_nowhere"}) == []
        assert delayed == []

    def test_one_that_is_paid_in_that_very_moment_stays_paid(
        self, trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch, provider: FakeProvider
    ):
        from tests.support.buying import callback
        from tms.bookings import store

        booking = hold(trip)
        payment = pay(booking)
        provider.approve(payment["payment_id"])
        clock.wait(601)
        real = store.expire

        def late(booking_id: str, at: int) -> bool:
            callback(payment)
            return real(booking_id, at)

        monkeypatch.setattr(store, "expire", late)
        assert self.due(booking) == []
        assert look(booking)["status"] == "CONFIRMED"

    def test_of_a_batch_only_what_failed_comes_again(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, delayed: Delayed
    ):
        booking = hold(trip)
        clock.wait(600)
        batch = [
            message(TripArrived("co", "t"), "strange"),
            message(held(booking), "good"),
            sqs_record("{", "broken"),
        ]
        assert run("bookings/on_hold_due", {"Records": batch}) == ["strange", "broken"]
        assert self.status(cloud) == "EXPIRED"

    def test_no_delay_is_longer_than_the_queue_s_longest(
        self, trip: Trip, delayed: Delayed, monkeypatch: Any
    ):
        from tms.bookings import on_hold_due as expiring

        booking = hold(trip)
        monkeypatch.setattr(expiring, "expire_hold", lambda _: 5000)
        self.due(booking)
        assert delayed[0][1] == 900

    def test_looking_again_is_a_real_message_to_its_own_queue(self, trip: Trip, cloud: Cloud):
        import boto3

        self.due(hold(trip))
        attributes = boto3.client("sqs", REGION).get_queue_attributes(
            QueueUrl=cloud.queues["again"], AttributeNames=["ApproximateNumberOfMessagesDelayed"]
        )["Attributes"]
        assert attributes == {"ApproximateNumberOfMessagesDelayed": "1"}


class TestCheckDue:
    def due(self, payment: dict[str, Any]) -> list[str]:
        data = PaymentPending("co", payment["payment_id"], payment["booking_id"])
        return run("payments/on_check_due", {"Records": [message(data)]})

    @pytest.mark.parametrize(("age", "seconds"), [(0, 5), (120, 15), (1000, 60), (7200, 600)])
    def test_one_that_runs_is_looked_at_again(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, delayed: Delayed, age: int, seconds: int
    ):
        payment = pay(hold(trip))
        clock.wait(age)
        assert self.due(payment) == []
        assert [pause for _, pause in delayed] == [seconds]

    def test_one_that_has_ended_is_not(self, trip: Trip, provider: FakeProvider, delayed: Delayed):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        self.due(payment)
        self.due(payment)
        assert paid(payment)["status"] == "SUCCEEDED"
        assert delayed == []

    def test_one_that_is_open_after_a_day_goes_where_somebody_sees_it(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, delayed: Delayed
    ):
        payment = pay(hold(trip))
        clock.wait(86_400)
        assert self.due(payment) == ["message-1"]
        assert paid(payment)["status"] == "PENDING"
        assert delayed == []

    def test_money_that_has_not_gone_back_after_a_day_does_too(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, delayed: Delayed
    ):
        payment = pay(hold(trip, "1A"))
        clock.wait(601)
        sell(trip, provider, "1A")
        provider.approve(payment["payment_id"])
        assert self.due(payment) == []
        delayed.clear()
        clock.wait(86_400)
        assert self.due(payment) == ["message-1"]
        assert paid(payment)["status"] == "REFUNDING"
        assert delayed == []

    def test_a_function_that_is_stopped_at_a_slow_provider_has_sent_no_message(
        self, trip: Trip, provider: FakeProvider, delayed: Delayed, monkeypatch: pytest.MonkeyPatch
    ):
        """Its messages come back by themselves; those sent before would be a second copy of each."""

        class Stopped(BaseException):
            """Lambda ends the function."""

        payments = [pay(hold(trip, seat)) for seat in ("1A", "1B")]
        data = [PaymentPending("co", each["payment_id"], each["booking_id"]) for each in payments]
        batch = {"Records": [message(each, each.payment_id) for each in data]}
        asked: list[Any] = []
        status = provider.status

        def slow(reference: Any) -> Any:
            asked.append(reference)
            if len(asked) == 2:
                raise Stopped
            return status(reference)

        monkeypatch.setattr(provider, "status", slow)
        with pytest.raises(Stopped):
            run("payments/on_check_due", batch)
        assert delayed == []
        assert run("payments/on_check_due", batch) == []
        assert len(delayed) == 2

    def test_where_the_queue_takes_no_message_the_payment_comes_again(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        class Full:
            def send_message(self, **_: Any) -> None:
                raise ConnectionError("the queue is out of reach")

        monkeypatch.setattr(again, "client", lambda _: Full())
        with pytest.raises(ConnectionError):
            self.due(pay(hold(trip)))

    def test_a_refund_is_looked_at_from_its_own_beginning(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, delayed: Delayed
    ):
        payment = pay(hold(trip, "1A"))
        clock.wait(3600)
        sell(trip, provider, "1A")
        provider.approve(payment["payment_id"])
        self.due(payment)
        assert paid(payment)["status"] == "REFUNDING"
        assert [pause for _, pause in delayed] == [5]

    def test_one_that_does_not_exist_comes_again_until_it_is_dead(self, trip: Trip, provider: FakeProvider):
        assert self.due({"payment_id": "pay_nowhere", "booking_id": "b"}) == ["message-1"]
