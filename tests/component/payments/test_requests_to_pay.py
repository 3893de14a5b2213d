"""Whose phone may be asked to pay how often, and how often callbacks make us ask the provider."""

from secrets import token_urlsafe
from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, look, paid, pay, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import build, publish
from tests.support.people import AGENT, ANONYMOUS, OTHER_PASSENGER, PASSENGER, Person, key, person
from tests.support.provider import FakeProvider
from tms.fleet.layout import drawn
from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.ids import derived_id
from tms.payments import limits, on_check_due
from tms.payments.payment import HEARD_SECONDS
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOUR = 3600
PHONE = "+250788555004"


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock, provider: FakeProvider) -> Trip:
    build()
    return publish(layout=drawn("D...+", *["xx.xx"] * 20).as_grid())


def ring(trip: Trip, caller: Person = ANONYMOUS, phone: str = PHONE, address: str = "192.0.2.1") -> Reply:
    """Hold a seat and ask a phone to pay for it; a guest is a new one each time."""
    headers = {"Booking-Key": token_urlsafe(18)}
    sent: dict[str, Any] = {"caller": caller, "source_ip": address}
    body = wish(trip, contact={})
    booking = expect(201, call("bookings/hold_seats", body=body, headers=key() | headers, **sent))
    wanted = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": phone}}
    return call("payments/start_payment", body=wanted, headers=key() | headers, **sent)


def refused(reply: Reply, seconds: int = HOUR) -> bool:
    assert (reply.status, reply.code) == (429, "too_many_requests_to_pay"), reply.content
    assert reply.headers["retry-after"] == str(seconds)
    return True


def use_up(limit: Limit, of: str, but: int = 0) -> None:
    for _ in range(limit.times - but):
        throttle.spend(limit, of)


