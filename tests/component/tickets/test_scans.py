"""Tickets and scans: what a ticket shows, and every verdict at the door."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier
from typing import Any

import boto3
import pytest

from tests.support import pictures
from tests.support.buying import expect, hold, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, drive, undo
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import AGENT, ANONYMOUS, AS_GUEST, DRIVER, INSPECTOR, PASSENGER
from tests.support.provider import FakeProvider
from tms.kernel.access import suspension
from tms.kernel.ids import derived_id
from tms.kernel.secrets import secret
from tms.kernel.store import Transaction
from tms.tickets import qr, store
from tms.tickets.keyring import keyring
from tms.tickets.token import TicketClaims, issue
from tms.trips.for_tickets import trips
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

DOOR = LEAVES - timedelta(minutes=10)
"""When passengers stand at the door."""


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(DOOR)
    trip = publish()
    board(trip, clock)
    return trip


@pytest.fixture
def ticket(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return shown(sell(trip, provider, "1A"))


def shown(booking: dict[str, Any]) -> dict[str, Any]:
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def ask(trip: Trip, token: str, nonce: str = "nonce-0001", caller: Any = DRIVER, **changes: Any) -> Reply:
    body = {"token": token, "nonce": nonce, "scanned_at": "2026-11-22T05:50:00Z", **changes}
    return call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=caller)


def scan(trip: Trip, token: str, nonce: str = "nonce-0001", **changes: Any) -> dict[str, Any]:
    return expect(200, ask(trip, token, nonce, **changes))


class TestTicket:
    def test_it_shows_what_was_bought(self, ticket: dict[str, Any], trip: Trip):
        assert ticket["trip_id"] == trip.trip_id
        assert (ticket["seat"], ticket["status"]) == ("1A", "ISSUED")
        assert ticket["passenger"] == {"name": "Passenger 0", "phone": "+250788000000"}
        assert (ticket["from"]["name"], ticket["to"]["name"]) == ("Nyabugogo", "Musanze")
        assert ticket["departure_at"] == LEAVES.isoformat()
        assert ticket["price"] == {"amount": 3500, "currency": "RWF"}

    def test_there_is_none_before_it_is_paid(self, trip: Trip):
        booking = hold(trip)
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        reply = call("tickets/get_ticket", path=path, caller=PASSENGER)
        assert (reply.status, reply.code) == (404, "ticket_not_found")

    def test_its_code_as_png_is_its_token(self, ticket: dict[str, Any]):
        reply = call("tickets/get_qr_png", path={"ticket_id": ticket["ticket_id"]}, caller=PASSENGER)
        assert (reply.status, reply.headers["content-type"]) == (200, "image/png")
        assert pictures.read(reply.content) == ticket["token"]

    def test_its_code_as_svg_has_the_same_modules(self, ticket: dict[str, Any]):
        path = {"ticket_id": ticket["ticket_id"]}
        reply = call("tickets/get_qr_svg", path=path, caller=PASSENGER)
        assert (reply.status, reply.headers["content-type"]) == (200, "image/svg+xml")
        assert reply.content == qr.svg(ticket["token"])

    @pytest.mark.parametrize("function", ["tickets/get_ticket", "tickets/get_qr_png", "tickets/get_qr_svg"])
    def test_a_guest_s_ticket_is_shown_for_the_booking_s_key(
        self, trip: Trip, provider: FakeProvider, function: str
    ):
        from tests.support.buying import callback, pay

        booking = hold(trip, caller=ANONYMOUS)
        payment = pay(booking, ANONYMOUS)
        provider.approve(payment["payment_id"])
        callback(payment)
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        assert call(function, path=path, caller=ANONYMOUS, headers=AS_GUEST).status == 200
        assert call(function, path=path, caller=ANONYMOUS).code == "ticket_not_found"


class TestBoarding:
    def test_a_good_ticket_boards_its_passenger(self, trip: Trip, ticket: dict[str, Any]):
        seen = scan(trip, ticket["token"])
        assert (seen["verdict"], seen["colour"], seen["seat"]) == ("ok", "green", "1A")
        assert seen["passenger"]["name"] == "Passenger 0"
        assert seen["ticket"]["ticket_id"] == ticket["ticket_id"]
        assert seen["ticket"]["status"] == "BOARDED"
        assert shown({"tickets": [ticket]})["status"] == "BOARDED"

    def test_a_screenshot_boards_once(self, trip: Trip, ticket: dict[str, Any]):
        scan(trip, ticket["token"])
        second = scan(trip, ticket["token"], "nonce-0002", caller=INSPECTOR)
        assert (second["verdict"], second["colour"]) == ("already_boarded", "red")
        assert second["boarded_before"] == {
            "scanned_at": "2026-11-22T07:50:00+02:00",
            "scanned_by": DRIVER["subject"],
            "nonce": "nonce-0001",
        }

    def test_the_same_scan_sent_again_is_the_same_answer(
        self, trip: Trip, ticket: dict[str, Any], cloud: Cloud
    ):
        first = scan(trip, ticket["token"])
        before = cloud.items("tickets")
        assert scan(trip, ticket["token"]) == first
        assert scan(trip, ticket["token"], scanned_at="2026-11-22T09:00:00Z") == first
        assert cloud.items("tickets") == before

    def test_a_refusal_sent_again_is_the_same_answer(self, trip: Trip, ticket: dict[str, Any]):
        scan(trip, ticket["token"])
        second = scan(trip, ticket["token"], "nonce-0002")
        assert scan(trip, ticket["token"], "nonce-0002") == second

    def test_two_tickets_may_share_a_nonce(self, trip: Trip, provider: FakeProvider, ticket: dict[str, Any]):
        other = shown(sell(trip, provider, "1B"))
        assert scan(trip, ticket["token"])["verdict"] == scan(trip, other["token"])["verdict"] == "ok"

    def test_of_two_scans_in_one_moment_one_boards(
        self, trip: Trip, ticket: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        stale = store.find_with_scans(ticket["ticket_id"])
        scan(trip, ticket["token"])
        real, first = store.find_with_scans, [stale]
        monkeypatch.setattr(store, "find_with_scans", lambda found: first.pop() if first else real(found))
        second = scan(trip, ticket["token"], "nonce-0002")
        assert second["verdict"] == "already_boarded"
        assert second["boarded_before"]["nonce"] == "nonce-0001"

    def test_the_same_scan_twice_in_one_moment_is_one_scan(
        self, trip: Trip, ticket: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        stale = store.find_with_scans(ticket["ticket_id"])
        answered = scan(trip, ticket["token"])
        real, first = store.find_with_scans, [stale]
        monkeypatch.setattr(store, "find_with_scans", lambda found: first.pop() if first else real(found))
        assert scan(trip, ticket["token"]) == answered

    def test_one_that_keeps_losing_is_asked_to_scan_again(
        self, trip: Trip, ticket: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(store, "board", lambda *_: False)
        reply = ask(trip, ticket["token"])
        assert (reply.status, reply.code) == (409, "scan_conflict")


class TestClockOfTheDevice:
    """The device's clock counts where it can be right; else ours does, and a flag says so."""

    @pytest.mark.parametrize(
        "claimed",
        [
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            "1970-01-01T00:00:00Z",
            "2027-11-22T05:50:00Z",
        ],
    )
    def test_one_that_is_far_off_poisons_no_ticket(
        self, trip: Trip, ticket: dict[str, Any], cloud: Cloud, claimed: str
    ):
        first = scan(trip, ticket["token"], scanned_at=claimed)
        assert (first["verdict"], first["flags"]) == ("ok", ["clock"])
        (kept,) = (item for item in cloud.items("tickets") if item["sk"].startswith("SCAN#"))
        assert (kept["claimed_at"], kept["flags"]) == (claimed.replace("Z", "+00:00"), '["clock"]')
        second = scan(trip, ticket["token"], "nonce-0002")
        assert (second["verdict"], second["flags"]) == ("already_boarded", None)
        assert second["boarded_before"]["scanned_at"] == "2026-11-22T07:50:00+02:00"
        assert scan(trip, ticket["token"], scanned_at=claimed) == first

    def test_a_moment_that_was_stored_before_they_were_checked_is_shown_as_the_nearest_there_is(
        self, trip: Trip, ticket: dict[str, Any]
    ):
        scan(trip, ticket["token"])
        boto3.resource("dynamodb").Table("tickets").update_item(
            Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
            UpdateExpression="SET boarded_at = :v",
            ExpressionAttributeValues={":v": -62_135_647_200},
        )
        second = scan(trip, ticket["token"], "nonce-0002")
        assert second["boarded_before"]["scanned_at"] == "0001-01-01T02:00:00+02:00"

    def test_an_expired_ticket_is_not_good_again_for_a_device_that_is_set_back(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        clock.set(LEAVES + timedelta(days=30))
        seen = scan(trip, ticket["token"], scanned_at=(LEAVES - timedelta(days=1, seconds=1)).isoformat())
        assert (seen["verdict"], seen["flags"]) == ("expired", ["clock"])

    def test_what_was_scanned_offline_counts_from_then_though_it_arrives_days_later(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        clock.set(LEAVES + timedelta(days=3))
        seen = scan(trip, ticket["token"], scanned_at=DOOR.isoformat())
        assert (seen["verdict"], seen["flags"]) == ("ok", None)

    @pytest.mark.parametrize(
        ("seconds", "flags"), [(-36 * 3600 - 1, ["clock"]), (-36 * 3600, None), (300, None), (301, ["clock"])]
    )
    def test_a_ticket_for_a_trip_in_two_weeks_that_is_scanned_today_is_too_early(
        self, trip: Trip, provider: FakeProvider, seconds: int, flags: list[str] | None
    ):
        ahead = publish(2, LEAVES + timedelta(days=14))
        token = shown(sell(ahead, provider))["token"]
        seen = scan(ahead, token, scanned_at=(DOOR + timedelta(seconds=seconds)).isoformat())
        assert (seen["verdict"], seen["flags"]) == ("too_early", flags)

    def test_a_forged_code_is_told_as_forged_whatever_the_clock(self, trip: Trip):
        seen = scan(trip, "hello", scanned_at="0001-01-01T00:00:00+14:00")
        assert (seen["verdict"], seen["flags"]) == ("forged", ["clock"])


class TestDoor:
    """A ticket boards while its bus takes passengers: from the opening of boarding until the arrival."""

    @pytest.fixture
    def trip(self, cloud: Cloud, clock: HeldClock) -> Trip:
        """Nobody has opened boarding."""
        clock.set(DOOR)
        return publish()

    def test_before_boarding_is_open_it_is_too_early(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        early = scan(trip, ticket["token"])
        assert (early["verdict"], early["colour"], early["seat"]) == ("too_early", "amber", "1A")
        assert shown({"tickets": [ticket]})["status"] == "ISSUED"
        board(trip, clock)
        assert scan(trip, ticket["token"]) == early, "the same scan is the same answer"
        assert scan(trip, ticket["token"], "nonce-0002")["verdict"] == "ok"

    def test_on_the_way_it_boards_at_later_stops(self, trip: Trip, ticket: dict[str, Any], clock: HeldClock):
        drive(trip, clock, "open_boarding", "record_departure")
        clock.set(LEAVES + timedelta(hours=1))
        at = clock.moment.isoformat()
        assert scan(trip, ticket["token"], scanned_at=at)["verdict"] == "ok"

    def test_after_the_arrival_the_trip_is_over(self, trip: Trip, ticket: dict[str, Any], clock: HeldClock):
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        over = scan(trip, ticket["token"], scanned_at=clock.moment.isoformat())
        assert (over["verdict"], over["colour"]) == ("trip_over", "red")
        assert shown({"tickets": [ticket]})["status"] == "ISSUED"

    def test_what_was_scanned_offline_on_the_way_counts_from_then(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        on_the_way = (LEAVES + timedelta(hours=1)).isoformat()
        assert scan(trip, ticket["token"], scanned_at=on_the_way)["verdict"] == "ok"

    def test_what_was_scanned_offline_before_the_boarding_was_too_early(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        board(trip, clock)
        clock.wait(600)
        early = (DOOR - timedelta(minutes=1)).isoformat()
        assert scan(trip, ticket["token"], scanned_at=early)["verdict"] == "too_early"

    def test_a_device_whose_clock_is_some_minutes_off_opens_and_closes_with_the_others(
        self, trip: Trip, ticket: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        other = shown(sell(trip, provider, "1B"))
        board(trip, clock)
        behind = (clock.moment - timedelta(minutes=4)).isoformat()
        assert scan(trip, ticket["token"], scanned_at=behind)["verdict"] == "ok"
        drive(trip, clock, "record_departure", "record_arrival")
        behind = (clock.moment - timedelta(minutes=4)).isoformat()
        assert scan(trip, other["token"], scanned_at=behind)["verdict"] == "trip_over"

    def test_when_the_boarding_or_the_arrival_is_undone_so_is_that(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        expect(200, undo(trip, "ARRIVED"))
        assert scan(trip, ticket["token"], scanned_at=clock.moment.isoformat())["verdict"] == "ok"


class TestRefusal:
    def refused(self, trip: Trip, token: str, verdict: str, **changes: Any) -> dict[str, Any]:
        seen = scan(trip, token, **changes)
        assert seen["verdict"] == verdict
        assert seen["colour"] != "green"
        return seen

    def test_a_ticket_of_another_trip_tells_nothing_of_its_passenger(self, ticket: dict[str, Any]):
        other = publish(2, route_id=derived_id("rte", "another"))
        seen = self.refused(other, ticket["token"], "wrong_trip")
        assert (seen["seat"], seen["passenger"], seen["ticket"]) == (None, None, None)
        assert shown({"tickets": [ticket]})["status"] == "ISSUED"

    def test_a_ticket_for_the_same_route_on_another_day(self, ticket: dict[str, Any]):
        tomorrow = publish(2, LEAVES + timedelta(days=1))
        self.refused(tomorrow, ticket["token"], "wrong_day")

    def test_a_ticket_past_its_time(self, trip: Trip, ticket: dict[str, Any], clock: HeldClock):
        arrival = LEAVES + timedelta(hours=2)
        clock.set(arrival + timedelta(hours=13))
        self.refused(
            trip,
            ticket["token"],
            "expired",
            scanned_at=(arrival + timedelta(hours=12, seconds=1)).isoformat(),
        )
        on_the_dot = (arrival + timedelta(hours=12)).isoformat()
        assert scan(trip, ticket["token"], "nonce-0002", scanned_at=on_the_dot)["verdict"] == "ok"

    def test_a_void_ticket(self, trip: Trip, ticket: dict[str, Any]):
        boto3.resource("dynamodb").Table("tickets").update_item(
            Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
            UpdateExpression="SET #s = :v",
            ExpressionAttributeNames={"#s": "status"},
            ExpressionAttributeValues={":v": "VOID"},
        )
        self.refused(trip, ticket["token"], "void")

    def test_a_genuine_code_of_a_ticket_that_was_never_issued(self, trip: Trip):
        until = int((LEAVES + timedelta(days=1)).timestamp())
        claims = TicketClaims(derived_id("tkt", "nowhere"), trip.trip_id, "1A", 0, 1, until)
        self.refused(trip, issue(claims, keyring()), "unknown")

    def test_a_code_for_another_seat_than_the_ticket_s(self, trip: Trip, ticket: dict[str, Any]):
        until = int((LEAVES + timedelta(days=1)).timestamp())
        claims = TicketClaims(ticket["ticket_id"], trip.trip_id, "1B", 0, 1, until)
        self.refused(trip, issue(claims, keyring()), "void")

    @pytest.mark.parametrize("token", ["hello", "A" * 186, "https://evil.example/ticket"])
    def test_what_is_no_ticket_of_ours(self, trip: Trip, token: str, cloud: Cloud):
        seen = self.refused(trip, token, "forged")
        assert (seen["seat"], seen["passenger"]) == (None, None)
        assert cloud.items("tickets") == []

    def test_one_changed_letter(self, trip: Trip, ticket: dict[str, Any]):
        token = ticket["token"]
        self.refused(trip, token[:50] + ("0" if token[50] != "0" else "1") + token[51:], "forged")

    def test_a_token_is_taken_to_the_letter(self, trip: Trip, ticket: dict[str, Any]):
        """base45 has spaces: a trimmed or padded code is another code."""
        self.refused(trip, f" {ticket['token']}", "forged")
        self.refused(trip, f"{ticket['token']} ", "forged")

    @pytest.mark.parametrize("sent", ["{}\r", "{}\r\n", "{}\t", "\t{}\n", "]Q1{}\r"])
    def test_a_keyboard_scanner_s_enter_or_tab_is_no_part_of_the_token(
        self, trip: Trip, ticket: dict[str, Any], sent: str
    ):
        assert scan(trip, sent.format(ticket["token"]))["verdict"] == "ok"

    def test_a_token_that_begins_with_a_space_is_good(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        """Its first letter is made of the version and the key's number: with key 5 it is a space."""
        ring = secret("/tms/test/ticket-keys")
        fifth = {"keys": [{**ring["keys"][0], "kid": 5}]}
        monkeypatch.setattr("tms.tickets.keyring.secret", lambda _: fifth)
        token = shown(sell(trip, provider, "1B"))["token"]
        assert token.startswith(" ")
        assert scan(trip, token)["verdict"] == "ok"

    @pytest.mark.parametrize(
        "changes",
        [
            {"nonce": "short"},
            {"nonce": "with space!"},
            {"nonce": "x" * 65},
            {"nonce": "with#hash"},
            {"scanned_at": "2026-11-22T05:50:00"},
            {"scanned_at": "yesterday"},
            {"scanned_at": "2026-11-22"},
            {"scanned_at": 1_795_326_600},
            {"scanned_at": 1_795_326_600.5},
            {"scanned_at": "1795326600"},
            {"scanned_at": "2026-11-22T05:50:00+02"},
            {"scanned_at": "2026-11-22T25:50:00Z"},
            {"scanned_at": None},
            {"token": ""},
            {"token": "x" * 1001},
        ],
    )
    def test_what_a_device_cannot_have_sent_is_refused(self, trip: Trip, changes: dict[str, Any]):
        body = {"token": "x", "nonce": "nonce-0001", "scanned_at": "2026-11-22T05:50:00Z", **changes}
        reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=AGENT)
        assert (reply.status, reply.code) == (422, "invalid_field")


class TestQueueAtTheDoor:
    def test_standing_trip_and_ticket_are_read_at_the_same_time(
        self, trip: Trip, ticket: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        together = Barrier(3, timeout=10)  # opens only when all three have come

        def met(read: Callable[..., Any]) -> Callable[..., Any]:
            def reading(*arguments: Any) -> Any:
                together.wait()
                return read(*arguments)

            return reading

        for module, name in ((suspension, "of"), (trips, "find"), (store, "find_with_scans")):
            monkeypatch.setattr(module, name, met(getattr(module, name)))
        assert scan(trip, ticket["token"])["verdict"] == "ok"

    def test_a_suspended_driver_boards_nobody(self, trip: Trip, ticket: dict[str, Any], cloud: Cloud):
        transaction = Transaction()
        suspension.suspend_account(transaction, DRIVER["subject"], "a test")
        transaction.commit()
        before = cloud.items("tickets")
        assert ask(trip, ticket["token"]).code == "account_suspended"
        assert cloud.items("tickets") == before

    def test_a_suspended_companys_tickets_still_board(self, trip: Trip, ticket: dict[str, Any]):
        transaction = Transaction()
        suspension.suspend_company(transaction, trip.company_id)
        transaction.commit()
        assert scan(trip, ticket["token"])["verdict"] == "ok"
