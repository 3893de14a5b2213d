"""An account's bookings are found by its id: the hold writes that down, in its own transaction."""

from typing import Any

import pytest

from tests.support.bookings import booking
from tests.support.buying import expect, hold, pay, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import AGENT, ANONYMOUS, OTHER_PASSENGER, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings import store
from tms.bookings.booking import MAX_PASSENGERS
from tms.bookings.sale_store import MOST_WRITES
from tms.kernel.store import Transaction
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def owned(cloud: Cloud, caller: dict[str, str] = PASSENGER) -> list[str]:
    return [item["sk"] for item in cloud.items("bookings", f"OWNER#{caller['subject']}")]


def test_each_booking_of_an_account_is_among_its_own(trip: Trip, cloud: Cloud):
    mine = [hold(trip, "1A"), hold(trip, "1B")]
    theirs = hold(trip, "2A", caller=OTHER_PASSENGER)
    assert sorted(owned(cloud)) == sorted(f"BOOKING#{each['booking_id']}" for each in mine)
    assert owned(cloud, OTHER_PASSENGER) == [f"BOOKING#{theirs['booking_id']}"]


def test_a_guest_s_booking_is_nobody_s(trip: Trip, cloud: Cloud):
    hold(trip, caller=ANONYMOUS)
    assert cloud.items("bookings", "OWNER#") == []


def test_what_staff_sells_is_the_customer_s_and_goes_with_no_account(trip: Trip, cloud: Cloud):
    hold(trip, caller=AGENT)
    assert cloud.items("bookings", "OWNER#") == []


def test_a_seat_that_was_lost_leaves_no_trace(trip: Trip, cloud: Cloud):
    hold(trip, "1A", caller=OTHER_PASSENGER)
    reply = call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=key())
    assert reply.code == "seat_taken"
    assert owned(cloud) == []


def test_a_hold_sent_twice_is_found_once(trip: Trip, cloud: Cloud):
    headers = key()
    for _ in range(2):
        expect(201, call("bookings/hold_seats", body=wish(trip), caller=PASSENGER, headers=headers))
    assert len(owned(cloud)) == 1


def test_every_payment_that_was_begun_is_kept_with_the_booking(trip: Trip, provider: FakeProvider):
    made = hold(trip)
    begun = [pay(made)["payment_id"]]
    provider.decline(begun[0])
    call("payments/receive_momo_callback", body={"externalId": begun[0]})
    begun.append(pay(made)["payment_id"])
    found = store.find(made["booking_id"])
    assert found is not None
    assert found.payments_begun == set(begun)


def test_the_largest_booking_fits_in_one_transaction(monkeypatch: pytest.MonkeyPatch):
    written: list[int] = []

    def commit(transaction: Any) -> None:
        written.append(len(transaction))

    monkeypatch.setattr(Transaction, "commit", commit)
    largest, transaction = booking(*(f"{row}A" for row in range(MAX_PASSENGERS))), Transaction()
    store.own_into(transaction, largest)
    store.hold(largest, 400, transaction)
    assert written == [MAX_PASSENGERS + 2]
    assert written[0] <= MOST_WRITES