class TestOnePhone:
    def test_guests_ring_it_six_times_an_hour_wherever_from(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        for number in range(limits.TO_FOR_GUESTS.times):
            assert ring(trip, address=f"192.0.2.{number}").status == 202
        reply = ring(trip, address="192.0.2.99")
        assert refused(reply)
        assert reply.json["detail"] == (
            "This number was asked to pay 6 times in this hour. Take another number, or wait until the next"
            " hour, or sign in."
        )
        assert len(provider.asked) == 6
        assert ring(trip, phone="+250788555005").status == 202
        clock.wait(HOUR)
        assert ring(trip).status == 202

    def test_its_owner_may_still_pay_with_an_account_or_at_the_counter(self, trip: Trip):
        answers = [ring(trip, address=f"192.0.2.{number}").status for number in range(20)]
        assert answers == [202] * 6 + [429] * 14
        assert ring(trip, PASSENGER).status == 202
        assert ring(trip, AGENT).status == 202

    def test_passengers_ring_it_twelve_times_an_hour_together(self, trip: Trip, provider: FakeProvider):
        for _ in range(limits.TO_FOR_ACCOUNTS.times // 2):
            assert ring(trip, PASSENGER).status == ring(trip, OTHER_PASSENGER).status == 202
        assert refused(ring(trip, person("passenger", name="a third")))
        assert len(provider.asked) == 12

    def test_an_agent_whose_own_phone_pays_for_customers_goes_on(self, trip: Trip):
        for _ in range(30):
            assert ring(trip, AGENT).status == 202

    def test_a_refused_request_leaves_nothing(self, trip: Trip, cloud: Cloud, provider: FakeProvider):
        for _ in range(limits.TO_FOR_ACCOUNTS.times):
            assert ring(trip, PASSENGER).status == 202
        booking = hold(trip, caller=OTHER_PASSENGER)
        before = cloud.items("payments"), cloud.items("guards"), look(booking, OTHER_PASSENGER)
        wanted = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": PHONE}}
        assert refused(
            call("payments/start_payment", body=wanted, caller=OTHER_PASSENGER, headers=key()), HOUR
        )
        assert (cloud.items("payments"), cloud.items("guards"), look(booking, OTHER_PASSENGER)) == before
        assert len(provider.asked) == 12

    def test_a_lost_answer_is_replayed_when_no_more_is_asked(self, trip: Trip):
        booking, headers = hold(trip), key()
        first = pay(booking, **headers)
        for _ in range(limits.TO_FOR_ACCOUNTS.times - 1):
            assert ring(trip, PASSENGER, "+250788123456").status == 202
        assert refused(ring(trip, PASSENGER, "+250788123456"))
        assert pay(booking, **headers) == first

    def test_the_number_is_kept_as_a_keyed_hash(self, trip: Trip, cloud: Cloud):
        assert ring(trip).status == 202
        assert PHONE[1:] not in str(cloud.items("guards"))


class TestOneCaller:
    @pytest.mark.parametrize(
        ("limit", "caller", "of"),
        [
            (limits.BY_GUESTS_FROM, ANONYMOUS, "192.0.2.1"),
            (limits.BY_ACCOUNT, PASSENGER, PASSENGER["subject"]),
            (limits.BY_SELLER, AGENT, AGENT["subject"]),
        ],
        ids=["guests of an address", "an account", "an agent"],
    )
    def test_asks_so_many_phones_in_an_hour(
        self, trip: Trip, limit: Limit, caller: Person, of: str, provider: FakeProvider
    ):
        use_up(limit, of, but=1)
        assert ring(trip, caller, "+250788555001").status == 202
        reply = ring(trip, caller, "+250788555002")
        assert refused(reply)
        assert f"{limit.times} payments" in reply.json["detail"]
        assert len(provider.asked) == 1

    def test_and_strangers_behind_another_address_are_not_hit(self, trip: Trip):
        use_up(limits.BY_GUESTS_FROM, "192.0.2.1")
        assert ring(trip, address="192.0.2.2").status == 202
        assert ring(trip, PASSENGER).status == 202


class TestCallbacks:
    @pytest.fixture
    def asked(self, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """The references that the provider was asked about."""
        status, references = provider.status, list[Any]()

        def noted(reference: Any) -> Any:
            references.append(reference)
            return status(reference)

        monkeypatch.setattr(provider, "status", noted)
        return references

    def test_forty_in_a_moment_ask_the_provider_once(self, trip: Trip, asked: list[Any], clock: HeldClock):
        payment = pay(hold(trip))
        for number in range(40):
            assert callback(payment, method="_put" if number % 2 else "").status == 204
        assert len(asked) == 1
        clock.wait(HEARD_SECONDS - 1)
        callback(payment)
        assert len(asked) == 1
        clock.wait(1)
        callback(payment)
        assert len(asked) == 2

    def test_each_payment_has_its_own(self, trip: Trip, asked: list[Any], provider: FakeProvider):
        flooded, honest = pay(hold(trip)), pay(hold(trip))
        for _ in range(10):
            callback(flooded)
        provider.approve(honest["payment_id"])
        callback(honest)
        assert paid(honest)["status"] == "SUCCEEDED"

    def test_an_outcome_that_a_forged_one_hid_is_found_by_the_next_check(
        self, trip: Trip, provider: FakeProvider
    ):
        payment = pay(hold(trip))
        callback(payment)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["status"] == "PENDING"
        assert on_check_due.check_payment(payment["payment_id"], provider) == 0
        assert paid(payment)["status"] == "SUCCEEDED"

    def test_of_a_settled_payment_nobody_is_asked(
        self, trip: Trip, asked: list[Any], provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        callback(payment)
        asked.clear()
        clock.wait(HEARD_SECONDS)
        assert callback(payment).status == 204
        assert asked == []

    def test_of_a_payment_that_does_not_exist(self, trip: Trip, asked: list[Any], cloud: Cloud):
        reply = callback({"payment_id": derived_id("pay", "nothing")})
        assert (reply.status, reply.code) == (404, "payment_not_found")
        assert (asked, cloud.items("payments")) == ([], [])
