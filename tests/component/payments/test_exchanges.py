"""Customers take another trip instead: the difference is settled, and nobody is left without a seat."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import (
    approve,
    block,
    callback,
    exchange,
    expect,
    give_back,
    hold,
    look,
    paid,
    pay,
    quote,
    quote_exchange,
    sell,
)
from tests.support.cancelling import cancel, follow, tell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.exchange_books import audit_all
from tests.support.functions import call
from tests.support.network import LEAVES, publish
from tests.support.people import AGENT, DRIVER, OTHER_PASSENGER, PASSENGER, SUPERVISOR
from tests.support.provider import FakeProvider
from tms.bookings import store as bookings
from tms.fleet.layout import drawn
from tms.kernel.clock import now, rfc3339
from tms.payments import exchange_booking, on_trip_cancelled
from tms.payments.exchange import MOST_EXCHANGES, MOST_PASSENGERS
from tms.payments.settlement import settle
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE, DEARER, CHEAPER = 3500, 5000, 2000
PHONE = "+250788123456"


@pytest.fixture
def booking(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return sell(trip, provider, "1A", "1B")


def exchanged(booking: dict[str, Any], to: Trip, **wish: Any) -> dict[str, Any]:
    """Ask for a quote and take it up; nothing may be due."""
    return expect(200, exchange(booking, expect(200, quote_exchange(booking, to, **wish))))


def begun(booking: dict[str, Any], to: Trip, payer: str = PHONE, **wish: Any) -> dict[str, Any]:
    """Take up a quote with something due; the payer is asked."""
    offer = expect(200, quote_exchange(booking, to, **wish))
    return expect(200, exchange(booking, offer, payer=payer))


def settled(made: dict[str, Any], provider: FakeProvider) -> dict[str, Any]:
    """Let the payer of a difference approve; return the new booking."""
    approve(made["payment"], provider)
    return look(made)


def scan(trip: Trip, ticket_id: str) -> str:
    ticket = expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER))
    body = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": rfc3339(now())}
    reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
    return str(expect(200, reply)["verdict"])


class TestQuote:
    def test_a_dearer_trip_says_what_is_due(self, booking: dict[str, Any], other: Any):
        offer = expect(200, quote_exchange(booking, other(DEARER)))
        assert [offer[each]["amount"] for each in ("price_before", "price", "due", "refund", "fee")] == [
            *(7000, 10000, 3000, 0, 0)
        ]
        assert {line["price"]["amount"] for line in offer["lines"]} == {DEARER}
        assert offer["most_percent"] == 50

    def test_of_a_cheaper_trip_goes_back_what_a_cancellation_gives_of_it(
        self, booking: dict[str, Any], other: Any
    ):
        offer = expect(200, quote_exchange(booking, other(CHEAPER)))
        assert [offer[each]["amount"] for each in ("due", "refund", "fee")] == [0, 1500, 1500]

    def test_it_holds_and_changes_nothing(self, booking: dict[str, Any], trip: Trip, other: Any):
        to = other(FARE)
        before = audit_all([trip, to])
        expect(200, quote_exchange(booking, to))
        assert audit_all([trip, to]) == before
        hold(to, "1A", "1B", caller=OTHER_PASSENGER)

    def test_another_stretch_may_be_wished_for(self, booking: dict[str, Any], other: Any):
        offer = expect(200, quote_exchange(booking, other(FARE), to="Rubavu"))
        assert (offer["to"]["name"], offer["due"]["amount"]) == ("Rubavu", 2 * 9000 - 7000)

    @pytest.mark.parametrize(
        ("wish", "code"),
        [
            ({"seats": ["1A"]}, "seats_missing"),
            ({"seats": ["1A", "1A"]}, "seat_twice"),
            ({"seats": ["1A", "9Z"]}, "no_such_seat"),
            ({"from": "Rubavu", "to": "Nyabugogo"}, "no_such_stretch"),
            ({"to": "Huye"}, "no_such_station"),
        ],
    )
    def test_a_wish_that_cannot_be_met_is_refused(
        self, booking: dict[str, Any], other: Any, wish: dict[str, Any], code: str
    ):
        assert quote_exchange(booking, other(FARE), **wish).code == code

    def test_a_full_trip_is_refused(self, booking: dict[str, Any], other: Any, provider: FakeProvider):
        to = other(FARE)
        sell(to, provider, "1A", "1B", "2A", caller=OTHER_PASSENGER)
        assert quote_exchange(booking, to).code == "seat_taken"

    def test_a_blocked_seat_is_refused_as_a_hold_refuses_it(self, booking: dict[str, Any], other: Any):
        to = other(FARE)
        block(to, "2A")
        assert quote_exchange(booking, to, seats=["2A", "2B"]).code == "seat_blocked"

    def test_the_same_trip_is_none(self, booking: dict[str, Any], trip: Trip):
        assert quote_exchange(booking, trip).code == "same_trip"

    def test_another_company_s_trip_is_none(self, booking: dict[str, Any]):
        foreign = publish(9, company_id="co_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", company="Other Coaches")
        assert quote_exchange(booking, foreign).code == "other_company"

    def test_a_trip_in_another_currency_is_none(self, booking: dict[str, Any]):
        assert quote_exchange(booking, publish(9, currency="USD")).code == "other_currency"

    def test_a_hold_is_not_exchanged(self, trip: Trip, other: Any):
        assert quote_exchange(hold(trip, "2A"), other(FARE)).code == "not_paid"

    def test_after_the_departure_nothing_is_exchanged(
        self, booking: dict[str, Any], other: Any, clock: HeldClock
    ):
        clock.set(LEAVES)
        assert quote_exchange(booking, other(FARE)).code == "trip_departed"

    def test_a_large_group_is_not_exchanged_in_one(self, trip: Trip, provider: FakeProvider):
        rows = drawn("D...+", *["xx.xx"] * 5).as_grid()
        large = sell(publish(5, layout=rows), provider, *[None] * (MOST_PASSENGERS + 1))
        assert quote_exchange(large, publish(6, layout=rows)).code == "too_many_to_exchange"

    def test_the_largest_group_is(self, trip: Trip, provider: FakeProvider):
        rows = drawn("D...+", *["xx.xx"] * 5).as_grid()
        large = sell(publish(5, layout=rows), provider, *[None] * MOST_PASSENGERS)
        to = publish(6, LEAVES + timedelta(hours=3), layout=rows)
        assert exchanged(large, to)["status"] == "CONFIRMED"

    def test_strangers_exchange_nothing(self, booking: dict[str, Any], other: Any):
        assert quote_exchange(booking, other(FARE), OTHER_PASSENGER).code == "booking_not_found"


class TestNothingDue:
    @pytest.fixture
    def to(self, other: Any) -> Trip:
        made: Trip = other(CHEAPER)
        return made

    @pytest.fixture
    def done(self, booking: dict[str, Any], to: Trip) -> dict[str, Any]:
        return exchanged(booking, to, seats=["2A", "2B"])

    def test_the_new_booking_takes_the_former_one_s_place_at_once(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, to: Trip, clock: HeldClock
    ):
        assert (done["status"], done["due"]["amount"], done["payment"]) == ("CONFIRMED", 0, None)
        assert [each["seat"] for each in done["tickets"]] == ["2A", "2B"]
        former, new = look(booking), look(done)
        assert (former["status"], former["exchanged_for"]) == ("EXCHANGED", done["booking_id"])
        assert (new["status"], new["exchange_of"]) == ("CONFIRMED", booking["booking_id"])
        assert [each["passenger"] for each in new["tickets"]] == [
            each["passenger"] for each in booking["tickets"]
        ]
        assert scan(trip, booking["tickets"][0]["ticket_id"]) == "void"
        clock.set(LEAVES + timedelta(hours=2, minutes=20))
        board(to, clock)
        assert scan(to, done["tickets"][0]["ticket_id"]) == "ok"

    def test_the_former_seats_are_free(self, done: dict[str, Any], trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B", caller=OTHER_PASSENGER)

    def test_money_and_tickets_agree(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, to: Trip
    ):
        assert audit_all([trip, to]) == {
            "mobile_money": 7000,
            "ticket_sales": -4000,
            "owed_to_payers": -1500,
            "cancellation_fees": -1500,
        }
        (refund,) = paid(booking)["refunds"]
        assert (refund["reason"], refund["amount"]["amount"]) == ("tickets_exchanged", 1500)
        assert done["refunds"] == [refund]

    def test_the_same_quote_again_is_the_same_exchange(self, booking: dict[str, Any], to: Trip, trip: Trip):
        offer = expect(200, quote_exchange(booking, to))
        done = expect(200, exchange(booking, offer))
        before = audit_all([trip, to])
        assert expect(200, exchange(booking, offer)) == done
        assert audit_all([trip, to]) == before

    def test_nothing_is_left_to_change_of_the_former_booking(
        self, booking: dict[str, Any], done: dict[str, Any], to: Trip
    ):
        assert quote(booking).code == "booking_exchanged"
        assert quote_exchange(booking, to).code == "booking_exchanged"

    def test_the_events_tell_of_both_bookings(self, done: dict[str, Any], cloud: Cloud):
        tell(cloud)
        told = [record["body"] for record in cloud.messages("all")["Records"]]
        assert sum('"booking.exchanged"' in body and done["booking_id"] in body for body in told) == 1
        assert sum('"booking.confirmed"' in body and done["booking_id"] in body for body in told) == 1

    def test_a_late_exchange_does_not_better_the_terms(
        self, booking: dict[str, Any], provider: FakeProvider, clock: HeldClock, trip: Trip
    ):
        clock.set(LEAVES - timedelta(hours=1))
        to = publish(8, LEAVES + timedelta(days=3))
        done = exchanged(booking, to)
        assert expect(200, quote(done))["percent"] == 0, "a cancellation would have given nothing back"
        audit_all([trip, to])

    def test_it_may_be_cancelled_and_what_is_left_goes_back_to_the_same_payment(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, to: Trip
    ):
        given = expect(200, give_back(done, expect(200, quote(done))))
        assert given["refund"]["amount"] == 2000
        assert sum(each["amount"]["amount"] for each in paid(booking)["refunds"]) == 3500
        assert audit_all([trip, to]) == {
            "mobile_money": 7000,
            "owed_to_payers": -3500,
            "cancellation_fees": -3500,
        }

    def test_its_trip_is_cancelled_and_the_price_of_the_new_tickets_goes_back(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, to: Trip, cloud: Cloud
    ):
        expect(200, cancel(to.trip_id))
        assert follow(cloud) == []
        assert look(done)["status"] == "CANCELLED"
        assert audit_all([trip, to]) == {
            "mobile_money": 7000,
            "owed_to_payers": -5500,
            "cancellation_fees": -1500,
        }

    def test_an_exchange_is_made_a_few_times_and_no_more(self, booking: dict[str, Any], trip: Trip):
        trips, present = [trip], booking
        for number in range(MOST_EXCHANGES):
            trips.append(publish(20 + number, LEAVES + timedelta(hours=3 + number)))
            present = exchanged(present, trips[-1])
        assert quote_exchange(present, publish(30)).code == "exchanged_often"
        assert expect(200, give_back(present, expect(200, quote(present))))["status"] == "CANCELLED"
        audit_all(trips)

    def test_a_part_that_was_cancelled_is_not_taken_along(
        self, booking: dict[str, Any], to: Trip, trip: Trip
    ):
        first = booking["tickets"][0]["ticket_id"]
        offer = expect(200, quote_exchange(booking, to))
        path = {"booking_id": booking["booking_id"]}
        asked = call("payments/quote_cancellation", path=path, body={"ticket_ids": [first]}, caller=PASSENGER)
        expect(200, give_back(booking, expect(200, asked)))
        reply = exchange(booking, offer)
        assert (reply.status, reply.code) == (409, "quote_changed")
        done = expect(200, exchange(booking, reply.json["quote"]))
        assert len(done["tickets"]) == 1
        audit_all([trip, to])

    def test_staff_exchange_for_a_customer_who_owns_the_new_booking(
        self, booking: dict[str, Any], to: Trip, cloud: Cloud
    ):
        offer = expect(200, quote_exchange(booking, to, AGENT))
        done = expect(200, exchange(booking, offer, AGENT))
        assert look(done, PASSENGER)["status"] == "CONFIRMED"
        (entry,) = [each for each in audited(cloud) if each.action == "booking.exchanged"]
        assert (entry.actor, entry.target) == (AGENT["subject"], done["booking_id"])

    def test_with_the_account_the_new_booking_is_found_too(self, done: dict[str, Any]):
        assert done["booking_id"] in bookings.owned_by(PASSENGER["subject"], 10)


class TestSomethingDue:
    @pytest.fixture
    def to(self, other: Any) -> Trip:
        made: Trip = other(DEARER)
        return made

    @pytest.fixture
    def made(self, booking: dict[str, Any], to: Trip) -> dict[str, Any]:
        return begun(booking, to, seats=["2A", "2B"])

    def test_until_it_is_paid_the_former_tickets_stay_good(
        self, booking: dict[str, Any], made: dict[str, Any], trip: Trip, to: Trip, clock: HeldClock
    ):
        assert (made["status"], made["due"]["amount"]) == ("HELD", 3000)
        assert (made["payment"]["status"], made["payment"]["amount"]["amount"]) == ("PENDING", 3000)
        assert look(booking)["status"] == "CONFIRMED"
        assert audit_all([trip, to]) == {"mobile_money": 7000, "ticket_sales": -7000}

    def test_paid_it_takes_the_former_one_s_place(
        self,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
    ):
        assert settled(made, provider)["status"] == "CONFIRMED"
        assert look(booking)["status"] == "EXCHANGED"
        assert audit_all([trip, to]) == {"mobile_money": 10000, "ticket_sales": -10000}

    def test_a_refund_goes_back_to_the_latest_payment_first(
        self,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
    ):
        settled(made, provider)
        given = expect(200, give_back(made, expect(200, quote(made))))
        assert given["refund"]["amount"] == 5000
        parts = {
            payment["payment_id"]: sum(each["amount"]["amount"] for each in paid(payment)["refunds"])
            for payment in (booking, made["payment"])
        }
        assert parts == {booking["payment_id"]: 2000, made["payment"]["payment_id"]: 3000}
        audit_all([trip, to])

    def test_its_trip_is_cancelled_and_both_payments_go_back(
        self,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
        cloud: Cloud,
    ):
        settled(made, provider)
        expect(200, cancel(to.trip_id))
        assert follow(cloud) == []
        assert audit_all([trip, to]) == {"mobile_money": 10000, "owed_to_payers": -10000}

    def test_without_a_payer_it_is_held_and_paid_as_a_booking(
        self, booking: dict[str, Any], trip: Trip, to: Trip, provider: FakeProvider
    ):
        offer = expect(200, quote_exchange(booking, to))
        made = expect(200, exchange(booking, offer))
        assert (made["status"], made["payment"]) == ("HELD", None)
        payment = pay(made)
        assert payment["amount"]["amount"] == 3000
        assert settled({**made, "payment": payment}, provider)["status"] == "CONFIRMED"
        audit_all([trip, to])

    def test_the_same_quote_again_asks_the_payer_once(
        self, booking: dict[str, Any], to: Trip, provider: FakeProvider
    ):
        offer = expect(200, quote_exchange(booking, to))
        first = expect(200, exchange(booking, offer, payer=PHONE))
        asked = len(provider.asked)
        again = expect(200, exchange(booking, offer, payer=PHONE))
        assert again["payment"]["payment_id"] == first["payment"]["payment_id"]
        assert len(provider.asked) == asked

    def test_declined_it_may_be_paid_again_or_not_at_all(
        self,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
        clock: HeldClock,
    ):
        provider.decline(made["payment"]["payment_id"])
        callback(made["payment"])
        assert paid(made["payment"])["status"] == "FAILED"
        clock.wait(45 * 60)
        assert look(made)["status"] == "EXPIRED"
        assert look(booking)["status"] == "CONFIRMED"
        assert audit_all([trip, to]) == {"mobile_money": 7000, "ticket_sales": -7000}
        later = begun(booking, to)
        assert settled(later, provider)["status"] == "CONFIRMED"
        audit_all([trip, to])

    @pytest.mark.parametrize("how", ["cancelled", "boarded", "trip cancelled"])
    def test_money_for_an_exchange_that_is_off_goes_back(
        self,
        how: str,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
        clock: HeldClock,
        cloud: Cloud,
    ):
        if how == "cancelled":
            expect(200, give_back(booking, expect(200, quote(booking))))
        elif how == "trip cancelled":
            expect(200, cancel(trip.trip_id))
            assert on_trip_cancelled.cancel_bookings(trip.trip_id) == 0
        else:
            board(trip, clock)
            assert scan(trip, booking["tickets"][0]["ticket_id"]) == "ok"
        provider.approve(made["payment"]["payment_id"])
        settle(made["payment"]["payment_id"], provider)
        shown = paid(made["payment"])
        assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "exchange_off")
        assert look(made)["status"] != "CONFIRMED"
        assert look(booking)["status"] == ("CONFIRMED" if how == "boarded" else "CANCELLED")

    def test_two_exchanges_of_one_booking_are_paid_and_one_is_made(
        self,
        booking: dict[str, Any],
        made: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
        clock: HeldClock,
    ):
        third = publish(3, LEAVES + timedelta(hours=5), fares={(0, 1): 4000, (0, 2): 9000, (1, 2): 2500})
        second = begun(booking, third)
        assert settled(second, provider)["status"] == "CONFIRMED"
        provider.approve(made["payment"]["payment_id"])
        settle(made["payment"]["payment_id"], provider)
        shown = paid(made["payment"])
        assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "exchange_off")
        balances = audit_all([trip, to, third])
        assert balances["ticket_sales"] == -8000

    def test_seats_that_others_took_are_refused_and_the_former_tickets_stay(
        self, booking: dict[str, Any], trip: Trip, to: Trip, provider: FakeProvider
    ):
        offer = expect(200, quote_exchange(booking, to, seats=["2A", "2B"]))
        sell(to, provider, "2A", caller=OTHER_PASSENGER)
        reply = exchange(booking, offer, payer=PHONE)
        assert (reply.code, reply.json["seat"]) == ("seat_taken", "2A")
        assert look(booking)["status"] == "CONFIRMED"

    def test_seats_that_nobody_wished_for_are_chosen_anew(
        self,
        booking: dict[str, Any],
        trip: Trip,
        to: Trip,
        provider: FakeProvider,
        monkeypatch: pytest.MonkeyPatch,
    ):
        """Another buyer takes the chosen seats between the choice and the write."""
        offer = expect(200, quote_exchange(booking, to))
        straight = exchange_booking._write
        taken: list[str] = []

        def late(wanted: Any, new: Any) -> None:
            if not taken:
                taken.append(new.places[0].seat)
                sell(to, provider, new.places[0].seat, caller=OTHER_PASSENGER)
            straight(wanted, new)

        monkeypatch.setattr(exchange_booking, "_write", late)
        made = expect(200, exchange(booking, offer, payer=PHONE))
        assert taken[0] not in {each["seat"] for each in made["tickets"]}


class TestLate:
    def test_a_dearer_trip_costs_nothing_more(
        self, booking: dict[str, Any], trip: Trip, other: Any, clock: HeldClock
    ):
        to = other(DEARER)
        delay(trip, 60)
        clock.set(LEAVES + timedelta(minutes=30))
        offer = expect(200, quote_exchange(booking, to))
        assert [offer[each]["amount"] for each in ("price", "due", "refund")] == [7000, 0, 0]
        assert {line["waived"]["amount"] for line in offer["lines"]} == {1500}
        done = expect(200, exchange(booking, offer))
        assert done["status"] == "CONFIRMED"
        (line,) = [each for each in look(done)["tickets"][0]["price_lines"] if each["kind"] == "waived"]
        assert line["amount"]["amount"] == -1500
        assert expect(200, quote(done))["percent"] == 50, "the terms are those of a cancellation of all"
        assert audit_all([trip, to]) == {"mobile_money": 7000, "ticket_sales": -7000}

    def test_of_a_cheaper_trip_the_whole_difference_goes_back(
        self, booking: dict[str, Any], trip: Trip, other: Any
    ):
        to = other(CHEAPER)
        delay(trip, 90)
        done = exchanged(booking, to)
        assert [each["amount"]["amount"] for each in done["refunds"]] == [3000]
        assert done["refunds"][0]["reason"] == "trip_late"
        audit_all([trip, to])

    def test_a_delay_that_is_taken_back_changes_the_quote(
        self, booking: dict[str, Any], trip: Trip, other: Any
    ):
        to = other(DEARER)
        delay(trip, 60)
        offer = expect(200, quote_exchange(booking, to))
        delay(trip, 0)
        reply = exchange(booking, offer)
        assert (reply.code, reply.json["quote"]["due"]["amount"]) == ("quote_changed", 3000)


def delay(trip: Trip, minutes: int) -> None:
    body = {"from_stop": 0, "minutes": minutes, "reason": "A road is closed."}
    expect(200, call("trips/delay_trip", path={"trip_id": trip.trip_id}, body=body, caller=SUPERVISOR))
