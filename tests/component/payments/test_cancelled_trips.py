"""Money, bookings and tickets of a trip that was cancelled: every franc goes back once, whatever happens."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import books
from tests.support.buying import ONWARD, callback, expect, hold, look, paid, pay, sell, start
from tests.support.cancelling import cancel, follow, tell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, sqs_record
from tests.support.driving import depart
from tests.support.functions import call, run
from tests.support.network import MUSANZE, publish
from tests.support.people import OTHER_PASSENGER, PASSENGER
from tests.support.provider import FakeProvider
from tms.bookings import sale_store
from tms.bookings.booking import HOLD_SECONDS, MAX_PASSENGERS, BookingStatus
from tms.bookings.records import BookingRecord
from tms.bookings.seats import CUT_OFF_SECONDS
from tms.fleet.layout import drawn
from tms.kernel.clock import now
from tms.kernel.events.catalogue import TripCancelled
from tms.kernel.events.cloud_events import event_of
from tms.kernel.store import Transaction
from tms.payments import on_check_due, on_trip_cancelled, store
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import HEARD_SECONDS, MOST_REFUNDS
from tms.payments.provider import ChargeStatus
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE = 3500


def check(payment_id: str, provider: FakeProvider) -> int:
    """Look as the queue of checks does; return the seconds until the next look."""
    return on_check_due.check_payment(payment_id, provider)


def refund(payment_id: str, provider: FakeProvider) -> None:
    """Let the refund of a payment be asked for, made and seen."""
    assert check(payment_id, provider) > 0
    provider.end_refund(payment_id, ChargeStatus.SUCCEEDED)
    assert check(payment_id, provider) == 0


def status(booking: dict[str, Any], caller: Any = PASSENGER) -> str:
    return str(look(booking, caller)["status"])


class TestPaid:
    @pytest.fixture
    def booking(self, trip: Trip, provider: FakeProvider) -> dict[str, Any]:
        return sell(trip, provider, "1A", "1B")

    @pytest.fixture
    def done(self, booking: dict[str, Any], trip: Trip, cloud: Cloud) -> dict[str, Any]:
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        return booking

    def test_the_booking_is_cancelled_and_its_tickets_are_void(self, done: dict[str, Any], trip: Trip):
        assert status(done) == "CANCELLED"
        found = books.audit(trip)
        assert {ticket.status.value for ticket in found.tickets.values()} == {"VOID"}
        assert all(not seat.claims for seat in found.seats.values())

    def test_the_money_is_owed_until_it_has_gone_back(
        self, done: dict[str, Any], trip: Trip, provider: FakeProvider
    ):
        shown = paid(done)
        assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "trip_cancelled")
        found = books.audit(trip)
        assert [found.balance(account) for account in LedgerAccount] == [2 * FARE, 0, -2 * FARE, 0]
        refund(done["payment_id"], provider)
        assert paid(done)["status"] == "REFUNDED"
        found = books.audit(trip)
        assert [found.balance(account) for account in LedgerAccount] == [0, 0, 0, 0]
        assert len(found.postings) == 3
        (back,) = provider.refunds.values()
        assert back.amount is not None
        assert back.amount.amount == 2 * FARE

    def test_the_queue_of_checks_gets_the_refund_from_the_payment_s_own_event(
        self, done: dict[str, Any], provider: FakeProvider, cloud: Cloud
    ):
        waiting = cloud.messages("PaymentChecks")
        assert run("payments/on_check_due", waiting) == []
        assert len(provider.refunds) == 1

    def test_the_event_of_each_ticket_and_booking_is_told(self, done: dict[str, Any], cloud: Cloud):
        told = [record["body"] for record in cloud.messages("all")["Records"]]
        assert sum('"ticket.void"' in body for body in told) == 2
        assert sum('"booking.cancelled"' in body and '"paid":true' in body for body in told) == 1

    def test_delivered_again_it_changes_nothing(self, done: dict[str, Any], trip: Trip, cloud: Cloud):
        before = books.audit(trip)
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        assert books.audit(trip) == before

    def test_delivered_again_after_the_refund_it_owes_nothing_anew(
        self, done: dict[str, Any], trip: Trip, provider: FakeProvider
    ):
        refund(done["payment_id"], provider)
        before = books.audit(trip)
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        assert books.audit(trip) == before

    def test_a_refund_that_fails_is_tried_again_as_every_refund(
        self, done: dict[str, Any], provider: FakeProvider, clock: HeldClock, trip: Trip
    ):
        payment_id = done["payment_id"]
        check(payment_id, provider)
        provider.end_refund(payment_id, ChargeStatus.FAILED)
        check(payment_id, provider)
        clock.wait(61)
        check(payment_id, provider)
        provider.end_refund(payment_id, ChargeStatus.SUCCEEDED, attempt=1)
        assert check(payment_id, provider) == 0
        assert books.audit(trip).payments[payment_id].refunds_failed == 1 < MOST_REFUNDS

    def test_no_further_payment_is_begun(self, done: dict[str, Any]):
        reply = start(done)
        assert (reply.status, reply.code) == (409, "booking_cancelled")

    def test_its_customer_may_have_it_erased_before_the_day_of_the_trip(
        self, done: dict[str, Any], provider: FakeProvider, trip: Trip
    ):
        path = {"booking_id": done["booking_id"]}
        expect(200, call("privacy/erase_booking", path=path, caller=PASSENGER))
        refund(done["payment_id"], provider)
        assert books.audit(trip).payments[done["payment_id"]].status.value == "REFUNDED"


class TestHeld:
    @pytest.fixture
    def booking(self, trip: Trip) -> dict[str, Any]:
        return hold(trip, "1A")

    def test_the_hold_is_cancelled_and_its_seats_are_counted_no_more(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud
    ):
        held = [item for item in cloud.items("guards") if item.get("held", 0) > 0]
        assert held
        cancel(trip.trip_id)
        assert follow(cloud) == []
        assert status(booking) == "CANCELLED"
        assert [item for item in cloud.items("guards") if item.get("held", 0) > 0] == []
        assert BookingRecord.get(f"BOOKING#{booking['booking_id']}", "BOOKING").counted is None
        assert books.audit(trip).legs_sold_or_held == 0

    def test_money_that_comes_after_it_goes_back_as_late_money(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(booking)
        cancel(trip.trip_id)
        follow(cloud)
        provider.approve(payment["payment_id"])
        clock.wait(HEARD_SECONDS)
        callback(payment)
        shown = paid(payment)
        assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "trip_cancelled")
        assert status(booking) == "CANCELLED"
        refund(payment["payment_id"], provider)
        found = books.audit(trip)
        assert found.tickets == {}
        assert [found.balance(account) for account in LedgerAccount] == [0, 0, 0, 0]
        assert set(found.postings) == {f"{payment['payment_id']}#{kind}" for kind in ("unearned", "returned")}

    def test_money_that_comes_between_the_cancellation_and_its_event_goes_back_too(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud, provider: FakeProvider
    ):
        payment = pay(booking)
        cancel(trip.trip_id)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["failure"]["code"] == "trip_cancelled"
        assert follow(cloud) == []
        assert status(booking) == "CANCELLED"
        refund(payment["payment_id"], provider)
        assert books.audit(trip).balance(LedgerAccount.MOBILE_MONEY) == 0

    def test_a_payment_that_fails_stays_failed(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud, provider: FakeProvider
    ):
        payment = pay(booking)
        cancel(trip.trip_id)
        follow(cloud)
        provider.decline(payment["payment_id"])
        callback(payment)
        assert paid(payment)["status"] == "FAILED"
        assert books.audit(trip).postings == {}

    def test_no_payment_is_begun_between_the_cancellation_and_its_event(
        self, booking: dict[str, Any], trip: Trip, provider: FakeProvider
    ):
        cancel(trip.trip_id)
        reply = start(booking)
        assert (reply.status, reply.code) == (409, "payment_running")
        assert provider.asked == []

    def test_a_hold_that_has_ended_by_itself_is_not_cancelled(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        clock.wait(HOLD_SECONDS)
        cancel(trip.trip_id)
        assert follow(cloud) == []
        assert status(booking) == "EXPIRED"


class TestOnItsWay:
    def test_passengers_who_have_travelled_keep_their_bookings(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        there = sell(trip, provider, "1A")
        through = sell(trip, provider, "1B", to="Rubavu")
        ahead = sell(trip, provider, "1A", caller=OTHER_PASSENGER, **ONWARD)
        depart(trip, clock)
        expect(200, cancel(trip.trip_id, last_station_id=MUSANZE.station_id))
        assert follow(cloud) == []
        assert status(there) == "CONFIRMED"
        assert paid(there)["status"] == "SUCCEEDED"
        assert (status(through), status(ahead, OTHER_PASSENGER)) == ("CANCELLED", "CANCELLED")
        assert paid(through)["status"] == "REFUNDING"
        found = books.audit(trip)
        assert -found.balance(LedgerAccount.TICKET_SALES) == FARE

    def test_without_a_station_everybody_s_money_goes_back(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        there = sell(trip, provider, "1A")
        depart(trip, clock)
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        assert status(there) == "CANCELLED"
        assert books.audit(trip).balance(LedgerAccount.TICKET_SALES) == 0


class TestInterrupted:
    @pytest.fixture
    def sold(self, trip: Trip, provider: FakeProvider) -> list[dict[str, Any]]:
        return [sell(trip, provider, seat) for seat in ("1A", "1B", "2A", "2B")]

    def test_what_a_crash_left_is_done_by_the_next_delivery(
        self, trip: Trip, sold: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
    ):
        cancel(trip.trip_id)
        commit = Transaction.commit
        done: list[Transaction] = []

        def die_at_the_third(transaction: Transaction) -> None:
            if len(done) == 2:
                raise KeyboardInterrupt
            commit(transaction)
            done.append(transaction)

        with monkeypatch.context() as patch:
            patch.setattr(Transaction, "commit", die_at_the_third)
            with pytest.raises(KeyboardInterrupt):
                on_trip_cancelled.cancel_bookings(trip.trip_id)
        assert sorted(map(status, sold)) == ["CANCELLED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
        books.audit(trip)
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        assert set(map(status, sold)) == {"CANCELLED"}
        assert books.audit(trip).balance(LedgerAccount.OWED_TO_PAYERS) == -4 * FARE

    def test_without_time_left_the_rest_is_left_to_the_next_call(
        self, trip: Trip, sold: list[dict[str, Any]], clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        cancel(trip.trip_id)
        slow = on_trip_cancelled._cancel_booking

        def taking_its_time(booking_id: str, choose_until: int) -> None:
            slow(booking_id, choose_until)
            clock.wait(on_trip_cancelled.BUSY_SECONDS / 2)

        monkeypatch.setattr(on_trip_cancelled, "_cancel_booking", taking_its_time)
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 1
        assert sorted(map(status, sold)) == ["CANCELLED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        assert set(map(status, sold)) == {"CANCELLED"}

    def test_one_booking_that_fails_keeps_no_other_from_its_money(
        self, trip: Trip, sold: list[dict[str, Any]], cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        cancel(trip.trip_id)
        find, odd = store.find, sold[1]["payment_id"]
        with monkeypatch.context() as patch:
            patch.setattr(store, "find", lambda payment_id: None if payment_id == odd else find(payment_id))
            assert len(follow(cloud)) == 1
        assert [status(each) for each in sold].count("CANCELLED") == 3
        assert status(sold[1]) == "CONFIRMED"
        books.audit(trip)
        assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        assert status(sold[1]) == "CANCELLED"

    def test_a_seat_that_was_opened_again_in_the_last_moment_is_closed_first(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        cancel(trip.trip_id)
        reopen = Transaction()
        sale_store.close_into(reopen, trip.trip_id, {"1A": [2_000_000_000] * 2})
        reopen.commit()
        booking = sell(trip, provider, "1A")
        assert follow(cloud) == []
        assert status(booking) == "CANCELLED"
        assert {end for seat in sale_store.seats_of(trip.trip_id) for end in seat.closes} == {0}

    def test_an_event_of_a_trip_that_was_not_cancelled_does_nothing(
        self, trip: Trip, sold: list[dict[str, Any]]
    ):
        event = event_of("change", "trips", trip.trip_id, now(), TripCancelled(trip.company_id, trip.trip_id))
        message = {"Records": [sqs_record(event.to_json())]}
        assert run("payments/on_trip_cancelled", message) == ["message-1"]
        assert set(map(status, sold)) == {"CONFIRMED"}
        assert min(seat.closes[0] for seat in sale_store.seats_of(trip.trip_id)) > CUT_OFF_SECONDS


class TestLarge:
    def test_the_largest_booking_is_cancelled_in_one_transaction(
        self, cloud: Cloud, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        coach = publish(layout=drawn("D...+", *["xx.xx"] * 30).as_grid())
        seats = [f"{row}{letter}" for row in range(1, 13) for letter in "ABCD"][:MAX_PASSENGERS]
        booking = sell(coach, provider, *seats)
        expect(200, cancel(coach.trip_id))
        sizes = committed_sizes(monkeypatch)
        assert follow(cloud) == []
        assert status(booking) == "CANCELLED"
        assert max(sizes) == 3 + 2 * MAX_PASSENGERS <= sale_store.MOST_WRITES
        assert books.audit(coach).bookings[booking["booking_id"]].status is BookingStatus.CANCELLED

    def test_a_bus_with_more_seats_than_a_transaction_takes_is_closed_whole(
        self, cloud: Cloud, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        coach = publish(layout=drawn("D...+", *["xx.xx"] * 60).as_grid())
        booking = sell(coach, provider, "60D")
        sizes = committed_sizes(monkeypatch)
        expect(200, cancel(coach.trip_id))
        assert max(sizes) <= sale_store.MOST_WRITES
        assert len(sizes) == 3
        seats = sale_store.seats_of(coach.trip_id)
        assert len(seats) == 240
        assert {end for seat in seats for end in seat.closes} == {0}
        assert follow(cloud) == []
        assert status(booking) == "CANCELLED"


def committed_sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list to which every transaction from now on adds the number of its writes."""
    sizes: list[int] = []
    commit: Callable[[Transaction], None] = Transaction.commit

    def counted(transaction: Transaction) -> None:
        sizes.append(len(transaction))
        commit(transaction)

    monkeypatch.setattr(Transaction, "commit", counted)
    return sizes


def test_events_of_a_sale_that_arrive_after_the_cancellation_do_no_harm(
    trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
):
    booking = sell(trip, provider, "1A")
    tell(cloud)
    checks, holds = cloud.messages("PaymentChecks"), cloud.messages("HoldsDue")
    cancel(trip.trip_id)
    follow(cloud)
    clock.wait(HOLD_SECONDS)
    assert run("bookings/on_hold_due", holds) == []
    assert run("payments/on_check_due", checks) == []
    assert status(booking) == "CANCELLED"
    assert paid(booking)["status"] == "REFUNDING"
