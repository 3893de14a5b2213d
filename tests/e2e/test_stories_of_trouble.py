"""The stories of the operations manual in which things go wrong: a bus is replaced, a trip is cancelled."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.api import Api
from infra.local.outbox import sms_to
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_company import driver_of, phone, verify_phone
from tests.support.e2e_line import (
    ENDS,
    FARE,
    Line,
    from_now,
    held,
    license_driver,
    line_of,
    new_bus,
    paid,
    report,
    scanned,
)
from tms.fleet.templates import DRAWINGS, Template

LEAVES_IN = timedelta(minutes=25)
"""Late enough that the bus may be boarded, and early enough that sales go on through the whole story."""

CANCELLED_IN, NEXT_IN = timedelta(hours=4), timedelta(hours=5)
IN_BOTH = "1A"
ONE_SEAT = [[{"kind": "seat", "label": "1A"}, {"kind": "driver"}]]


@dataclass(frozen=True)
class Crew:
    """A driver who confirmed a phone number."""

    api: Api
    account_id: str
    phone: str


@dataclass(frozen=True)
class Swapped:
    """A trip whose bus was replaced between two sales.

    Attributes:
        moved, stayed: tickets of passengers that got another seat, and that kept theirs.
        waiting: the booking that was held before, and paid for after.
        preview, done: the answers before the swap, and to it.
    """

    trip: Any
    moved: Any
    stayed: Any
    waiting: Any
    preview: Any
    done: Any


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform, template="coaster")


@pytest.fixture(scope="module")
def former_phone(platform: Platform, line: Line) -> str:
    """The number of the line's own driver, who confirmed it."""
    driver_id = line.company.driver_id
    number = str(line.company.owner.get(f"/company/drivers/{driver_id}").body["phone"])
    verify_phone(platform, driver_id, number)
    return number


@pytest.fixture(scope="module")
def replacement(line: Line) -> Any:
    return new_bus(line.company.owner, template="minibus")


@pytest.fixture(scope="module")
def new_driver(platform: Platform, line: Line) -> Crew:
    number = phone()
    api, account_id = driver_of(platform, line.company.owner, number)
    verify_phone(platform, account_id, number)
    license_driver(line.company.owner, account_id)
    return Crew(api, account_id, number)


@pytest.fixture(scope="module")
def phones() -> tuple[str, str, str]:
    """The numbers of the passenger that moves, of the one that stays, and of the one that pays after it."""
    return phone(), phone(), phone()


@pytest.fixture(scope="module")
def swapped(
    platform: Platform,
    line: Line,
    replacement: Any,
    new_driver: Crew,
    former_phone: str,
    phones: tuple[str, str, str],
) -> Swapped:
    owner, buyer = line.company.owner, platform.people["passenger"]
    trip = line.plan(from_now(LEAVES_IN))
    path = f"/company/trips/{trip['trip_id']}"
    coaster, minibus = (set(DRAWINGS[each]().labels) for each in (Template.COASTER, Template.MINIBUS))
    moved = paid(platform, buyer, held(buyer, trip, phones[0], max(coaster - minibus)))
    stayed = paid(platform, buyer, held(buyer, trip, phones[1], IN_BOTH))
    waiting = held(buyer, trip, phones[2])
    broken = owner.post(f"{path}/breakdown", {"words": "The bus does not start."}, key="new")
    assert broken.status == 201, broken.body

    tiny = new_bus(owner, layout=ONE_SEAT)
    why = "The bus does not start."
    small = owner.post(f"{path}/bus-swap/preview", {"bus_id": tiny["bus_id"], "reason": why}).body
    assert (small["possible"], small["without_seat"]) == (False, 2)
    assert replacement["bus_id"] in {each["bus_id"] for each in small["buses"]}
    refused = owner.post(f"{path}/bus-swap", {"bus_id": tiny["bus_id"], "reason": why})
    assert (refused.status, refused.body["code"]) == (409, "bus_too_small")

    wanted = {"bus_id": replacement["bus_id"], "driver_id": new_driver.account_id, "reason": why}
    preview = owner.post(f"{path}/bus-swap/preview", wanted)
    assert preview.status == 200, preview.body
    done = owner.post(f"{path}/bus-swap", wanted)
    assert done.status == 200, done.body
    ticket = paid(platform, buyer, waiting)
    return Swapped(trip, moved, stayed, ticket, preview.body, done.body)


