"""When an account is deleted the people in its bookings are forgotten, and the books and the door stay."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from infra.keys.reseal import renew
from tests.component.kernel.test_queues import Delayed, delayed, message
from tests.support import books
from tests.support.buying import callback, expect, hold, look, pay, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.functions import call, run
from tests.support.network import SEATS, publish
from tests.support.opened import opened
from tests.support.people import ANONYMOUS, AS_GUEST, DRIVER, OTHER_PASSENGER, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings import store as bookings_store
from tms.bookings.booking import BookingStatus
from tms.bookings.for_privacy import erasure as for_privacy
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.kernel.store import Transaction
from tms.payments import settlement
from tms.payments import store as payments_store
from tms.payments.payment import HEARD_SECONDS, PaymentStatus
from tms.payments.provider import ChargeStatus
from tms.privacy import on_account_deleted
from tms.tickets import store as tickets_store
from tms.trips.trip import Trip

__all__ = ["delayed"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "clock")

SALES = ("bookings", "payments", "tickets")
PERSONAL = ("Passenger", "+25078", "0788", "aline@", "mail.example")
"""Parts of every name, number and address that the people of these tests give."""


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish(driver_id=DRIVER["subject"])


def forget(caller: dict[str, str] = PASSENGER) -> int:
    return on_account_deleted.erase_bookings_of(caller["subject"])


def personal(cloud: Cloud) -> list[str]:
    """What the tables of sales still hold of anybody."""
    texts = opened(cloud, SALES)
    return [text for text in texts if any(part in text for part in PERSONAL)]


class TestErased:
    def test_nothing_tells_who_travelled_or_paid(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sell(trip, provider, "1A", "1B")
        hold(trip, "2A")
        assert len(personal(cloud)) > 3
        assert forget() == 0
        assert personal(cloud) == []

    def test_the_books_are_as_they_were(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B")
        before = books.audit(trip)
        forget()
        after = books.audit(trip)
        assert after.postings == before.postings
        for booking_id, booking in after.bookings.items():
            assert booking == before.bookings[booking_id].erased(booking.erased_at or 0)
        assert {ticket.price for ticket in after.tickets.values()} == {
            ticket.price for ticket in before.tickets.values()
        }

    def test_the_ticket_still_boards_and_the_door_sees_no_name(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        token = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))["token"]
        forget()
        at = {"trip_id": trip.trip_id}
        board(trip, clock)
        scan = {"token": token, "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
        shown = expect(200, call("tickets/scan_ticket", path=at, body=scan, caller=DRIVER))
        assert shown["verdict"] == "ok"
        assert shown["passenger"] == {"name": None, "phone": None}

    def test_staff_see_the_booking_without_its_people(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        forget()
        shown = look(booking)
        assert shown["total"] == booking["total"]
        assert shown["status"] == "CONFIRMED"
        assert [each["passenger"] for each in shown["tickets"]] == [{"name": None, "phone": None}]

    def test_bookings_of_others_are_not_touched(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sell(trip, provider, "1A", caller=OTHER_PASSENGER)
        guests = hold(trip, "1B", caller=ANONYMOUS)
        before = [cloud.items(table) for table in SALES]
        assert forget() == 0
        assert [cloud.items(table) for table in SALES] == before
        shown = look(guests, ANONYMOUS, **AS_GUEST)
        assert shown["tickets"][0]["passenger"]["name"] == "Passenger 0"

    def test_the_same_request_does_not_meet_the_booking_that_was_erased(self, trip: Trip):
        headers = key()
        expect(201, call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=headers))
        forget()
        reply = call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=headers)
        assert reply.code == "idempotency_key_reused"

    def test_no_event_tells_of_it(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sell(trip, provider, "1A")
        for table in SALES:
            run(f"{table}/on_change", cloud.changes(table))
        cloud.messages("all")
        forget()
        for table in SALES:
            assert run(f"{table}/on_change", cloud.changes(table)) == []
        assert cloud.messages("all")["Records"] == []

    def test_every_payment_of_a_booking_goes_also_one_that_failed(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip)
        for _ in range(2):
            payment = pay(booking)
            provider.decline(payment["payment_id"])
            callback(payment)
        assert forget() == 0
        assert [item.get("payer") for item in cloud.items("payments", "PAYMENT#")] == [None, None]

    def test_what_was_erased_is_passed_over_when_the_rest_is_sealed_anew(
        self, trip: Trip, provider: FakeProvider
    ):
        sell(trip, provider, "1A")
        forget()
        dynamodb = boto3.client("dynamodb")
        items = [(name, item) for name in SALES for item in dynamodb.scan(TableName=name)["Items"]]
        assert [renew(table, item) for table, item in items] == [False] * len(items)


class TestAgain:
    def test_a_second_time_changes_nothing(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sell(trip, provider, "1A")
        forget()
        before = [cloud.items(table) for table in SALES]
        assert forget() == 0
        assert [cloud.items(table) for table in SALES] == before

    @pytest.mark.parametrize(
        ("module", "step"),
        [
            (bookings_store, "erase"),
            (tickets_store, "erase"),
            (payments_store, "erase"),
            (for_privacy, "disown"),
        ],
    )
    def test_whatever_step_it_died_at_it_goes_on(
        self,
        module: Any,
        step: str,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A", "1B")
        for when in ("before", "after"):
            with monkeypatch.context() as patch:
                patch.setattr(module, step, _dying(getattr(module, step), when))
                with pytest.raises(TimeoutError):
                    forget()
        assert forget() == 0
        assert personal(cloud) == []
        assert cloud.items("bookings", "OWNER#") == []
        books.audit(trip)

    def test_many_bookings_are_erased_some_at_a_time(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(on_account_deleted, "AT_ONCE", 2)
        for seat in SEATS:
            hold(trip, seat)
        waits = [forget()]
        while waits[-1]:
            waits.append(forget())
        assert len(waits) == len(SEATS) // 2 or len(waits) == len(SEATS) // 2 + 1
        assert personal(cloud) == []


class TestRunning:
    def test_a_pending_payment_is_looked_at_again_and_goes_through(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip, "1A")
        payment = pay(booking)
        assert forget() == on_account_deleted.RUNNING_SECONDS
        (item,) = cloud.items("payments", "PAYMENT#")
        assert item["payer"], "it may have to be asked again"
        provider.approve(payment["payment_id"])
        callback(payment)
        assert forget() == 0
        assert personal(cloud) == []
        made = books.audit(trip).bookings[booking["booking_id"]]
        assert made.status is BookingStatus.CONFIRMED

    def test_bookings_behind_one_that_waits_are_erased_meanwhile(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, provider: FakeProvider
    ):
        monkeypatch.setattr(on_account_deleted, "AT_ONCE", 1)
        for seat in ("1A", "1B"):
            pay(hold(trip, seat))
        free = hold(trip, "2A")
        while forget() == 1:
            pass
        left = {item["sk"] for item in cloud.items("bookings", "OWNER#")}
        assert len(left) == 2
        assert f"BOOKING#{free['booking_id']}" not in left

    def test_money_that_was_given_up_and_comes_late_buys_tickets_without_names(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip, "1A")
        payment = pay(booking)
        provider.decline(payment["payment_id"])
        callback(payment)
        assert forget() == 0
        provider.approve(payment["payment_id"])
        settlement.settle(payment["payment_id"], provider)
        assert books.audit(trip).bookings[booking["booking_id"]].status is BookingStatus.CONFIRMED
        assert personal(cloud) == []

    def test_a_settlement_that_read_the_names_before_they_were_erased_writes_none(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        payment = pay(hold(trip, "1A"))
        provider.approve(payment["payment_id"])
        _once_before(monkeypatch, Transaction, "commit", forget)
        callback(payment)
        assert forget() == 0
        assert personal(cloud) == []
        (settled,) = books.audit(trip).payments.values()
        assert settled.status is PaymentStatus.SUCCEEDED

    def test_a_payment_that_met_the_erasure_is_not_begun(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        booking = hold(trip, "1A")
        _once_before(monkeypatch, Transaction, "commit", forget)
        body = {
            "booking_id": booking["booking_id"],
            "method": "momo",
            "payer": {"phone": "0788123456"},
        }
        reply = call("payments/start_payment", body=body, caller=PASSENGER, headers=key())
        assert reply.code == "payment_running"
        assert cloud.items("payments", "PAYMENT#") == []

    def test_a_refund_goes_on_without_the_payer_s_phone(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, cloud: Cloud
    ):
        payment = pay(hold(trip, "1A"))
        clock.wait(601)
        sell(trip, provider, "1A", caller=OTHER_PASSENGER)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert forget() == 0
        provider.end_refund(payment["payment_id"], ChargeStatus.SUCCEEDED)
        clock.wait(HEARD_SECONDS)
        callback(payment)
        found = payments_store.find(payment["payment_id"])
        assert found is not None
        assert (found.status, found.payer) == (PaymentStatus.REFUNDED, None)
        assert sum(a for entries in books.audit(trip).postings.values() for _, a in entries) == 0


class TestQueue:
    def told(self) -> dict[str, Any]:
        event = AccountDeleted(PLATFORM, PASSENGER["subject"])
        return {"Records": [message(event)]}

    def test_the_queue_s_function_erases(self, trip: Trip, cloud: Cloud, delayed: Delayed):
        hold(trip)
        assert run("privacy/on_account_deleted", self.told()) == []
        assert personal(cloud) == []
        assert delayed == []

    def test_and_looks_again_where_a_payment_runs(self, trip: Trip, provider: FakeProvider, delayed: Delayed):
        pay(hold(trip))
        assert run("privacy/on_account_deleted", self.told()) == []
        ((event, seconds),) = delayed
        assert (event.type, seconds) == ("account.deleted", on_account_deleted.RUNNING_SECONDS)


def _dying(real: Callable[..., Any], when: str) -> Callable[..., Any]:
    def step(*arguments: Any) -> Any:
        if when == "after":
            real(*arguments)
        raise TimeoutError

    return step


def _once_before(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, first: Callable[[], object]) -> None:
    """Let something happen right before the next call of a method."""
    real = getattr(owner, name)
    done: list[bool] = []

    def faster(*arguments: Any) -> Any:
        if not done:
            done.append(True)
            first()
        return real(*arguments)

    monkeypatch.setattr(owner, name, faster)
