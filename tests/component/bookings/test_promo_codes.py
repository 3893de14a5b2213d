"""Promo codes: what passengers pay with them, their budget, and what comes back to it."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

import pytest

from tests.support import company
from tests.support.audited import audited
from tests.support.buying import (
    approve,
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
    wish,
)
from tests.support.cancelling import cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    OTHER_COMPANY,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    SUPERVISOR,
    key,
    person,
)
from tests.support.promos import change, look_at, promo_code, terms
from tests.support.provider import FakeProvider
from tests.support.routes import new_route
from tms.bookings import on_hold_due, store
from tms.bookings.promo import entry
from tms.bookings.promo import store as promos
from tms.kernel.access.caller import Caller
from tms.kernel.clock import now, rfc3339
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE, TENTH = 3500, 350
WITH: dict[str, Any] = {"promo_code": "ADVENT10"}
HOLD = 600


def ask(trip: Trip, *seats: str | None, code: str = "ADVENT10", **request: Any) -> Reply:
    who = {"caller": PASSENGER, "headers": key(), **request}
    return call("bookings/hold_seats", body=wish(trip, *seats, promo_code=code), **who)


def lapse(booking: dict[str, Any], clock: HeldClock) -> None:
    clock.wait(HOLD)
    assert on_hold_due.expire_hold(booking["booking_id"]) == 0


def spent(code: dict[str, Any]) -> tuple[int, int]:
    """Return what is missing of a code's budget, and how many bookings have it."""
    seen = look_at(code)
    return seen["spent"]["amount"], seen["uses"]


class TestThePrice:
    def test_is_lower_and_says_why(self, trip: Trip):
        promo_code()
        booking = hold(trip, "1A", **WITH)
        (ticket,) = booking["tickets"]
        assert [
            (each["kind"], each["label"], each["amount"]["amount"]) for each in ticket["price_lines"]
        ] == [
            ("fare", None, FARE),
            ("promo_code", "ADVENT10", -TENTH),
        ]
        assert ticket["price"]["amount"] == booking["due"]["amount"] == FARE - TENTH

    def test_an_amount_is_taken_off_once_for_all_passengers(self, trip: Trip):
        promo_code(percent=None, amount=1001)
        booking = hold(trip, "1A", "1B", **WITH)
        assert booking["total"]["amount"] == 2 * FARE - 1001

    def test_a_code_may_be_written_small_and_in_pieces(self, trip: Trip):
        promo_code()
        assert hold(trip, promo_code=" advent-10 ")["total"]["amount"] == FARE - TENTH

    def test_is_what_is_asked_of_the_payer_and_goes_to_the_ledger(self, trip: Trip, provider: FakeProvider):
        promo_code()
        booking = sell(trip, provider, "1A", **WITH)
        assert booking["status"] == "CONFIRMED"
        assert paid({"payment_id": booking["payment_id"]})["amount"]["amount"] == FARE - TENTH


