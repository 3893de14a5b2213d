"""Holds that a customer lets go: the seats are free at once, the counts fall, and late money comes back."""

from typing import Any

import pytest

from tests.support.buying import approve, expect, hold, look, paid, pay, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.people import AGENT, ANONYMOUS, AS_GUEST, OTHER_PASSENGER, PASSENGER, Person, key
from tests.support.provider import FakeProvider
from tms.bookings import hold_store, on_hold_due, store
from tms.bookings.booking import BookingStatus
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOLD = 600


def release(booking: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> Reply:
    path = {"booking_id": booking["booking_id"]}
    return call("bookings/release_hold", path=path, caller=caller, headers=headers)


def seats(trip: Trip) -> dict[str, str]:
    query = {"from": "Nyabugogo", "to": "Musanze"}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
    return {seat["seat"]: seat["state"] for seat in shown["seats"]}


def counts(cloud: Cloud, name: str = "seats-account#") -> tuple[int, int]:
    (item,) = cloud.items("guards", f"TALLY#{name}")
    return int(item.get("held", 0)), int(item.get("lapsed", 0))


def test_the_seats_are_free_at_once(trip: Trip):
    booking = hold(trip, "1A", "1B")
    released = expect(200, release(booking))
    assert released["status"] == "EXPIRED"
    assert seats(trip)["1A"] == seats(trip)["1B"] == "free"
    assert hold(trip, "1A", caller=OTHER_PASSENGER)["status"] == "HELD"


def test_its_end_is_now(trip: Trip, clock: HeldClock):
    booking = hold(trip)
    clock.wait(60)
    assert expect(200, release(booking))["hold_expires_at"] < booking["hold_expires_at"]


def test_the_seats_count_as_lapsed_and_not_as_held(trip: Trip, cloud: Cloud):
    booking = hold(trip, "1A", "1B")
    assert counts(cloud) == (2, 0)
    expect(200, release(booking))
    assert counts(cloud) == (0, 2)


def test_a_repeat_is_answered_the_same_and_counts_nothing(trip: Trip, cloud: Cloud):
    booking = hold(trip, "1A")
    first = expect(200, release(booking))
    theirs = hold(trip, "1A", caller=OTHER_PASSENGER)
    assert expect(200, release(booking)) == first
    assert seats(trip)["1A"] == "held"
    assert look(theirs, OTHER_PASSENGER)["status"] == "HELD"
    mine = cloud.items("guards", f"TALLY#seats-account#{PASSENGER['subject']}")
    assert [int(item["lapsed"]) for item in mine] == [1]


def test_a_seat_that_was_released_twice_is_not_had_a_third_time(trip: Trip):
    for _ in range(2):
        expect(200, release(hold(trip, "1A")))
    again = call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=key())
    assert (again.status, again.code) == (429, "seat_lapsed")


def test_a_hold_that_has_ended_is_released_without_touching_the_next_one(
    trip: Trip, cloud: Cloud, clock: HeldClock
):
    booking = hold(trip, "1A")
    clock.wait(HOLD)
    theirs = hold(trip, "1A", caller=OTHER_PASSENGER)
    expect(200, release(booking))
    assert seats(trip)["1A"] == "held"
    assert on_hold_due.expire_hold(booking["booking_id"]) == 0
    assert look(theirs, OTHER_PASSENGER)["status"] == "HELD"
    mine = cloud.items("guards", f"TALLY#seats-account#{PASSENGER['subject']}")
    assert sum(int(item.get("lapsed", 0)) for item in mine) == 1


def test_the_queue_finds_nothing_left_to_do(trip: Trip, clock: HeldClock, cloud: Cloud):
    booking = hold(trip)
    expect(200, release(booking))
    clock.wait(HOLD)
    assert on_hold_due.expire_hold(booking["booking_id"]) == 0
    assert counts(cloud)[1] == 1


@pytest.mark.parametrize("late", [0, HOLD * 3])
def test_money_that_comes_for_released_seats_goes_back(
    trip: Trip, provider: FakeProvider, clock: HeldClock, late: int
):
    booking = hold(trip, "1A")
    payment = pay(booking)
    expect(200, release(booking))
    clock.wait(late)
    approve(payment, provider)
    assert look(booking)["status"] == "EXPIRED"
    told = paid(payment)
    assert told["status"] in {"REFUNDING", "REFUNDED"}
    assert told["failure"]["code"] == "released"
    assert seats(trip)["1A"] == "free"


def test_money_for_a_hold_that_was_released_after_its_end_goes_back(
    trip: Trip, provider: FakeProvider, clock: HeldClock
):
    booking = hold(trip, "1A")
    payment = pay(booking)
    clock.wait(HOLD * 2)
    assert store.expire(booking["booking_id"], epoch())
    expect(200, release(booking))
    approve(payment, provider)
    assert paid(payment)["failure"]["code"] == "released"


def test_what_is_paid_stays(trip: Trip, provider: FakeProvider):
    booking = sell(trip, provider, "1A")
    reply = release(booking)
    assert (reply.status, reply.code) == (409, "already_paid")
    assert reply.json["payment_id"] == booking["payment_id"]
    assert seats(trip)["1A"] == "sold"


def test_a_payment_that_is_faster_wins(trip: Trip, provider: FakeProvider):
    booking = hold(trip, "1A")
    read = store.find(booking["booking_id"])
    assert read is not None
    payment = pay(booking)
    approve(payment, provider)
    transaction = Transaction()
    hold_store.release_into(transaction, read, epoch())
    assert not transaction.happens()
    assert look(booking)["status"] == BookingStatus.CONFIRMED
    assert seats(trip)["1A"] == "sold"


def test_a_guest_releases_by_the_booking_key(trip: Trip):
    booking = hold(trip, "1A", caller=ANONYMOUS)
    other = release(booking, ANONYMOUS, **{"Booking-Key": "pQ4mXt9_Lr2aUz8-Wd6kHy0c"})
    assert (other.status, other.code) == (404, "booking_not_found")
    assert seats(trip)["1A"] == "held"
    assert expect(200, release(booking, ANONYMOUS, **AS_GUEST))["status"] == "EXPIRED"
    assert seats(trip)["1A"] == "free"


def test_another_account_releases_nothing(trip: Trip):
    booking = hold(trip, "1A")
    assert release(booking, OTHER_PASSENGER).status == 404
    assert seats(trip)["1A"] == "held"


def test_what_staff_release_is_audited(trip: Trip, cloud: Cloud):
    booking = hold(trip, "1A")
    expect(200, release(booking, AGENT))
    entries = [item for item in cloud.items("audit", "") if item.get("action") == "booking.released"]
    assert [entry["target"] for entry in entries] == [booking["booking_id"]]