@pytest.fixture(scope="module")
def boarding(swapped: Swapped, new_driver: Crew) -> Any:
    """The manifest, after two passengers were scanned by the codes that they had before the swap."""
    trip = swapped.trip
    opened = new_driver.api.post(f"/trips/{trip['trip_id']}/boarding")
    assert opened.body["status"] == "BOARDING", opened.body
    seats = {each["ticket_id"]: each["seat_after"] for each in swapped.done["changes"]}
    for number, ticket in enumerate((swapped.moved, swapped.stayed)):
        verdict = scanned(new_driver.api, trip, ticket["token"], f"swap-{number}")
        assert (verdict["verdict"], verdict["colour"]) == ("ok", "green")
        assert verdict["seat"] == seats.get(ticket["ticket_id"], ticket["seat"])
    manifest = new_driver.api.get(f"/company/trips/{trip['trip_id']}/manifest")
    assert manifest.status == 200, manifest.body
    return manifest.body


def test_swap_moves_as_few_as_the_preview_says(swapped: Swapped, replacement: Any) -> None:
    assert (swapped.preview["possible"], swapped.preview["reasons"]) == (True, [])
    (change,) = (each for each in swapped.done["changes"] if each["ticket_id"] == swapped.moved["ticket_id"])
    assert change["seat_before"] == swapped.moved["seat"]
    assert change["seat_after"] in DRAWINGS[Template.MINIBUS]().labels
    assert swapped.preview["changes"] == swapped.done["changes"]
    assert swapped.stayed["ticket_id"] not in {each["ticket_id"] for each in swapped.done["changes"]}
    shown = swapped.done["trip"]
    assert (shown["bus_id"], shown["plate"]) == (replacement["bus_id"], replacement["plate"])


def test_swap_tells_the_passenger_that_moves_and_both_drivers(
    platform: Platform, swapped: Swapped, new_driver: Crew, former_phone: str, phones: tuple[str, str, str]
) -> None:
    seat = next(
        each["seat_after"]
        for each in swapped.done["changes"]
        if each["ticket_id"] == swapped.moved["ticket_id"]
    )
    told = told_about(platform, phones[0], "Another bus")
    assert f"{seat} instead of {swapped.moved['seat']}" in told[0]
    assert about(platform, phones[1], "Another bus") == []
    told_about(platform, new_driver.phone, "You drive this trip with another bus")
    told_about(platform, former_phone, "You do not drive this trip any more")


def test_swap_shows_the_trip_to_the_new_driver_alone(line: Line, swapped: Swapped, new_driver: Crew) -> None:
    day = {"date": from_now(LEAVES_IN).date().isoformat()}
    trip_id = swapped.trip["trip_id"]
    seen = [
        {each["trip_id"] for each in driver.get("/driver/trips", day).body["items"]}
        for driver in (new_driver.api, line.company.driver)
    ]
    assert [trip_id in each for each in seen] == [True, False]
    scan = {"token": swapped.moved["token"], "nonce": "story-former", "scanned_at": "2026-01-01T00:00:00Z"}
    former = line.company.driver.post(f"/trips/{trip_id}/scans", scan)
    assert (former.status, former.body["code"]) == (403, "not_the_driver")


def test_swap_is_followed_by_tickets_manifest_and_position(
    platform: Platform, swapped: Swapped, replacement: Any, new_driver: Crew, boarding: Any
) -> None:
    buyer, trip_id = platform.people["passenger"], swapped.trip["trip_id"]
    assert boarding["plate"] == replacement["plate"]
    rows = {each["ticket_id"]: each for each in boarding["passengers"]}
    for each in (swapped.moved, swapped.stayed, swapped.waiting):
        ticket = buyer.get(f"/tickets/{each['ticket_id']}").body
        assert rows[each["ticket_id"]]["seat"] == ticket["seat"]
    seats = [row["seat"] for row in rows.values()]
    assert len(set(seats)) == len(seats) == 3
    assert (boarding["totals"]["sold"], boarding["totals"]["boarded"]) == (3, 2)

    report(new_driver.api, swapped.trip, ENDS[0], datetime.now(UTC))
    where = eventually(
        lambda: platform.api.get(f"/trips/{trip_id}/position").body, lambda body: "latitude" in body
    )
    assert where["latitude"] == pytest.approx(ENDS[0].latitude, abs=0.01)
    assert platform.api.get(f"/trips/{trip_id}").body["plate"] == replacement["plate"]


@dataclass(frozen=True)
class Cancelled:
    """A trip that was cancelled.

    Attributes:
        tickets, phones: of the passengers that had paid, and their numbers.
        held: the booking that was not paid.
        following: the next trip of the line.
    """

    trip: Any
    leaves: datetime
    tickets: list[Any]
    phones: list[str]
    held: Any
    following: Any
    preview: Any


