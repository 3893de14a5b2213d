"""Names, phones and addresses of a booking end a time after it; what was sold and paid stays."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import books
from tests.support.buying import callback, hold, look, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Context, load
from tests.support.network import SEATS, publish
from tests.support.opened import opened
from tests.support.people import ANONYMOUS, AS_GUEST, DRIVER
from tests.support.provider import FakeProvider
from tms.bookings import retention_store
from tms.bookings import store as bookings_store
from tms.bookings.booking import BookingStatus
from tms.bookings.for_privacy import erasure as bookings_door
from tms.bookings.over_lists import LISTS, list_of, lists
from tms.bookings.retention import Kind
from tms.kernel import queries
from tms.payments import settlement
from tms.payments import store as payments_store
from tms.privacy import on_retention_over
from tms.privacy.erasure import erase_people
from tms.privacy.on_retention_over import DAY, ENOUGH_SECONDS, UNPAID_DAYS, Unerased
from tms.tickets import store as tickets_store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

SALES = ("bookings", "payments", "tickets")
PERSONAL = ("Passenger", "+25078", "0788", "aline@", "mail.example")
PAID_DAYS = 90
"""The setting of these tests, in `tests.support.cloud`."""


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish(driver_id=DRIVER["subject"])


def sweep(seconds_left: Callable[[], float] = lambda: 60) -> None:
    on_retention_over.erase_what_is_due(seconds_left)


def personal(cloud: Cloud) -> list[str]:
    return [text for text in opened(cloud, SALES) if any(part in text for part in PERSONAL)]


def listed(cloud: Cloud) -> set[str]:
    return {item["pk"].removeprefix("BOOKING#") for item in cloud.items("bookings") if "over" in item}


def arrival(booking: dict[str, Any]) -> int:
    found = bookings_store.find(booking["booking_id"])
    assert found is not None
    return int(found.arrival_at.timestamp())


def wait_until(clock: HeldClock, second: int) -> None:
    clock.wait(second - clock.epoch)


class TestPaid:
    def test_its_people_stay_until_the_last_second_and_go_then(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A", "1B")
        wait_until(clock, arrival(booking) + PAID_DAYS * DAY - 1)
        before = cloud.items("bookings")
        sweep()
        assert cloud.items("bookings") == before
        clock.wait(1)
        sweep()
        assert personal(cloud) == []
        assert listed(cloud) == set()

    def test_amounts_seats_states_and_the_ledger_stay(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        before = books.audit(trip)
        clock.wait(200 * DAY)
        sweep()
        after = books.audit(trip)
        assert after.postings == before.postings
        shown = look(booking)
        assert (shown["status"], shown["total"]) == ("CONFIRMED", booking["total"])
        assert [each["passenger"] for each in shown["tickets"]] == [{"name": None, "phone": None}]

    def test_the_setting_says_for_how_long(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        clock: HeldClock,
        monkeypatch: pytest.MonkeyPatch,
    ):
        booking = sell(trip, provider, "1A")
        wait_until(clock, arrival(booking) + 8 * DAY)
        sweep()
        assert personal(cloud) != []
        monkeypatch.setattr(on_retention_over, "settings", lambda: on_retention_over.Settings("7"))
        sweep()
        assert personal(cloud) == []


class TestUnpaid:
    def test_a_hold_that_nobody_paid_is_forgotten_earlier_however_far_its_trip(
        self, trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        booking = hold(trip, caller=ANONYMOUS)
        ends = int(bookings_item(cloud)["hold_expires_at"])
        wait_until(clock, ends + UNPAID_DAYS * DAY - 1)
        sweep()
        assert personal(cloud) != []
        clock.wait(1)
        sweep()
        assert personal(cloud) == []
        shown = look(booking, ANONYMOUS, **AS_GUEST)
        assert shown["total"] == booking["total"]

    def test_a_failed_payment_s_payer_goes_with_it(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        payment = pay(hold(trip))
        provider.decline(payment["payment_id"])
        callback(payment)
        clock.wait((UNPAID_DAYS + 1) * DAY)
        sweep()
        (item,) = cloud.items("payments", "PAYMENT#")
        assert "payer" not in item
        assert item["erased_at"] == clock.epoch

    def test_once_it_is_paid_its_time_counts_from_the_arrival(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        sell(trip, provider, "1A")
        clock.wait((UNPAID_DAYS + 2) * DAY)
        sweep()
        assert personal(cloud) != []

    def test_money_that_comes_after_the_erasure_buys_tickets_without_names_that_wait_in_no_list(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = hold(trip, "1A")
        payment = pay(booking)
        provider.decline(payment["payment_id"])
        callback(payment)
        assert erase_people(booking["booking_id"])
        provider.approve(payment["payment_id"])
        settlement.settle(payment["payment_id"], provider)
        assert books.audit(trip).bookings[booking["booking_id"]].status is BookingStatus.CONFIRMED
        assert personal(cloud) == []
        clock.wait(200 * DAY)
        sweep()
        assert listed(cloud) == set()


class TestPending:
    def test_a_booking_whose_payment_is_undecided_comes_again_a_day_later(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = hold(trip, "1A")
        payment = pay(booking)
        clock.wait((UNPAID_DAYS + 1) * DAY)
        sweep()
        before = bookings_item(cloud)["over_at"]
        sweep()
        assert bookings_item(cloud)["over_at"] == before
        assert listed(cloud) == {booking["booking_id"]}
        provider.decline(payment["payment_id"])
        callback(payment)
        clock.wait(DAY)
        sweep()
        assert personal(cloud) == []
        assert listed(cloud) == set()

    def test_it_does_not_hold_up_the_others(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        waiting = {booking["booking_id"] for booking in (_paying(trip, "1A"), _paying(trip, "1B"))}
        hold(trip, "2A")
        clock.wait((UNPAID_DAYS + 1) * DAY)
        sweep()
        assert listed(cloud) == waiting


class TestRuns:
    @pytest.mark.parametrize(
        ("module", "step"),
        [
            (bookings_store, "erase"),
            (tickets_store, "erase"),
            (payments_store, "erase"),
            (bookings_door, "unlist"),
        ],
    )
    @pytest.mark.parametrize("when", ["before", "after"])
    def test_whatever_step_it_died_at_the_next_run_goes_on(
        self,
        module: Any,
        step: str,
        when: str,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        clock: HeldClock,
        monkeypatch: pytest.MonkeyPatch,
    ):
        sell(trip, provider, "1A", "1B")
        clock.wait(200 * DAY)
        real = getattr(module, step)

        def dying(*arguments: Any) -> Any:
            if when == "after":
                real(*arguments)
            raise SystemExit

        with monkeypatch.context() as patch:
            patch.setattr(module, step, dying)
            with pytest.raises(SystemExit):
                sweep()
        sweep()
        assert personal(cloud) == []
        assert listed(cloud) == set()
        books.audit(trip)

    def test_one_that_fails_is_told_and_holds_up_no_other(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        bad, *_ = (hold(trip, seat) for seat in SEATS)
        clock.wait(200 * DAY)
        real = bookings_door.erase

        def failing(booking_id: str) -> Any:
            if booking_id == bad["booking_id"]:
                raise ValueError("it cannot be read")
            return real(booking_id)

        with monkeypatch.context() as patch:
            patch.setattr(bookings_door, "erase", failing)
            with pytest.raises(Unerased, match="1 bookings"):
                sweep()
        assert listed(cloud) == {bad["booking_id"]}
        sweep()
        assert listed(cloud) == set()

    def test_a_run_ends_before_its_time_is_over_and_the_next_ones_do_the_rest(
        self, trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        for seat in SEATS:
            hold(trip, seat)
        clock.wait(200 * DAY)
        left = []
        while listed(cloud):
            seconds = iter([ENOUGH_SECONDS, ENOUGH_SECONDS, *[ENOUGH_SECONDS - 1] * 100])
            sweep(seconds.__next__)
            left.append(len(listed(cloud)))
        assert left == list(range(len(SEATS) - 2, -1, -2))
        assert personal(cloud) == []

    def test_a_second_run_writes_nothing(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        sell(trip, provider, "1A")
        clock.wait(200 * DAY)
        sweep()
        before = [cloud.items(table) for table in SALES]
        sweep()
        assert [cloud.items(table) for table in SALES] == before

    def test_another_run_that_read_the_list_before_writes_nothing(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        sell(trip, provider, "1A")
        clock.wait(200 * DAY)
        (waiting,) = retention_store.waiting(Kind.PAID, clock.epoch)
        sweep()
        before = [cloud.items(table) for table in SALES]
        assert erase_people(waiting.booking_id)
        assert retention_store.postpone(waiting, DAY) is False
        assert [cloud.items(table) for table in SALES] == before

    def test_the_function_sweeps(self, trip: Trip, cloud: Cloud, clock: HeldClock, monkeypatch: Any):
        hold(trip)
        clock.wait(200 * DAY)
        monkeypatch.setattr(Context, "get_remaining_time_in_millis", lambda _self: 60_000)
        assert load("privacy/on_retention_over").handler({"id": "an event"}, Context()) is None
        assert personal(cloud) == []


class TestLists:
    def test_only_what_is_due_is_read(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        end = arrival(booking)
        assert list(retention_store.waiting(Kind.PAID, end - 1)) == []
        (found,) = retention_store.waiting(Kind.PAID, end)
        assert (found.booking_id, found.over_at) == (booking["booking_id"], end)

    def test_a_long_list_is_read_page_by_page(
        self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, clock: HeldClock
    ):
        monkeypatch.setattr(queries, "AT_A_TIME", 1)
        booked = {hold(trip, seat)["booking_id"] for seat in SEATS}
        found = [each.booking_id for each in retention_store.waiting(Kind.UNPAID, clock.epoch + DAY)]
        assert set(found) == booked
        assert len(found) == len(booked)

    @pytest.mark.parametrize("kind", list(Kind))
    def test_every_booking_has_one_of_the_lists(self, kind: Kind):
        used = {list_of(f"bkg_{letter}", kind) for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"}
        assert used == set(lists(kind))
        assert len(used) == LISTS


def bookings_item(cloud: Cloud) -> dict[str, Any]:
    (item,) = cloud.items("bookings", "BOOKING#")
    return item


def _paying(trip: Trip, seat: str) -> dict[str, Any]:
    booking = hold(trip, seat)
    pay(booking)
    return booking
