"""Uploads of offline scans: each is judged and kept, and a conflict between devices names both."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, expect, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, table_of
from tests.support.driving import board
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    DRIVER,
    FOREIGN_DRIVER,
    FOREIGN_OWNER,
    INSPECTOR,
    OTHER_DRIVER,
    PASSENGER,
    SUPERVISOR,
)
from tests.support.provider import FakeProvider
from tms.kernel.ids import derived_id
from tms.tickets import code_store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

DOOR = LEAVES - timedelta(minutes=10)
UPLOADED = LEAVES + timedelta(minutes=40)


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(DOOR)
    trip = publish()
    board(trip, clock)
    return trip


@pytest.fixture
def ticket(trip: Trip, provider: FakeProvider, clock: HeldClock) -> dict[str, Any]:
    """Sold while the bus stands at the stop; the uploads come later, from the road."""
    ticket = shown(sell(trip, provider, "1A")["tickets"][0])
    clock.set(UPLOADED)
    return ticket


def shown(ticket: dict[str, Any]) -> dict[str, Any]:
    path = {"ticket_id": ticket["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def scan(trip: Trip, token: str, nonce: str, at: datetime = DOOR, **more: Any) -> dict[str, Any]:
    return {"trip_id": trip.trip_id, "token": token, "nonce": nonce, "scanned_at": at.isoformat(), **more}


def ask(*scans: Any, caller: Any = DRIVER) -> Reply:
    return call("tickets/upload_scans", body={"scans": list(scans)}, caller=caller)


def upload(*scans: Any, caller: Any = DRIVER) -> dict[str, Any]:
    return expect(200, ask(*scans, caller=caller))


def verdicts(answer: dict[str, Any]) -> list[tuple[int, str]]:
    return [(each["index"], each["scan"]["verdict"]) for each in answer["taken"]]


def conflicts(trip: Trip, caller: Any = SUPERVISOR) -> list[dict[str, Any]]:
    path = {"trip_id": trip.trip_id}
    items: list[dict[str, Any]] = expect(200, call("tickets/list_scan_conflicts", path=path, caller=caller))[
        "items"
    ]
    return items


class TestUpload:
    def test_each_scan_has_its_answer_and_boards_at_its_own_time(
        self, trip: Trip, ticket: dict[str, Any], provider: FakeProvider
    ):
        other = shown(sell(trip, provider, "1B", **ONWARD)["tickets"][0])
        answer = upload(
            scan(trip, ticket["token"], "nonce-0001", let_in=True),
            scan(trip, other["token"], "nonce-0002", LEAVES + timedelta(minutes=30), let_in=True),
            scan(trip, "no ticket", "nonce-0003"),
        )
        assert verdicts(answer) == [(0, "ok"), (1, "ok"), (2, "forged")]
        assert [each["nonce"] for each in answer["taken"]] == ["nonce-0001", "nonce-0002", "nonce-0003"]
        assert (answer["rejected"], conflicts(trip)) == ([], [])
        (again,) = upload(scan(trip, ticket["token"], "nonce-0009", UPLOADED), caller=INSPECTOR)["taken"]
        assert again["scan"]["boarded_before"]["scanned_at"] == DOOR.isoformat()

    def test_an_upload_that_comes_again_gets_the_same_answers_and_changes_nothing(
        self, trip: Trip, ticket: dict[str, Any], cloud: Cloud
    ):
        sent = [
            scan(trip, ticket["token"], "nonce-0001", let_in=True, device="A"),
            scan(trip, ticket["token"], "nonce-0002", DOOR + timedelta(minutes=1), let_in=True, device="B"),
            scan(trip, "no ticket", "nonce-0003", let_in=True, device="B"),
        ]
        first = upload(*sent)
        before, told = cloud.items("tickets"), conflicts(trip)
        assert upload(*sent) == first
        assert cloud.items("tickets") == before
        assert conflicts(trip) == told

    def test_the_earliest_scan_boards_in_whatever_order_they_come(self, trip: Trip, ticket: dict[str, Any]):
        late, early = DOOR + timedelta(minutes=5), DOOR
        answer = upload(
            scan(trip, ticket["token"], "nonce-late", late), scan(trip, ticket["token"], "nonce-early", early)
        )
        assert verdicts(answer) == [(0, "already_boarded"), (1, "ok")]

    def test_one_fault_keeps_no_other_scan_from_being_taken(self, trip: Trip, ticket: dict[str, Any]):
        nowhere = {**scan(trip, ticket["token"], "nonce-0004"), "trip_id": derived_id("trp", "nowhere")}
        answer = upload(
            {"trip_id": "no trip"},
            scan(trip, ticket["token"], "short"),
            scan(trip, ticket["token"], "nonce-0003"),
            nowhere,
        )
        assert verdicts(answer) == [(2, "ok")]
        assert [(each["index"], each["code"]) for each in answer["rejected"]] == [
            (0, "invalid_field"),
            (1, "invalid_field"),
            (3, "trip_not_found"),
        ]

    @pytest.mark.parametrize(
        ("caller", "code"), [(OTHER_DRIVER, "not_the_driver"), (FOREIGN_DRIVER, "trip_not_found")]
    )
    def test_scans_of_trips_that_are_not_the_caller_s_are_rejected(
        self, trip: Trip, ticket: dict[str, Any], caller: Any, code: str
    ):
        answer = upload(scan(trip, ticket["token"], "nonce-0001"), caller=caller)
        assert answer["taken"] == []
        assert answer["rejected"][0]["code"] == code
        assert shown(ticket)["status"] == "ISSUED"

    @pytest.mark.parametrize("scans", [[], ["x"] * 51, None])
    def test_an_upload_has_one_to_fifty_scans(self, trip: Trip, scans: Any):
        reply = call("tickets/upload_scans", body={"scans": scans}, caller=DRIVER)
        assert (reply.status, reply.code) == (422, "invalid_field")

    @pytest.mark.parametrize("device", ["", "x" * 41, "a\nb", 7])
    def test_a_device_has_a_short_name(self, trip: Trip, ticket: dict[str, Any], device: Any):
        (fault,) = upload(scan(trip, ticket["token"], "nonce-0001", device=device))["rejected"]
        assert fault["code"] == "invalid_field"
        assert fault["detail"].startswith("device")


class TestConflict:
    def test_two_devices_that_took_the_same_ticket_are_both_named(self, trip: Trip, ticket: dict[str, Any]):
        upload(scan(trip, ticket["token"], "nonce-0001", let_in=True, device="Front door"))
        late = DOOR + timedelta(minutes=3)
        answer = upload(
            scan(trip, ticket["token"], "nonce-0002", late, let_in=True, device="Rear door"), caller=INSPECTOR
        )
        conflict = answer["taken"][0]["conflict"]
        assert answer["taken"][0]["scan"]["flags"] == ["let_in"]
        assert conflict == {
            "ticket_id": ticket["ticket_id"],
            "seat": "1A",
            "verdict": "already_boarded",
            "title": "Already boarded",
            "scan": {
                "scanned_at": late.isoformat(),
                "scanned_by": INSPECTOR["subject"],
                "device": "Rear door",
                "nonce": "nonce-0002",
            },
            "earlier": {
                "scanned_at": DOOR.isoformat(),
                "scanned_by": DRIVER["subject"],
                "device": "Front door",
                "nonce": "nonce-0001",
            },
        }
        assert conflicts(trip) == [conflict]

    def test_the_device_that_uploads_last_is_told_though_it_scanned_first(
        self, trip: Trip, ticket: dict[str, Any]
    ):
        late = DOOR + timedelta(minutes=3)
        upload(scan(trip, ticket["token"], "nonce-0002", late, let_in=True, device="Rear door"))
        upload(scan(trip, ticket["token"], "nonce-0001", DOOR, let_in=True, device="Front door"))
        (conflict,) = conflicts(trip)
        assert (conflict["scan"]["device"], conflict["earlier"]["device"]) == ("Front door", "Rear door")
        assert conflict["scan"]["scanned_at"] < conflict["earlier"]["scanned_at"]

    def test_a_refusal_on_the_device_is_no_conflict(self, trip: Trip, ticket: dict[str, Any]):
        upload(scan(trip, ticket["token"], "nonce-0001", let_in=True))
        answer = upload(scan(trip, ticket["token"], "nonce-0002", let_in=False))
        assert (answer["taken"][0]["conflict"], conflicts(trip)) == (None, [])

    def test_a_passenger_with_a_void_ticket_travels_but_does_not_board(
        self, trip: Trip, ticket: dict[str, Any]
    ):
        table_of("tickets").update_item(
            Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
            UpdateExpression="SET #s = :v",
            ExpressionAttributeNames={"#s": "status"},
            ExpressionAttributeValues={":v": "VOID"},
        )
        upload(scan(trip, ticket["token"], "nonce-0001", let_in=True))
        (conflict,) = conflicts(trip)
        assert (conflict["verdict"], conflict["earlier"]) == ("void", None)
        assert shown(ticket)["status"] == "VOID"

    def test_a_forged_ticket_that_a_device_let_in_is_told_without_a_ticket(
        self, trip: Trip, ticket: dict[str, Any]
    ):
        upload(scan(trip, "x" * 186, "nonce-0001", let_in=True, device="Front door"))
        (conflict,) = conflicts(trip)
        assert (conflict["verdict"], conflict["ticket_id"], conflict["seat"]) == ("forged", None, None)

    def test_whom_a_device_let_in_before_boarding_was_recorded_has_boarded(
        self, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        clock.set(DOOR)
        trip = publish()
        ticket = shown(sell(trip, provider, "1A")["tickets"][0])
        clock.set(UPLOADED)
        answer = upload(scan(trip, ticket["token"], "nonce-0001", let_in=True))
        assert verdicts(answer) == [(0, "too_early")]
        assert answer["taken"][0]["scan"]["ticket"]["status"] == "BOARDED"
        assert shown(ticket)["status"] == "BOARDED"
        assert [each["verdict"] for each in conflicts(trip)] == ["too_early"]
        again = upload(scan(trip, ticket["token"], "nonce-0002", let_in=True))
        assert verdicts(again) == [(0, "already_boarded")]

    @pytest.mark.parametrize("early", [timedelta(minutes=61), timedelta(hours=20)])
    def test_no_device_s_word_boards_anybody_before_boarding_may_open(
        self, cloud: Cloud, provider: FakeProvider, clock: HeldClock, early: timedelta
    ):
        clock.set(LEAVES - early)
        trip = publish()
        ticket = shown(sell(trip, provider, "1A")["tickets"][0])
        answer = upload(scan(trip, ticket["token"], "nonce-0001", clock.moment, let_in=True))
        assert verdicts(answer) == [(0, "too_early")]
        assert answer["taken"][0]["conflict"]["verdict"] == "too_early"
        assert shown(ticket)["status"] == "ISSUED"

    def test_without_the_device_s_word_nobody_boards_before_boarding_opens(
        self, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        clock.set(DOOR)
        trip = publish()
        ticket = shown(sell(trip, provider, "1A")["tickets"][0])
        clock.set(UPLOADED)
        upload(scan(trip, ticket["token"], "nonce-0001"))
        assert shown(ticket)["status"] == "ISSUED"

    def test_a_ticket_of_another_trip_tells_no_seat(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        other = publish(2, route_id=derived_id("rte", "another"))
        upload(scan(other, ticket["token"], "nonce-0001", let_in=True))
        (conflict,) = conflicts(other)
        assert (conflict["verdict"], conflict["seat"]) == ("wrong_trip", None)

    def test_it_is_the_company_s_own(self, trip: Trip):
        ask_for = {"path": {"trip_id": trip.trip_id}}
        assert call("tickets/list_scan_conflicts", **ask_for, caller=FOREIGN_OWNER).code == "trip_not_found"
        assert call("tickets/list_scan_conflicts", **ask_for, caller=PASSENGER).code == "not_allowed"


class TestTypedCode:
    def typed(self, ticket: dict[str, Any]) -> str:
        (code,) = code_store.codes_of([ticket["ticket_id"]]).values()
        return code

    def at_the_door(self, trip: Trip, token: str, nonce: str = "nonce-0001") -> dict[str, Any]:
        body = {"token": token, "nonce": nonce, "scanned_at": DOOR.isoformat()}
        path = {"trip_id": trip.trip_id}
        return expect(200, call("tickets/scan_ticket", path=path, body=body, caller=AGENT))

    @pytest.mark.parametrize("form", ["{}", "{:.4}-{}", " {} "])
    def test_a_conductor_types_the_code(self, trip: Trip, ticket: dict[str, Any], form: str):
        code = self.typed(ticket)
        text = f"{code[:4]}-{code[4:]}" if "-" in form else form.format(code)
        seen = self.at_the_door(trip, text.lower())
        assert (seen["verdict"], seen["seat"]) == ("ok", "1A")
        assert self.at_the_door(trip, ticket["token"], "nonce-0002")["verdict"] == "already_boarded"

    def test_a_code_that_no_ticket_has_is_no_ticket(self, trip: Trip, ticket: dict[str, Any]):
        assert self.at_the_door(trip, "ZZZZ-ZZZZ")["verdict"] == "forged"

    def test_the_code_of_another_trip_s_ticket_tells_nothing(self, trip: Trip, ticket: dict[str, Any]):
        other = publish(2, route_id=derived_id("rte", "another"))
        seen = self.at_the_door(other, self.typed(ticket))
        assert (seen["verdict"], seen["passenger"]) == ("wrong_trip", None)

    def test_a_typed_code_comes_in_an_upload_too(self, trip: Trip, ticket: dict[str, Any]):
        answer = upload(scan(trip, self.typed(ticket), "nonce-0001", let_in=True))
        assert verdicts(answer) == [(0, "ok")]
