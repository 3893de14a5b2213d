"""Holds that a customer extends: once, by ten minutes, never beyond the departure or the longest hold."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, look, pay, sell
from tests.support.clocks import HeldClock
from tests.support.functions import Reply, call
from tests.support.network import LEAVES
from tests.support.people import ANONYMOUS, AS_GUEST, OTHER_PASSENGER, PASSENGER, Person
from tests.support.provider import FakeProvider
from tms.bookings import hold_store, on_hold_due, store
from tms.bookings.booking import LONGEST_HOLD_SECONDS
from tms.bookings.records import SeatRecord
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

TEN_MINUTES = 600


def extend(booking: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> Reply:
    path = {"booking_id": booking["booking_id"]}
    return call("bookings/extend_hold", path=path, caller=caller, headers=headers)


def seat(trip: Trip, label: str) -> str:
    query = {"from": "Nyabugogo", "to": "Musanze"}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
    states: dict[str, str] = {each["seat"]: each["state"] for each in shown["seats"]}
    return states[label]


def end(booking: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(booking["hold_expires_at"])


def test_the_hold_and_its_seats_go_on_for_ten_minutes(trip: Trip, clock: HeldClock):
    booking = hold(trip, "1A")
    clock.wait(300)
    extended = expect(200, extend(booking))
    assert end(extended) - end(booking) == timedelta(minutes=10)
    clock.wait(300 + TEN_MINUTES - 1)
    assert (look(booking)["status"], seat(trip, "1A")) == ("HELD", "held")
    assert on_hold_due.expire_hold(booking["booking_id"]) == 1
    clock.wait(1)
    assert (look(booking)["status"], seat(trip, "1A")) == ("EXPIRED", "free")


def test_it_is_extended_once(trip: Trip):
    booking = hold(trip)
    extended = expect(200, extend(booking))
    again = extend(booking)
    assert (again.status, again.code) == (409, "extended_already")
    assert again.json["hold_expires_at"] == extended["hold_expires_at"] == look(booking)["hold_expires_at"]


def test_it_never_lasts_longer_than_the_longest_hold(trip: Trip, clock: HeldClock, provider: FakeProvider):
    booking = hold(trip)
    began = end(booking) - timedelta(seconds=TEN_MINUTES)
    for _ in range(3):
        clock.wait(TEN_MINUTES - 1)
        payment = pay(booking)
        provider.decline(payment["payment_id"])
        assert callback(payment, "FAILED").status == 204
    assert end(look(booking)) - began == timedelta(seconds=4 * TEN_MINUTES - 3)
    extended = expect(200, extend(booking))
    assert end(extended) - began == timedelta(seconds=LONGEST_HOLD_SECONDS)


def test_it_ends_with_the_departure(trip: Trip, clock: HeldClock):
    clock.set(LEAVES - timedelta(minutes=15))
    booking = hold(trip)
    assert end(expect(200, extend(booking))) == LEAVES


def test_a_hold_until_the_departure_can_be_no_longer(trip: Trip, clock: HeldClock):
    clock.set(LEAVES - timedelta(minutes=8))
    booking = hold(trip)
    assert end(booking) == LEAVES
    reply = extend(booking)
    assert (reply.status, reply.code) == (409, "hold_at_its_longest")


def test_what_has_ended_is_held_no_more(trip: Trip, clock: HeldClock):
    booking = hold(trip, "1A")
    clock.wait(TEN_MINUTES)
    assert extend(booking).code == "hold_expired"
    assert seat(trip, "1A") == "free"


def test_what_was_released_is_held_no_more(trip: Trip):
    booking = hold(trip, "1A")
    path = {"booking_id": booking["booking_id"]}
    expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
    assert extend(booking).code == "hold_expired"
    assert seat(trip, "1A") == "free"


def test_what_is_paid_needs_no_hold(trip: Trip, provider: FakeProvider):
    assert extend(sell(trip, provider, "1A")).code == "already_paid"


def test_a_bus_that_left_early_is_waited_for_no_longer(trip: Trip):
    booking = hold(trip, "1A")
    left: Any = [0, 0]
    SeatRecord(f"TRIP#{trip.trip_id}", "SEAT#1A").update(actions=[SeatRecord.closes.set(left)])
    reply = extend(booking)
    assert (reply.status, reply.code) == (409, "sales_closed")
    assert look(booking)["hold_expires_at"] == booking["hold_expires_at"]


def test_of_two_extensions_at_once_one_is_written(trip: Trip):
    read = store.find(hold(trip)["booking_id"])
    assert read is not None
    first, second = Transaction(), Transaction()
    for transaction in (first, second):
        hold_store.extend_into(transaction, read, read.hold_expires_at + TEN_MINUTES, epoch())
    first.commit()
    with pytest.raises(ConditionFailed) as failure:
        second.commit()
    assert store.BOOKING in failure.value.failed


def test_an_extension_that_was_read_before_a_payment_is_decided_anew(
    trip: Trip, clock: HeldClock, provider: FakeProvider
):
    booking = hold(trip)
    read = store.find(booking["booking_id"])
    assert read is not None
    clock.wait(60)
    pay(booking)
    longer = look(booking)["hold_expires_at"]
    transaction = Transaction()
    hold_store.extend_into(transaction, read, read.hold_expires_at + 1, epoch())
    assert not transaction.happens()
    assert look(booking)["hold_expires_at"] == longer


def test_a_guest_extends_by_the_booking_key(trip: Trip):
    booking = hold(trip, caller=ANONYMOUS)
    assert extend(booking, ANONYMOUS, **{"Booking-Key": "pQ4mXt9_Lr2aUz8-Wd6kHy0c"}).status == 404
    extended = expect(200, extend(booking, ANONYMOUS, **AS_GUEST))
    assert end(extended) - end(booking) == timedelta(minutes=10)


def test_another_account_extends_nothing(trip: Trip):
    booking = hold(trip)
    assert extend(booking, OTHER_PASSENGER).status == 404
    assert look(booking)["hold_expires_at"] == booking["hold_expires_at"]