@pytest.fixture(scope="module")
def cancelled(platform: Platform, line: Line, replacement: Any, new_driver: Crew) -> Cancelled:
    owner, buyer, leaves = line.company.owner, platform.people["other passenger"], from_now(CANCELLED_IN)
    trip = line.plan(leaves)
    following = line.plan(from_now(NEXT_IN), replacement, new_driver.account_id)
    bus, driver = line.offered(leaves)
    assert (bus["free"], driver["free"]) == (False, False)
    phones = [phone(), phone()]
    tickets = [paid(platform, buyer, held(buyer, trip, number)) for number in phones]
    unpaid = held(buyer, trip, phone())
    preview = owner.get(f"/company/trips/{trip['trip_id']}/cancel/preview")
    assert preview.status == 200, preview.body
    answer = owner.post(f"/company/trips/{trip['trip_id']}/cancel", {"reason": "The road is closed."})
    assert (answer.status, answer.body["status"]) == (200, "CANCELLED"), answer.body
    return Cancelled(trip, leaves, tickets, phones, unpaid, following, preview.body)


def test_cancel_says_beforehand_what_it_does_and_needs_a_reason(line: Line, cancelled: Cancelled) -> None:
    preview = cancelled.preview
    assert (preview["bookings"], preview["passengers"], preview["unpaid_bookings"]) == (2, 2, 1)
    assert preview["refund"] == {"amount": 2 * FARE, "currency": "RWF"}
    assert all(each["departure_at"] > cancelled.leaves.isoformat() for each in preview["next_trips"])
    silent = line.company.owner.post(f"/company/trips/{cancelled.following['trip_id']}/cancel", {})
    assert (silent.status, silent.body["pointer"]) == (422, "/reason")


def test_cancel_tells_every_passenger_with_the_next_trips(platform: Platform, cancelled: Cancelled) -> None:
    offered = cancelled.preview["next_trips"][0]["departure_at"][11:16]
    for number in cancelled.phones:
        told = told_about(platform, number, "Cancelled")
        assert f"RWF {FARE} goes back" in told[0]
        assert re.search(rf"Next: (\d\d\.\d\d\. )?{offered}", told[0]), told[0]  # with its day past midnight
        assert len(told) == 1


def test_cancel_voids_the_tickets_and_gives_the_money_back(
    platform: Platform, line: Line, cancelled: Cancelled
) -> None:
    buyer = platform.people["other passenger"]
    for number, ticket in enumerate(cancelled.tickets):
        booking = once(buyer, f"/bookings/{ticket['booking_id']}", "CANCELLED")
        once(buyer, f"/payments/{booking['payment_id']}", "REFUNDED")
        assert buyer.get(f"/tickets/{ticket['ticket_id']}").body["status"] == "VOID"
        verdict = scanned(line.company.driver, cancelled.trip, ticket["token"], f"void-{number}")
        assert (verdict["verdict"], verdict["colour"]) == ("void", "red")
    once(buyer, f"/bookings/{cancelled.held['booking_id']}", "CANCELLED")
    for each in cancelled.phones:
        told_about(platform, each, f"RWF {FARE} for")


def test_cancel_frees_the_bus_and_the_driver_and_ends_the_sale(
    platform: Platform, line: Line, cancelled: Cancelled
) -> None:
    bus, driver = line.offered(cancelled.leaves)
    assert (bus["free"], driver["free"]) == (True, True)
    query = {"from": ENDS[0].name, "to": ENDS[1].name, "date": cancelled.leaves.date().isoformat()}
    on_sale = {each["trip_id"] for each in platform.api.get("/search/trips", query).body["items"]}
    assert cancelled.trip["trip_id"] not in on_sale
    replanned = line.plan(cancelled.leaves)
    assert replanned["status"] == "PUBLISHED"


def once(buyer: Api, path: str, status: str) -> Any:
    """Wait until something of the buyer's has a status; return it."""
    return eventually(lambda: buyer.get(path).body, lambda one: one["status"] == status)


def told_about(platform: Platform, number: str, words: str) -> list[str]:
    """Wait for SMS to a number that begin with some words; return them."""
    return eventually(lambda: about(platform, number, words), bool)


def about(platform: Platform, number: str, words: str) -> list[str]:
    """Return the SMS to a number that begin with some words."""
    return [text for text in sms_to(platform.place, number) if text.startswith(words)]