class TestTheBudget:
    def test_is_taken_by_the_hold(self, trip: Trip):
        code = promo_code()
        hold(trip, "1A", "1B", **WITH)
        assert spent(code) == (2 * TENTH, 1)

    def test_is_never_overdrawn(self, trip: Trip):
        code = promo_code(budget=3 * TENTH)
        hold(trip, "1A", "1B", **WITH)
        reply = ask(trip, "2A", "2B")
        assert (reply.status, reply.code) == (409, "promo_code_used_up")
        hold(trip, "2A", **WITH)
        assert spent(code) == (3 * TENTH, 2)
        assert look_at(code)["state"] == "USED_UP"

    def test_comes_back_when_the_hold_lapses_and_once(self, trip: Trip, clock: HeldClock):
        code = promo_code()
        booking = hold(trip, "1A", **WITH)
        lapse(booking, clock)
        lapse(booking, clock)
        assert spent(code) == (0, 0)

    def test_comes_back_when_the_hold_is_released_and_once(self, trip: Trip, clock: HeldClock):
        code = promo_code()
        booking = hold(trip, "1A", **WITH)
        for _ in range(2):
            path = {"booking_id": booking["booking_id"]}
            expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
        lapse(booking, clock)
        assert spent(code) == (0, 0)

    def test_comes_back_when_a_hold_is_released_that_is_over(self, trip: Trip, clock: HeldClock):
        code = promo_code()
        booking = hold(trip, "1A", **WITH)
        clock.wait(HOLD)
        path = {"booking_id": booking["booking_id"]}
        expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
        assert on_hold_due.expire_hold(booking["booking_id"]) == 0
        assert spent(code) == (0, 0)

    def test_of_cancelled_tickets_comes_back(self, trip: Trip, provider: FakeProvider):
        code = promo_code()
        booking = sell(trip, provider, "1A", "1B", **WITH)
        offer = expect(200, quote(booking, booking["tickets"][0]["ticket_id"]))
        assert offer["refund"]["amount"] == (FARE - TENTH) // 2
        expect(200, give_back(booking, offer))
        assert spent(code) == (TENTH, 1)
        expect(200, give_back(booking, expect(200, quote(booking))))
        assert spent(code) == (0, 0)

    def test_comes_back_when_the_company_cancels_the_trip(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        code = promo_code()
        sell(trip, provider, "1A", **WITH)
        hold(trip, "2A", **WITH)
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        assert spent(code) == (0, 0)

    def test_is_taken_again_by_money_that_comes_late(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        code = promo_code()
        booking, payment = self._lapsed(trip, clock)
        assert spent(code) == (0, 0)
        approve(payment, provider)
        assert look(booking)["status"] == "CONFIRMED"
        assert spent(code) == (TENTH, 1)

    def test_sends_late_money_back_once_it_is_used_up(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        code = promo_code(budget=TENTH)
        booking, payment = self._lapsed(trip, clock)
        hold(trip, "2A", caller=OTHER_PASSENGER, **WITH)
        approve(payment, provider)
        assert look(booking)["status"] == "EXPIRED"
        assert paid(payment)["failure"]["code"] == "promo_code_used_up"
        assert spent(code) == (TENTH, 1)

    def test_is_taken_once_where_a_hold_lapses_while_its_payment_settles(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        code = promo_code()
        booking = hold(trip, "1A", **WITH)
        payment = pay(booking)
        clock.wait(2 * HOLD)
        provider.approve(payment["payment_id"])
        real = store.confirm_into

        def lapsed_meanwhile(*args: Any) -> None:
            monkeypatch.setattr("tms.bookings.for_payments.settlement.confirm_into", real)
            on_hold_due.expire_hold(booking["booking_id"])
            real(*args)

        monkeypatch.setattr("tms.bookings.for_payments.settlement.confirm_into", lapsed_meanwhile)
        callback(payment)
        assert look(booking)["status"] == "CONFIRMED"
        assert spent(code) == (TENTH, 1)

    def _lapsed(self, trip: Trip, clock: HeldClock) -> tuple[dict[str, Any], dict[str, Any]]:
        booking = hold(trip, "1A", **WITH)
        payment = pay(booking)
        clock.wait(HOLD)
        lapse(booking, clock)
        return booking, payment


class TestAnExchange:
    def other(self, fare: int) -> Trip:
        return publish(2, LEAVES + timedelta(hours=3), fares={(0, 1): fare, (0, 2): 9000, (1, 2): 2500})

    def test_to_a_trip_of_the_same_fare_costs_nothing_and_keeps_the_code(
        self, trip: Trip, provider: FakeProvider
    ):
        code = promo_code()
        booking = sell(trip, provider, "1A", **WITH)
        offer = expect(200, quote_exchange(booking, self.other(FARE)))
        done = expect(200, exchange(booking, offer))
        assert (offer["due"]["amount"], done["total"]["amount"]) == (0, FARE - TENTH)
        assert spent(code) == (TENTH, 1)
        expect(200, give_back(done, expect(200, quote(done))))
        assert spent(code) == (0, 0)

    def test_that_is_paid_for_moves_what_it_has_and_one_that_lapses_does_not(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        code = promo_code()
        booking = sell(trip, provider, "1A", **WITH)
        dearer = self.other(FARE + 500)
        offer = expect(200, quote_exchange(booking, dearer))
        assert offer["due"]["amount"] == 500
        begun = expect(200, exchange(booking, offer, payer="+250788123456"))
        assert spent(code) == (TENTH, 1)
        clock.wait(HOLD)
        lapse(begun, clock)
        assert spent(code) == (TENTH, 1)
        again = expect(200, quote_exchange(booking, dearer))
        begun = expect(200, exchange(booking, again, payer="+250788123456"))
        approve(begun["payment"], provider)
        assert look(begun)["status"] == "CONFIRMED"
        assert spent(code) == (TENTH, 1)

    def test_to_a_cheaper_trip_gives_back_what_its_price_has_no_room_for(
        self, trip: Trip, provider: FakeProvider
    ):
        code = promo_code(percent=90)
        booking = sell(trip, provider, "1A", **WITH)
        assert spent(code) == (3150, 1)
        done = expect(200, exchange(booking, expect(200, quote_exchange(booking, self.other(2000)))))
        assert done["total"]["amount"] == 0
        assert spent(code) == (2000, 1)


class TestWhoMayUseIt:
    def test_a_person_uses_it_as_often_as_is_allowed(self, trip: Trip):
        promo_code(uses_per_person=2)
        hold(trip, "1A", **WITH)
        hold(trip, "1B", **WITH)
        reply = ask(trip, "2A")
        assert (reply.status, reply.code) == (409, "promo_code_used")

    def test_another_contact_is_no_other_person_for_one_account(self, trip: Trip):
        promo_code(uses_per_person=1)
        hold(trip, "1A", **WITH)
        reply = call(
            "bookings/hold_seats",
            body=wish(trip, "1B", contact={"phone": "+250788999999"}, **WITH),
            caller=PASSENGER,
            headers=key(),
        )
        assert reply.code == "promo_code_used"

    def test_another_account_is_no_other_person_for_one_contact(self, trip: Trip):
        promo_code(uses_per_person=1)
        hold(trip, "1A", **WITH)
        assert ask(trip, "1B", caller=OTHER_PASSENGER).code == "promo_code_used"

    def test_a_guest_without_contact_is_known_by_the_first_passenger(self, trip: Trip):
        promo_code(uses_per_person=1)
        first, second = (
            call(
                "bookings/hold_seats",
                body=wish(trip, contact={}, **WITH),
                caller=ANONYMOUS,
                headers=key() | {"Booking-Key": token_urlsafe(18)},
            )
            for _ in range(2)
        )
        assert (first.status, second.code) == (201, "promo_code_used")

    def test_a_use_that_lapsed_counts_no_more(self, trip: Trip, clock: HeldClock):
        promo_code(uses_per_person=1)
        lapse(hold(trip, "1A", **WITH), clock)
        hold(trip, "1B", **WITH)

    def test_a_cancelled_booking_counts_no_more(self, trip: Trip, provider: FakeProvider):
        promo_code(uses_per_person=1)
        booking = sell(trip, provider, "1A", **WITH)
        expect(200, give_back(booking, expect(200, quote(booking))))
        hold(trip, "1B", **WITH)

    def test_what_is_kept_of_a_person_is_a_keyed_hash_that_ends(self, trip: Trip, cloud: Cloud):
        promo_code(uses_per_person=1)
        hold(trip, "1A", **WITH)
        kept = cloud.items("bookings", "PROMO-USES#")
        assert len(kept) == 3
        assert all(int(each["expires"]) > now().timestamp() for each in kept)
        assert "aline" not in str(kept)
        assert "788123456" not in str(kept)
        assert PASSENGER["subject"] not in str(kept)

    def test_an_erased_booking_names_no_person(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        code = promo_code(uses_per_person=1)
        booking = sell(trip, provider, "1A", **WITH)
        read = store.find(booking["booking_id"])
        assert read is not None
        assert store.erase(read, int(now().timestamp()))
        after = store.find(booking["booking_id"])
        assert after is not None
        assert after.promo is not None
        assert (after.promo.people, after.promo.taken) == ((), TENTH)
        assert spent(code) == (TENTH, 1)


class TestWhatIsRefused:
    def test_a_code_that_nobody_made(self, trip: Trip):
        reply = ask(trip, code="NOBODYS")
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "no_such_promo_code", "/promo_code")

    def test_a_code_that_is_no_code(self, trip: Trip):
        assert ask(trip, code="A!").code == "invalid_field"

    def test_a_code_before_and_behind_its_time(self, trip: Trip, clock: HeldClock):
        promo_code(
            valid_from=rfc3339(now() + timedelta(minutes=1)),
            valid_until=rfc3339(now() + timedelta(minutes=2)),
        )
        assert ask(trip).code == "promo_code_not_valid"
        clock.wait(60)
        hold(trip, **WITH)
        clock.wait(60)
        assert "over" in ask(trip).json["detail"]

    def test_a_code_for_other_routes(self, trip: Trip):
        company.on_record()
        promo_code(route_ids=[new_route()["route_id"]])
        reply = ask(trip)
        assert (reply.status, reply.code) == (422, "promo_code_not_valid")
        assert "other routes" in reply.json["detail"]

    def test_a_paused_code_until_it_is_no_longer_paused(self, trip: Trip):
        code = promo_code()
        assert change(code, paused=True)["state"] == "PAUSED"
        assert ask(trip).code == "promo_code_not_valid"
        change(code, paused=False)
        hold(trip, **WITH)

    def test_a_code_that_is_paused_while_it_is_entered(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        code, real = promo_code(), entry.enter

        def paused_meanwhile(caller: Caller, text: str | None, sale: Any) -> Any:
            found = real(caller, text, sale)
            change(code, paused=True)
            return found

        monkeypatch.setattr(entry, "enter", paused_meanwhile)
        assert ask(trip).code == "promo_code_used_up"
        assert spent(code) == (0, 0)

    def test_guesses_beyond_the_limit_and_then_the_right_code_too(self, trip: Trip):
        promo_code()
        for number in range(entry.TRIES.times):
            assert ask(trip, code=f"GUESS{number}").code == "no_such_promo_code"
        assert ask(trip).code == "too_many_attempts"
        assert ask(trip, caller=OTHER_PASSENGER).status == 201

    def test_right_codes_are_no_guesses(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        promo_code()
        for seat in ("1A", "1B", "2A"):
            hold(trip, seat, **WITH)
        for number in range(entry.TRIES.times):
            assert ask(trip, code=f"GUESS{number}").code == "no_such_promo_code"


def test_a_repeat_of_the_hold_is_answered_after_the_code_is_used_up(trip: Trip):
    code = promo_code(budget=TENTH)
    headers = key()
    first = expect(201, ask(trip, headers=headers))
    assert expect(201, ask(trip, headers=headers)) == first
    assert spent(code) == (TENTH, 1)


def test_staff_sell_with_a_code(trip: Trip):
    code = promo_code(uses_per_person=1)
    hold(trip, "1A", caller=AGENT, **WITH)
    assert ask(trip, "1B", caller=AGENT).code == "promo_code_used"
    assert spent(code) == (TENTH, 1)


class TestTheCompany:
    def test_makes_a_code_once(self, cloud: Cloud):
        headers = key()
        first, second = (
            call("bookings/create_promo_code", body=terms(), caller=SUPERVISOR, headers=headers)
            for _ in range(2)
        )
        assert expect(201, first) == expect(201, second)
        other = call("bookings/create_promo_code", body=terms(budget=1), caller=SUPERVISOR, headers=headers)
        assert other.code == "idempotency_key_reused"
        assert [each.action for each in audited(cloud)] == ["promo_code.created"]

    def test_makes_no_second_code_that_reads_the_same(self):
        promo_code()
        reply = call(
            "bookings/create_promo_code", body=terms(promo_code="advent10"), caller=OWNER, headers=key()
        )
        assert (reply.status, reply.code) == (409, "promo_code_taken")

    def test_may_have_a_code_that_another_company_has(self, trip: Trip):
        promo_code()
        other = person("owner", OTHER_COMPANY)
        expect(201, call("bookings/create_promo_code", body=terms(percent=50), caller=other, headers=key()))
        assert hold(trip, **WITH)["total"]["amount"] == FARE - TENTH

    def test_gets_a_code_that_nobody_guesses_where_it_gives_none(self):
        made = promo_code(promo_code=None)
        assert len(made["promo_code"]) == 10

    def test_lists_its_codes_and_no_others(self):
        for name in ("SUMMER", "ADVENT10"):
            promo_code(promo_code=name)
        other = person("owner", OTHER_COMPANY)
        expect(201, call("bookings/create_promo_code", body=terms(), caller=other, headers=key()))
        first = expect(200, call("bookings/list_promo_codes", query={"limit": "1"}, caller=OWNER))
        rest = {"cursor": first["next_cursor"]}
        second = expect(200, call("bookings/list_promo_codes", query=rest, caller=OWNER))
        assert [each["promo_code"] for each in first["items"] + second["items"]] == ["ADVENT10", "SUMMER"]
        assert second["next_cursor"] is None

    def test_changes_the_budget_by_the_difference_and_tells_it_in_the_books(self, trip: Trip, cloud: Cloud):
        code = promo_code()
        hold(trip, **WITH)
        changed = change(code, budget=300)
        assert (changed["spent"]["amount"], changed["left"]["amount"]) == (TENTH, 0)
        assert changed["state"] == "USED_UP"
        assert change(code, budget=1000)["left"]["amount"] == 1000 - TENTH
        told = [each for each in audited(cloud) if each.action == "promo_code.changed"]
        assert len(told) == 2
        assert "ADVENT10" not in str(cloud.items("audit"))

    def test_takes_a_limit_of_uses_away(self, trip: Trip):
        code = promo_code(uses_per_person=1)
        hold(trip, "1A", **WITH)
        assert change(code, uses_per_person=None)["uses_per_person"] is None
        hold(trip, "1B", **WITH)

    def test_a_change_of_another_one_meanwhile_is_not_lost(self, monkeypatch: pytest.MonkeyPatch):
        code, real = promo_code(), promos.change_into
        raced: list[bool] = []

        def overtaken(*args: Any) -> None:
            if not raced:
                raced.append(True)
                change(code, budget=77)
            real(*args)

        monkeypatch.setattr(promos, "change_into", overtaken)
        changed = change(code, paused=True)
        assert (changed["budget"]["amount"], changed["left"]["amount"], changed["paused"]) == (77, 77, True)

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"valid_until": "2020-01-01T00:00:00Z"}, "/valid_until"),
            ({"valid_until": "2099-01-01T00:00:00Z"}, "/valid_until"),
            ({"percent": None}, None),
            ({"amount": 100}, None),
            ({"percent": 91}, "/percent"),
            ({"promo_code": "A B"}, "/promo_code"),
            ({"budget": -1}, "/budget"),
        ],
    )
    def test_is_told_what_is_wrong_with_a_code(self, wrong: dict[str, Any], pointer: str | None):
        body = terms(**wrong)
        reply = call("bookings/create_promo_code", body=body, caller=OWNER, headers=key())
        assert (reply.status, reply.json.get("pointer")) == (422, pointer)

    def test_names_routes_of_its_own(self):
        body = terms(route_ids=["rte_7G15T0MY4WN8S49P2MT57JJKMH"])
        reply = call("bookings/create_promo_code", body=body, caller=OWNER, headers=key())
        assert (reply.status, reply.code, reply.json["pointer"]) == (404, "route_not_found", "/route_ids/0")
