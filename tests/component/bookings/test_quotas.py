"""Seats that are held and not paid for: how many are too many, for whom, and what makes the count fall."""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any

import pytest

from tests.support.buying import callback, expect, look, pay, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import build, publish
from tests.support.people import AGENT, ANONYMOUS, AS_GUEST, PASSENGER, POS_DEVICE, Person, key, person
from tests.support.provider import FakeProvider
from tms.bookings import on_hold_due, quotas
from tms.bookings.quotas import MOST_GUEST_SEATS
from tms.fleet.layout import drawn
from tms.kernel.access.limit import Quota
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOLD, HOUR = 600, 3600
CONTACT = {"phone": "+250788123456"}


@pytest.fixture(autouse=True)
def _network(cloud: Cloud, clock: HeldClock) -> None:
    build()


def bus(number: int = 1) -> Trip:
    """A bus with 60 seats."""
    return publish(number, layout=drawn("D...+", *["xx.xx"] * 15).as_grid())


def ask(trip: Trip, seats: int, **request: Any) -> Reply:
    """Ask for seats as a guest that nothing connects to other guests, unless told otherwise."""
    return _ask(trip, [None] * seats, **request)


def ask_for(trip: Trip, seat: str, **request: Any) -> Reply:
    """Ask for one seat by its label, in the same way."""
    return _ask(trip, [seat], **request)


def _ask(trip: Trip, seats: Sequence[str | None], **request: Any) -> Reply:
    who: dict[str, Any] = {
        "caller": ANONYMOUS,
        "headers": key() | {"Booking-Key": token_urlsafe(18)},
        "source_ip": _address(),
        **request,
    }
    contact = who.pop("contact", {"phone": _number()})
    return call("bookings/hold_seats", body=wish(trip, *seats, contact=contact), **who)


def take_seat(trip: Trip, seat: str, **request: Any) -> dict[str, Any]:
    return expect(201, ask_for(trip, seat, **request))


def take(trip: Trip, seats: int, **request: Any) -> dict[str, Any]:
    return expect(201, ask(trip, seats, **request))


def refused(reply: Reply, code: str = "too_many_unpaid", seconds: int = HOLD) -> bool:
    """Hold a refusal against what it should be."""
    assert (reply.status, reply.code) == (429, code), reply.content
    assert reply.headers["retry-after"] == str(seconds)
    return True


def lapse(clock: HeldClock, *bookings: dict[str, Any], seconds: int = HOLD) -> None:
    """Let time go by, and the queue look at these holds."""
    clock.wait(seconds)
    for booking in bookings:
        assert on_hold_due.expire_hold(booking["booking_id"]) == 0


