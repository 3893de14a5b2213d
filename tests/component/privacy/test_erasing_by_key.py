"""A customer has a booking erased that is over: a guest by the booking key, a passenger by the account."""

from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, look, pay
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import publish
from tests.support.opened import opened
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    AS_GUEST,
    DRIVER,
    OTHER_PASSENGER,
    PASSENGER,
    SUPERVISOR,
    Person,
)
from tests.support.provider import FakeProvider
from tms.bookings import store as bookings_store
from tms.kernel.clock import rfc3339
from tms.tickets.ticket import VALID_AFTER_ARRIVAL_SECONDS
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

SALES = ("bookings", "payments", "tickets")
PERSONAL = ("Passenger", "+25078", "0788", "aline@", "mail.example")
DAY = 24 * 3600


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish(driver_id=DRIVER["subject"])


def buy(trip: Trip, provider: FakeProvider, caller: Person = ANONYMOUS) -> dict[str, Any]:
    booking = hold(trip, "1A", caller=caller)
    payment = pay(booking, caller)
    provider.approve(payment["payment_id"])
    assert callback(payment).status == 204
    return booking


def erase(booking: dict[str, Any], caller: Person = ANONYMOUS, **headers: str) -> Reply:
    path = {"booking_id": booking["booking_id"]}
    return call("privacy/erase_booking", path=path, caller=caller, headers=headers or AS_GUEST)


def personal(cloud: Cloud) -> list[str]:
    return [text for text in opened(cloud, SALES) if any(part in text for part in PERSONAL)]


class TestErased:
    def test_a_guest_s_booking_tickets_and_payments_lose_their_people(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = buy(trip, provider)
        clock.wait(2 * DAY)
        shown = expect(200, erase(booking))
        assert shown["booking_id"] == booking["booking_id"]
        assert shown["erased_at"].endswith("+02:00")
        assert personal(cloud) == []
        assert [item for item in cloud.items("bookings") if "over" in item] == []

    def test_the_guest_still_sees_what_was_bought(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        booking = buy(trip, provider)
        clock.wait(2 * DAY)
        expect(200, erase(booking))
        shown = look(booking, ANONYMOUS, **AS_GUEST)
        assert (shown["status"], shown["total"]) == ("CONFIRMED", booking["total"])
        assert [each["passenger"] for each in shown["tickets"]] == [{"name": None, "phone": None}]

    def test_asking_again_gives_the_same_answer_and_writes_nothing(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = buy(trip, provider)
        clock.wait(2 * DAY)
        first = expect(200, erase(booking))
        before = [cloud.items(table) for table in SALES]
        clock.wait(DAY)
        assert expect(200, erase(booking)) == first
        assert [cloud.items(table) for table in SALES] == before

    def test_a_passenger_s_booking_goes_by_the_account(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = buy(trip, provider, PASSENGER)
        clock.wait(2 * DAY)
        expect(200, erase(booking, PASSENGER))
        assert personal(cloud) == []

    def test_a_hold_that_ran_out_is_over_at_once(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        booking = hold(trip, "1A", caller=ANONYMOUS)
        clock.wait(600)
        expect(200, erase(booking))
        assert personal(cloud) == []


class TestRefused:
    def test_while_its_seats_are_held(self, trip: Trip, cloud: Cloud):
        booking = hold(trip, "1A", caller=ANONYMOUS)
        reply = erase(booking)
        assert (reply.status, reply.code) == (409, "booking_held")
        assert reply.json["erasable_at"] == booking["hold_expires_at"]
        assert personal(cloud) != []

    def test_while_its_tickets_may_be_checked_and_not_a_second_longer(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = buy(trip, provider)
        found = bookings_store.find(booking["booking_id"])
        assert found is not None
        end = int(found.arrival_at.timestamp()) + VALID_AFTER_ARRIVAL_SECONDS
        clock.wait(end - 1 - clock.epoch)
        reply = erase(booking)
        assert (reply.status, reply.code) == (409, "trip_ahead")
        clock.wait(1)
        assert reply.json["erasable_at"] == rfc3339(clock.moment.astimezone(found.arrival_at.tzinfo))
        assert erase(booking).status == 200

    def test_while_the_provider_decides_on_a_payment_and_then_nothing_was_erased(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = hold(trip, "1A", caller=ANONYMOUS)
        payment = pay(booking, ANONYMOUS)
        clock.wait(3600)
        before = [cloud.items(table) for table in SALES]
        reply = erase(booking)
        assert (reply.status, reply.code) == (409, "payment_running")
        assert [cloud.items(table) for table in SALES] == before
        provider.decline(payment["payment_id"])
        callback(payment)
        expect(200, erase(booking))
        assert personal(cloud) == []

    @pytest.mark.parametrize("caller", [ANONYMOUS, OTHER_PASSENGER], ids=["guest", "passenger"])
    def test_for_others_there_is_no_such_booking(
        self, caller: Person, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        booking = buy(trip, provider)
        clock.wait(2 * DAY)
        assert (
            erase(booking, caller, **{"Booking-Key": "Qm3xT8kLpV5nYc2RbW9hJdZs"}).code == "booking_not_found"
        )
        assert personal(cloud) != []

    @pytest.mark.parametrize("caller", [AGENT, SUPERVISOR], ids=["the seller", "a colleague"])
    def test_staff_do_not_erase_the_customers_of_what_they_sold(
        self, caller: Person, trip: Trip, cloud: Cloud, clock: HeldClock
    ):
        booking = hold(trip, "1A", caller=AGENT)
        clock.wait(2 * DAY)
        reply = erase(booking, caller)
        assert (reply.status, reply.code) == (403, "not_the_customer")
        assert personal(cloud) != []
