"""Journeys are paid by one payment: all parts are sold, or the money goes back; each is changed alone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.support import journey_books as books
from tests.support.buying import (
    ONWARD,
    approve,
    callback,
    exchange,
    expect,
    give_back,
    hold,
    look,
    overview,
    paid,
    pay,
    quote,
    quote_exchange,
    start,
)
from tests.support.cancelling import cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, build, publish
from tests.support.people import (
    AGENT,
    FOREIGN_OWNER,
    OTHER_COMPANY,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    Person,
)
from tests.support.provider import FakeProvider
from tests.support.travelling import FIRST, SECOND, hold_journey, item, second_bus, states
from tms.bookings import on_hold_due, store
from tms.bookings.records import SeatRecord
from tms.fleet.layout import drawn
from tms.payments import on_check_due, settlement
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import Payment
from tms.trips import store as trips_store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")


@pytest.fixture
def journey(first: Trip, second: Trip) -> dict[str, Any]:
    return hold_journey(item(first, FIRST, "1A", "1B"), item(second, SECOND, "2A", "2B"), people=2)


def bought(journey: dict[str, Any], provider: FakeProvider, caller: Person = PASSENGER) -> dict[str, Any]:
    payment = pay(journey["bookings"][0], caller)
    approve(payment, provider)
    return payment


def kept(payment: dict[str, Any]) -> Payment:
    return settlement.find_payment(payment["payment_id"])


def going_back(booking: dict[str, Any]) -> int:
    return int(overview(booking)["money_back"]["going_back"]["amount"])


def refund(payment: dict[str, Any], provider: FakeProvider) -> None:
    on_check_due.check_payment(payment["payment_id"], provider)
    provider.end_refunds()
    on_check_due.check_payment(payment["payment_id"], provider)


class TestPayment:
    @pytest.mark.parametrize("number", [0, 1])
    def test_one_payment_for_the_sum_buys_all_of_it(
        self, journey: dict[str, Any], provider: FakeProvider, number: int
    ):
        payment = pay(journey["bookings"][number])
        assert payment["amount"] == journey["due"] == {"amount": 12_000, "currency": "RWF"}
        assert payment["booking_id"] == journey["bookings"][0]["booking_id"]
        approve(payment, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]
        assert paid(payment)["status"] == "SUCCEEDED"
        found = books.audit()
        assert {each.payment_id for each in found.values()} == {payment["payment_id"]}

    def test_each_company_s_ledger_has_its_own_part(self, first: Trip, provider: FakeProvider):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        bought(hold_journey(item(first, FIRST), item(other, SECOND)), provider)
        books.audit()
        found = books.balances()
        assert found[first.company_id][LedgerAccount.MOBILE_MONEY] == 3500
        assert found[OTHER_COMPANY][LedgerAccount.MOBILE_MONEY] == 2500

    def test_the_staff_of_each_company_see_the_payment(self, first: Trip, provider: FakeProvider):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        payment = bought(hold_journey(item(first, FIRST), item(other, SECOND)), provider)
        assert paid(payment, OWNER)["status"] == paid(payment, FOREIGN_OWNER)["status"] == "SUCCEEDED"

    def test_but_do_not_sell_the_other_company_s_part(self, first: Trip):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        reply = start(journey["bookings"][0], AGENT)
        assert (reply.status, reply.code) == (403, "another_company")

    def test_while_it_runs_no_part_is_paid_by_another_one(
        self, journey: dict[str, Any], provider: FakeProvider
    ):
        pay(journey["bookings"][0])
        reply = start(journey["bookings"][1])
        assert (reply.status, reply.code) == (409, "payment_running")
        assert len(provider.charges) == 1

    def test_it_extends_the_holds_of_all_parts(self, journey: dict[str, Any], clock: HeldClock):
        clock.wait(300)
        pay(journey["bookings"][1])
        ends = {look(each)["hold_expires_at"] for each in journey["bookings"]}
        assert ends == {"2026-11-22T06:15:00+02:00"}
        books.audit()

    def test_after_it_failed_the_journey_can_be_paid_again(
        self, journey: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(journey["bookings"][0])
        provider.decline(payment["payment_id"])
        callback(payment)
        bought(journey, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]
        books.audit()

    def test_a_journey_with_a_kept_seat_is_paid_too(self, first: Trip, provider: FakeProvider):
        journey = hold_journey(item(first, FIRST, "1A", "1B"), item(first, SECOND, "1A", "2B"), people=2)
        bought(journey, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]
        books.audit()

    def test_as_many_passengers_as_it_may_have(self, cloud: Cloud, clock: HeldClock, provider: FakeProvider):
        build()
        layout = drawn("D.+", *["x.x"] * 23).as_grid()
        first = publish(layout=layout)
        rows = [f"{row}{letter}" for row in range(1, 24) for letter in "AB"]
        journey = hold_journey(item(first, FIRST, *rows[:22]), item(first, SECOND, *rows[22:44]), people=22)
        bought(journey, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]
        books.audit()


class TestLateMoney:
    def test_it_takes_all_seats_again_if_they_are_free(
        self, journey: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(journey["bookings"][0])
        clock.wait(1200)
        for each in journey["bookings"]:
            on_hold_due.expire_hold(each["booking_id"])
        assert states(journey) == ["EXPIRED", "EXPIRED"]
        approve(payment, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]
        books.audit()

    @pytest.mark.parametrize("number", [0, 1])
    def test_it_goes_back_if_one_seat_of_one_part_is_not(
        self,
        journey: dict[str, Any],
        first: Trip,
        second: Trip,
        provider: FakeProvider,
        clock: HeldClock,
        number: int,
    ):
        payment = pay(journey["bookings"][0])
        clock.wait(1200)
        if number:
            hold(second, "2B", caller=OTHER_PASSENGER, **ONWARD)
        else:
            hold(first, "1A", caller=OTHER_PASSENGER)
        approve(payment, provider)
        shown = paid(payment)
        assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "seats_gone")
        assert states(journey) == ["EXPIRED", "EXPIRED"]
        assert [going_back(each) for each in journey["bookings"]] == [7000, 5000]
        refund(payment, provider)
        assert paid(payment)["status"] == "REFUNDED"
        books.audit()
        assert all(not any(each.values()) for each in books.balances().values())

    def test_a_second_payment_that_succeeds_goes_back(
        self, journey: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        one = pay(journey["bookings"][0])
        provider.decline(one["payment_id"])
        callback(one)
        other = bought(journey, provider)
        clock.wait(60)
        provider.approve(one["payment_id"])
        on_check_due.check_payment(one["payment_id"], provider)
        assert (paid(one)["status"], paid(one)["failure"]["code"]) == ("REFUNDING", "paid_already")
        assert paid(other)["status"] == "SUCCEEDED"
        books.audit()

    def test_it_waits_while_a_trip_gets_another_bus(
        self, journey: dict[str, Any], second: Trip, provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(journey["bookings"][0])
        clock.wait(1200)
        key = SeatRecord(f"TRIP#{second.trip_id}", "SEAT#2A")
        key.update(actions=[SeatRecord.paused.set("swp_1")])
        approve(payment, provider)
        assert paid(payment)["status"] == "PENDING"
        key.update(actions=[SeatRecord.paused.remove()])
        on_check_due.check_payment(payment["payment_id"], provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]

    def test_what_is_sealed_anew_in_that_moment_is_read_again(
        self, journey: dict[str, Any], provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        real = settlement._sell
        done: list[bool] = []

        def erased_before(*given: Any) -> Any:
            if not done:
                done.append(True)
                [_, part] = given[2]
                assert store.erase(part, 1)
            return real(*given)

        payment = pay(journey["bookings"][0])
        monkeypatch.setattr(settlement, "_sell", erased_before)
        approve(payment, provider)
        assert states(journey) == ["CONFIRMED", "CONFIRMED"]


class TestHold:
    def release(self, booking: dict[str, Any], caller: Person = PASSENGER) -> Reply:
        return call("bookings/release_hold", path={"booking_id": booking["booking_id"]}, caller=caller)

    def extend(self, booking: dict[str, Any]) -> Reply:
        return call("bookings/extend_hold", path={"booking_id": booking["booking_id"]}, caller=PASSENGER)

    @pytest.mark.parametrize("number", [0, 1])
    def test_the_release_of_one_part_releases_all(
        self, journey: dict[str, Any], first: Trip, second: Trip, number: int, cloud: Cloud
    ):
        expect(200, self.release(journey["bookings"][number]))
        assert states(journey) == ["EXPIRED", "EXPIRED"]
        (item_,) = cloud.items("guards", "TALLY#seats-account#")
        assert (item_["held"], item_["lapsed"]) == (0, 4)
        hold(first, "1A", "1B", caller=OTHER_PASSENGER)
        hold(second, "2A", "2B", caller=OTHER_PASSENGER, **ONWARD)
        books.audit()

    def test_and_again_changes_nothing(self, journey: dict[str, Any], cloud: Cloud):
        expect(200, self.release(journey["bookings"][0]))
        expect(200, self.release(journey["bookings"][1]))
        (item_,) = cloud.items("guards", "TALLY#seats-account#")
        assert (item_["held"], item_["lapsed"]) == (0, 4)

    def test_money_on_its_way_then_buys_nothing(self, journey: dict[str, Any], provider: FakeProvider):
        payment = pay(journey["bookings"][0])
        expect(200, self.release(journey["bookings"][1]))
        approve(payment, provider)
        assert (paid(payment)["status"], paid(payment)["failure"]["code"]) == ("REFUNDING", "released")
        books.audit()

    def test_the_extension_of_one_part_extends_all_once(self, journey: dict[str, Any]):
        assert (
            expect(200, self.extend(journey["bookings"][1]))["hold_expires_at"] == "2026-11-22T06:20:00+02:00"
        )
        assert look(journey["bookings"][0])["hold_expires_at"] == "2026-11-22T06:20:00+02:00"
        assert self.extend(journey["bookings"][0]).code == "extended_already"
        books.audit()

    def test_a_lapsed_journey_is_counted_once(self, journey: dict[str, Any], cloud: Cloud, clock: HeldClock):
        clock.wait(600)
        for each in journey["bookings"]:
            assert on_hold_due.expire_hold(each["booking_id"]) == 0
        (item_,) = cloud.items("guards", "TALLY#seats-account#")
        assert (item_["held"], item_["lapsed"]) == (0, 4)

    def test_a_paid_one_is_counted_no_more(
        self, journey: dict[str, Any], cloud: Cloud, provider: FakeProvider
    ):
        bought(journey, provider)
        (item_,) = cloud.items("guards", "TALLY#seats-account#")
        assert item_["held"] == 0


class TestChange:
    def test_the_page_of_a_part_shows_the_money_of_that_part_alone(
        self, journey: dict[str, Any], provider: FakeProvider
    ):
        bought(journey, provider)
        stays, goes = journey["bookings"]
        offer = expect(200, quote(goes))
        expect(200, give_back(goes, offer))
        assert [going_back(each) for each in (stays, goes)] == [0, offer["refund"]["amount"]]

    def test_one_part_is_cancelled_alone(self, journey: dict[str, Any], provider: FakeProvider):
        payment = bought(journey, provider)
        [_, onward] = journey["bookings"]
        offer = expect(200, quote(onward))
        expect(200, give_back(onward, offer))
        assert states(journey) == ["CONFIRMED", "CANCELLED"]
        assert kept(payment).given_back == offer["refund"]["amount"]
        books.audit()

    def test_and_then_the_other(self, journey: dict[str, Any], provider: FakeProvider, clock: HeldClock):
        payment = bought(journey, provider)
        for each in journey["bookings"]:
            expect(200, give_back(each, expect(200, quote(each))))
        assert states(journey) == ["CANCELLED", "CANCELLED"]
        assert kept(payment).left.amount >= 0
        books.audit()

    def test_one_part_is_exchanged_alone(self, journey: dict[str, Any], provider: FakeProvider):
        bought(journey, provider)
        [_, onward] = journey["bookings"]
        later = publish(3, LEAVES.replace(hour=LEAVES.hour + 2))
        expect(200, exchange(onward, expect(200, quote_exchange(onward, later))))
        assert states(journey) == ["CONFIRMED", "EXCHANGED"]

    def test_the_other_company_gives_back_its_own_money(self, first: Trip, provider: FakeProvider):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        payment = bought(journey, provider)
        onward = journey["bookings"][1]
        offer = expect(200, quote(onward))
        expect(200, give_back(onward, offer))
        books.audit()
        found = books.balances()
        assert found[OTHER_COMPANY][LedgerAccount.OWED_TO_PAYERS] == -offer["refund"]["amount"]
        assert found[first.company_id][LedgerAccount.OWED_TO_PAYERS] == 0
        assert kept(payment).given_back == offer["refund"]["amount"]


class TestCancelledTrip:
    def test_a_paid_journey_loses_that_part_and_gets_its_money_back(
        self, journey: dict[str, Any], second: Trip, provider: FakeProvider, cloud: Cloud
    ):
        payment = bought(journey, provider)
        expect(200, cancel(second.trip_id))
        assert follow(cloud) == []
        assert states(journey) == ["CONFIRMED", "CANCELLED"]
        assert (paid(payment)["status"], kept(payment).given_back) == (
            "SUCCEEDED",
            5000,
        )
        books.audit()

    def test_both_parts_in_one_cancelled_bus_are_given_back(
        self, first: Trip, provider: FakeProvider, cloud: Cloud
    ):
        journey = hold_journey(item(first, FIRST, "1A", "1B"), item(first, SECOND, "1A", "2B"), people=2)
        payment = bought(journey, provider)
        expect(200, cancel(first.trip_id))
        assert follow(cloud) == []
        assert states(journey) == ["CANCELLED", "CANCELLED"]
        assert kept(payment).left.amount == 0
        books.audit()

    def test_a_journey_of_which_a_part_was_cancelled_cannot_be_paid(
        self, journey: dict[str, Any], second: Trip, cloud: Cloud
    ):
        expect(200, cancel(second.trip_id))
        follow(cloud)
        reply = start(journey["bookings"][0])
        assert (reply.status, reply.code) == (409, "booking_cancelled")

    def test_and_money_on_its_way_goes_back(
        self, journey: dict[str, Any], second: Trip, provider: FakeProvider, cloud: Cloud
    ):
        payment = pay(journey["bookings"][0])
        expect(200, cancel(second.trip_id))
        follow(cloud)
        approve(payment, provider)
        assert (paid(payment)["status"], paid(payment)["failure"]["code"]) == ("REFUNDING", "trip_cancelled")
        assert states(journey) == ["HELD", "CANCELLED"]
        books.audit()

    def test_what_is_left_of_its_holds_can_be_released(
        self, journey: dict[str, Any], first: Trip, second: Trip, cloud: Cloud
    ):
        expect(200, cancel(second.trip_id))
        follow(cloud)
        path = {"booking_id": journey["bookings"][0]["booking_id"]}
        expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
        assert states(journey) == ["EXPIRED", "CANCELLED"]
        hold(first, "1A", "1B", caller=OTHER_PASSENGER)


class TestBroken:
    """A bus of the journey that its company delays or cancels."""

    def delay(self, trip: Trip, minutes: int) -> None:
        found = trips_store.find(trip.trip_id)
        assert found is not None
        trips_store.record_of(replace(found, delays=(0, minutes * 60, minutes * 60))).save()

    @pytest.fixture
    def soon(self, journey: dict[str, Any], provider: FakeProvider, clock: HeldClock) -> dict[str, Any]:
        """The journey is paid, and so near that its bands give nothing back."""
        bought(journey, provider)
        clock.wait(3600)
        return journey

    def reason(self, booking: dict[str, Any]) -> tuple[str, int]:
        offer = expect(200, quote(booking))
        return offer["reason"], offer["refund"]["amount"]

    def test_a_connection_that_holds_gives_back_what_its_bands_say(self, soon: dict[str, Any], first: Trip):
        self.delay(first, 30)
        reason, amount = self.reason(soon["bookings"][1])
        assert (reason, amount < 5000) == ("tickets_cancelled", True)

    def test_a_connection_that_is_missed_gives_back_all(self, soon: dict[str, Any], first: Trip):
        self.delay(first, 31)
        assert self.reason(soon["bookings"][1]) == ("journey_broken", 5000)
        assert self.reason(soon["bookings"][0])[0] == "tickets_cancelled"

    def test_also_on_the_day_after(self, soon: dict[str, Any], first: Trip, clock: HeldClock):
        self.delay(first, 31)
        clock.set(LEAVES + timedelta(hours=2.5 + 23.9))
        onward = soon["bookings"][1]
        expect(200, give_back(onward, expect(200, quote(onward))))
        assert states(soon)[1] == "CANCELLED"
        books.audit()

    def test_and_then_no_more(self, soon: dict[str, Any], first: Trip, clock: HeldClock):
        self.delay(first, 31)
        clock.set(LEAVES + timedelta(hours=2.5 + 24))
        reply = quote(soon["bookings"][1])
        assert (reply.status, reply.code) == (409, "trip_departed")

    def test_a_later_bus_costs_nothing_more(self, soon: dict[str, Any], first: Trip):
        self.delay(first, 31)
        later = publish(3, LEAVES + timedelta(hours=2), fares={(0, 1): 3500, (0, 2): 9000, (1, 2): 9000})
        offer = expect(200, quote_exchange(soon["bookings"][1], later))
        assert offer["due"]["amount"] == 0

    def test_where_the_next_bus_waits_nothing_is_missed(
        self, soon: dict[str, Any], first: Trip, second: Trip
    ):
        self.delay(first, 40)
        self.delay(second, 10)
        assert self.reason(soon["bookings"][1])[0] == "tickets_cancelled"

    def test_a_cancelled_bus_lets_the_others_go_back(
        self, soon: dict[str, Any], second: Trip, cloud: Cloud, clock: HeldClock
    ):
        expect(200, cancel(second.trip_id))
        assert follow(cloud) == []
        assert self.reason(soon["bookings"][0]) == ("journey_broken", 7000)
        clock.set(LEAVES)
        assert quote(soon["bookings"][0]).code == "trip_departed"

    def test_a_part_that_was_given_up_breaks_nothing(self, soon: dict[str, Any], first: Trip):
        [one, onward] = soon["bookings"]
        expect(200, give_back(one, expect(200, quote(one))))
        self.delay(first, 31)
        assert self.reason(onward)[0] == "tickets_cancelled"

    def test_the_bus_of_another_company_is_not_the_company_s_fault(
        self, first: Trip, provider: FakeProvider, clock: HeldClock
    ):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        bought(journey, provider)
        clock.wait(3600)
        self.delay(first, 31)
        assert self.reason(journey["bookings"][1])[0] == "tickets_cancelled"


class TestOnePriceForOneBus:
    """Where the parts cost no more than the whole stretch, the cheap last part is not had alone."""

    @pytest.fixture
    def split(self, cloud: Cloud, clock: HeldClock, provider: FakeProvider) -> list[dict[str, Any]]:
        build()
        trip = publish(fares={(0, 1): 3500, (1, 2): 2500, (0, 2): 4000})
        journey = hold_journey(item(trip, FIRST, "1A", "2A"), item(trip, SECOND, "1B", "2B"), people=2)
        bought(journey, provider)
        return list(journey["bookings"])

    def test_a_part_is_not_cancelled_before_the_one_that_is_cheap_for_it(self, split: list[dict[str, Any]]):
        one, other = split
        assert [each["total"]["amount"] for each in split] == [7000, 1000]
        reply = quote(one)
        assert (reply.status, reply.code) == (409, "later_parts_first")
        assert reply.json["booking_ids"] == [other["booking_id"]]
        assert quote(one, one["tickets"][0]["ticket_id"]).code == "later_parts_first"
        expect(200, give_back(other, expect(200, quote(other))))
        whole = expect(200, give_back(one, expect(200, quote(one))))
        assert whole["refund"]["amount"] == 3500

    def test_one_passenger_s_tickets_are_cancelled_from_the_end(self, split: list[dict[str, Any]]):
        one, other = split
        expect(200, give_back(other, expect(200, quote(other, other["tickets"][0]["ticket_id"]))))
        expect(200, give_back(one, expect(200, quote(one, one["tickets"][0]["ticket_id"]))))
        assert quote(one).code == "later_parts_first"

    def test_nor_is_it_exchanged(self, split: list[dict[str, Any]]):
        another = second_bus()
        reply = quote_exchange(split[0], another, **ONWARD)
        assert (reply.status, reply.code) == (409, "later_parts_first")
        assert quote_exchange(split[1], another, **ONWARD).status == 200

    def test_the_page_of_each_part_tells_so(self, split: list[dict[str, Any]]):
        may = [{"cancel", "exchange"} & set(overview(each)["allowed"]) for each in split]
        assert may == [set(), {"cancel", "exchange"}]


class TestTwoCompanies:
    @pytest.mark.parametrize("function", ["bookings/release_hold", "bookings/extend_hold"])
    def test_the_staff_of_one_do_not_change_the_hold_of_the_other(self, first: Trip, function: str):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        for booking, staff in zip(journey["bookings"], (AGENT, FOREIGN_OWNER), strict=True):
            path = {"booking_id": booking["booking_id"]}
            reply = call(function, path=path, caller=staff)
            assert (reply.status, reply.code) == (403, "not_allowed")
            assert not {"extend", "release"} & set(overview(booking, staff)["allowed"])
        assert states(journey) == ["HELD", "HELD"]
        path = {"booking_id": journey["bookings"][0]["booking_id"]}
        expect(200, call(function, path=path, caller=PASSENGER))