def fill(trip: Trip, quota: Quota, **request: Any) -> list[dict[str, Any]]:
    """Hold as many seats as a quota allows, by guests' bookings of six."""
    return [take(trip, MOST_GUEST_SEATS, **request) for _ in range(quota.held // MOST_GUEST_SEATS)]


_made = iter(range(10**6))


def _address() -> str:
    number = next(_made)
    return f"198.51.{number // 250}.{number % 250 + 1}"


def _number() -> str:
    return f"+25078{next(_made):07}"


class TestGuests:
    def test_a_booking_without_an_account_is_for_six(self):
        trip = bus()
        take(trip, 6)
        reply = ask(trip, 7)
        assert (reply.status, reply.code) == (422, "too_many_passengers")
        assert reply.json["pointer"] == "/passengers"
        assert "Sign in" in reply.json["detail"]
        take(trip, 7, caller=PASSENGER)

    @pytest.mark.parametrize("contact", [{"phone": "+250788123456"}, {"email": "aline@mail.example"}])
    def test_one_contact_holds_twelve_seats(self, contact: dict[str, str]):
        trip = bus()
        fill(trip, quotas.CONTACT, contact=contact)
        reply = ask(trip, 1, contact=contact)
        assert refused(reply)
        assert "12 seats for this contact" in reply.json["detail"]
        assert reply.json["detail"].endswith("wait until their holds end, or sign in to book at once.")
        take(trip, 1)
        take(trip, 1, contact=contact, caller=PASSENGER)

    def test_a_contact_is_counted_by_each_of_its_two_addresses(self):
        trip = bus()
        fill(trip, quotas.CONTACT, contact={"phone": "+250788123456", "email": "a@mail.example"})
        assert refused(ask(trip, 1, contact={"phone": "+250788123456", "email": "b@mail.example"}))
        assert refused(ask(trip, 1, contact={"phone": _number(), "email": "a@mail.example"}))

    def test_eighteen_seats_of_a_trip_are_held_from_one_network_address(self):
        trip, other = bus(1), bus(2)
        fill(trip, quotas.GUESTS_OF_TRIP, source_ip="203.0.113.7")
        reply = ask(trip, 1, source_ip="203.0.113.7")
        assert refused(reply)
        assert "of this trip from this network address" in reply.json["detail"]
        take(other, 1, source_ip="203.0.113.7")
        take(trip, 1, source_ip="203.0.113.8")
        take(trip, 1, source_ip="203.0.113.7", caller=PASSENGER)

    def test_a_customer_of_ipv6_is_one_network(self):
        trip = bus()
        for number in range(3):
            take(trip, 6, source_ip=f"2001:db8:1:2::{number}")
        assert refused(ask(trip, 1, source_ip="2001:db8:1:2:ffff::1"))
        take(trip, 1, source_ip="2001:db8:1:3::1")

    def test_one_network_address_holds_so_many_seats_of_a_day(self):
        trips = [bus(number) for number in range(8)]
        for trip in trips[:6]:
            fill(trip, quotas.GUESTS_OF_TRIP, source_ip="203.0.113.7")
        taken = 6 * quotas.GUESTS_OF_TRIP.held
        for _ in range((quotas.GUESTS_FROM.held - taken) // 6):
            take(trips[6], 6, source_ip="203.0.113.7")
        reply = ask(trips[7], 1, source_ip="203.0.113.7")
        assert refused(reply)
        assert "120 seats from this network address" in reply.json["detail"]

    def test_24_requests_of_one_guest_do_not_empty_the_day(self, cloud: Cloud):
        trips = [bus(number) for number in range(12)]
        answers = [
            ask(trip, 6, contact={}, source_ip="203.0.113.7", headers=key()) for trip in trips for _ in (1, 2)
        ]
        assert [reply.status for reply in answers] == [201] * 20 + [429] * 4

    def test_a_seat_that_was_refused_leaves_no_count(self, cloud: Cloud):
        trip = bus()
        fill(trip, quotas.CONTACT, contact={"phone": "+250788123456"})
        before = cloud.items("guards")
        assert refused(ask(trip, 6, contact={"phone": "+250788123456"}))
        assert cloud.items("guards") == before

    def test_a_lost_answer_is_replayed_when_nothing_more_could_be_held(self):
        trip, contact = bus(), {"phone": "+250788123456"}
        first = take(trip, 6, contact=contact)
        headers = key()
        second = take(trip, 6, contact=contact, headers=headers)
        assert take(trip, 6, contact=contact, headers=headers) == second
        assert first["booking_id"] != second["booking_id"]


class TestTheCountFalls:
    def test_when_seats_are_paid_for(self, provider: FakeProvider):
        trip = bus()
        first, _ = (take(trip, 6, contact=CONTACT, headers=key()) for _ in range(2))
        payment = pay(first, ANONYMOUS)
        assert refused(ask(trip, 1, contact=CONTACT))
        provider.approve(payment["payment_id"])
        for _ in range(2):  # a second callback takes nothing off again
            callback(payment)
        take(trip, 6, contact=CONTACT)
        assert refused(ask(trip, 1, contact=CONTACT))

    def test_when_holds_lapse(self, clock: HeldClock):
        trip = bus()
        held = fill(trip, quotas.CONTACT, contact=CONTACT)
        lapse(clock, *held, *held)
        fill(trip, quotas.CONTACT, contact=CONTACT)
        assert refused(ask(trip, 1, contact=CONTACT))

    def test_when_nobody_looked_at_lapsed_holds_by_the_next_hour(self, clock: HeldClock):
        trip = bus()
        fill(trip, quotas.CONTACT, contact=CONTACT)
        clock.wait(HOLD)
        assert refused(ask(trip, 1, contact=CONTACT))
        clock.wait(HOUR - HOLD)
        take(trip, 6, contact=CONTACT)

    def test_late_money_is_not_taken_off_twice(self, provider: FakeProvider, clock: HeldClock, cloud: Cloud):
        trip = bus()
        late, *_ = (take(trip, 6, contact=CONTACT, headers=key()) for _ in range(2))
        payment = pay(late, ANONYMOUS)
        lapse(clock, late)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(late, ANONYMOUS, **AS_GUEST)["status"] == "CONFIRMED"
        (counts,) = cloud.items("guards", "TALLY#seats-contact")
        assert (counts["held"], counts["lapsed"]) == (6, 6)

    def test_nothing_of_the_holder_stays_with_a_booking_that_is_over(
        self, provider: FakeProvider, clock: HeldClock, cloud: Cloud
    ):
        trip = bus()
        paid, lapsed = take(trip, 1, headers=key()), take(trip, 1, headers=key())
        assert all("counted" in item for item in cloud.items("bookings", "BOOKING#"))
        payment = pay(paid, ANONYMOUS)
        provider.approve(payment["payment_id"])
        callback(payment)
        lapse(clock, lapsed)
        assert not any("counted" in item for item in cloud.items("bookings", "BOOKING#"))


class TestHoldingAgainAndAgain:
    def test_ends_for_the_rest_of_the_hour(self, clock: HeldClock):
        trip, contact = bus(), {"phone": "+250788123456"}
        for _ in range(quotas.CONTACT.lapsed // quotas.CONTACT.held):
            lapse(clock, *fill(trip, quotas.CONTACT, contact=contact))
        reply = ask(trip, 1, contact=contact)
        assert refused(reply, "too_many_lapsed", HOUR - 2 * HOLD)
        assert "Holds of 24 seats for this contact ended unpaid" in reply.json["detail"]
        take(trip, 1, caller=PASSENGER, contact=contact)
        clock.wait(HOUR - 2 * HOLD)
        take(trip, 1, contact=contact)

    def test_from_one_network_address_on_one_trip_too(self, clock: HeldClock):
        trip = bus()
        for _ in range(2):
            lapse(clock, *fill(trip, quotas.GUESTS_OF_TRIP, source_ip="203.0.113.7"))
        assert refused(ask(trip, 1, source_ip="203.0.113.7"), "too_many_lapsed", HOUR - 2 * HOLD)
        take(trip, 1)

    @pytest.mark.parametrize(
        ("holder", "told"),
        [
            ({"contact": {"phone": "+250788123456"}}, "for this contact"),
            ({"source_ip": "203.0.113.7"}, "from this network address"),
            ({"caller": PASSENGER}, "by this account"),
        ],
    )
    def test_a_seat_that_lapsed_twice_is_for_others(
        self, holder: dict[str, Any], told: str, clock: HeldClock
    ):
        trip = bus()
        for _ in range(2):
            lapse(clock, take_seat(trip, "4B", **holder))
        reply = ask_for(trip, "4B", **holder)
        assert refused(reply, "seat_lapsed", HOUR - 2 * HOLD)
        assert f"Seat 4B was held twice {told} in this hour" in reply.json["detail"]
        take_seat(trip, "4C", **holder)
        take_seat(trip, "4B")
        clock.wait(HOUR - 2 * HOLD)
        take_seat(trip, "4B", **holder)

    def test_a_holder_that_names_no_seat_gets_another_one(self, clock: HeldClock):
        layout = drawn("D..x", "x..x")
        trip = publish(layout=layout.as_grid())
        contact = {"phone": "+250788123456"}
        for _ in range(2):
            lapse(clock, *[take_seat(trip, label, contact=contact) for label in layout.labels[:2]])
        for _ in range(3):
            held = take(trip, 1, contact=contact)
            assert held["tickets"][0]["seat"] == layout.labels[2]
            clock.wait(HOLD)

    def test_a_hold_counts_in_the_hour_in_which_it_lapses(self, clock: HeldClock, cloud: Cloud):
        trip, contact = bus(), {"phone": "+250788123456"}
        clock.wait(HOUR - 60)
        lapse(clock, *fill(trip, quotas.CONTACT, contact=contact))
        counts = {int(item["sk"]): item for item in cloud.items("guards", "TALLY#seats-contact")}
        before, after = sorted(counts)
        assert counts[before]["held"] == 12
        assert "lapsed" not in counts[before]
        assert counts[after]["lapsed"] == 12
        assert "held" not in counts[after]

    def test_payments_that_fail_extend_a_guest_s_hold_once(self, provider: FakeProvider, clock: HeldClock):
        booking = take(bus(), 1, headers=key())
        ends = []
        for _ in range(3):
            clock.wait(120)
            payment = pay(booking, ANONYMOUS)
            provider.decline(payment["payment_id"])
            callback(payment)
            ends.append(look(booking, ANONYMOUS, **AS_GUEST)["hold_expires_at"])
        assert ends == ["2026-11-22T06:12:00+02:00"] * 3

    def test_payments_that_fail_extend_an_account_s_hold_each(self, provider: FakeProvider, clock: HeldClock):
        booking = take(bus(), 1, caller=PASSENGER)
        ends = []
        for _ in range(2):
            clock.wait(120)
            payment = pay(booking)
            provider.decline(payment["payment_id"])
            callback(payment)
            ends.append(look(booking)["hold_expires_at"])
        assert ends == ["2026-11-22T06:12:00+02:00", "2026-11-22T06:14:00+02:00"]


class TestAccounts:
    def test_a_passenger_holds_45_seats_wherever_from(self):
        trip = bus()
        take(trip, 45, caller=PASSENGER)
        reply = ask(bus(2), 1, caller=PASSENGER)
        assert refused(reply)
        assert reply.json["detail"] == (
            "At most 45 seats of this account may be held unpaid, and 45 are."
            " Pay for some, or wait until their holds end."
        )

    def test_a_passenger_whose_holds_lapsed_twice_waits(self, clock: HeldClock):
        trip = bus()
        for _ in range(2):
            lapse(clock, take(trip, 45, caller=PASSENGER))
        assert refused(ask(trip, 1, caller=PASSENGER), "too_many_lapsed", HOUR - 2 * HOLD)

    def test_accounts_of_one_network_address_hold_so_many_seats_together(self):
        trips = [bus(number) for number in range(7)]
        for number, trip in enumerate(trips[:6]):
            take(trip, 45, caller=_passenger(number), source_ip="203.0.113.7")
        assert refused(ask(trips[6], 1, caller=_passenger(6), source_ip="203.0.113.7"))
        take(trips[6], 1, caller=_passenger(6))
        take(trips[6], 1, source_ip="203.0.113.7")  # a guest

    @pytest.mark.parametrize("seller", [AGENT, POS_DEVICE], ids=["agent", "device"])
    def test_who_sells_holds_180_seats_and_goes_on_when_they_are_paid(
        self, seller: Person, provider: FakeProvider
    ):
        held = [take(bus(number), 45, caller=seller, source_ip="203.0.113.7") for number in range(4)]
        trip = bus(4)
        assert refused(ask(trip, 1, caller=seller, source_ip="203.0.113.7"))
        payment = pay(held[0], seller)
        provider.approve(payment["payment_id"])
        callback(payment)
        take(trip, 45, caller=seller, source_ip="203.0.113.7")

    def test_a_station_s_agents_sell_from_one_address_all_day(self, provider: FakeProvider):
        trips = [bus(number) for number in range(6)]
        for number, trip in enumerate(trips):
            for _ in range(2):
                agent = person("agent", AGENT["company"], f"agent {number}")
                take(trip, 30, caller=agent, source_ip="203.0.113.7", contact={"phone": "+250788123456"})
        take(bus(6), 6, source_ip="203.0.113.7", contact={"phone": "+250788123456"})


def _passenger(number: int) -> Person:
    return person("passenger", name=f"passenger {number}")
