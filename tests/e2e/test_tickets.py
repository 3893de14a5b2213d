"""Tickets over HTTP, each function under its own rights: forms, short code, scanners without a network."""

import re
from datetime import UTC, datetime
from secrets import randbelow, token_hex
from typing import Any

import icalendar
import pytest

from infra.api import Api
from infra.local.outbox import sms_to
from tests.e2e.conftest import Platform, eventually
from tests.support import paper

CODE = re.compile(r"[0-9B-DF-HJ-NP-TV-XZ]{4}-[0-9B-DF-HJ-NP-TV-XZ]{4}")


@pytest.fixture(scope="module")
def phone() -> str:
    return f"+25078{randbelow(10**7):07}"


@pytest.fixture(scope="module")
def ticket(platform: Platform, phone: str) -> Any:
    """A ticket of the trip that stays on sale, with the code that its SMS carried."""
    buyer = platform.people["passenger"]
    passengers = [{"name": "Aline Uwase", "phone": phone}]
    booking = platform.bought(buyer, passengers=passengers, contact={"phone": phone})
    path = f"/tickets/{booking['tickets'][0]['ticket_id']}"
    shown = eventually(lambda: buyer.get(path).body, lambda body: body["code"] is not None)
    (text,) = eventually(lambda: sms_to(platform.place, phone), bool)
    assert shown["code"] in CODE.findall(text)
    return shown


def test_the_detail_tells_the_bus_the_company_and_where_to_board(platform: Platform, ticket: Any) -> None:
    assert ticket["plate"] == platform.trip.bus.plate
    assert ticket["company_phone"].startswith("+250")
    assert ticket["boarding_place"]["station_id"] == platform.trip.stops[0].station_id


def test_each_form_comes_and_others_can_read_it(platform: Platform, ticket: Any) -> None:
    buyer, path = platform.people["passenger"], f"/tickets/{ticket['ticket_id']}"
    pdf = buyer.get(f"{path}/ticket.pdf")
    assert pdf.status == 200, pdf.body
    assert paper.code_on(pdf.body) == ticket["token"]
    assert ticket["code"] in paper.pages_of(pdf.body)[0]
    for width in ("58", "80"):
        slip = buyer.get(f"{path}/slip.html", {"width": width})
        assert slip.status == 200, slip.body
        assert paper.code_in(slip.body.decode()) == ticket["token"]
    (event,) = icalendar.Calendar.from_ical(buyer.get(f"{path}/ticket.ics").body).events
    assert event.start == datetime.fromisoformat(ticket["expected_departure_at"])


def test_wallets_that_were_not_set_up_say_so(platform: Platform, ticket: Any) -> None:
    buyer, path = platform.people["passenger"], f"/tickets/{ticket['ticket_id']}"
    apple, google = buyer.get(f"{path}/ticket.pkpass"), buyer.get(f"{path}/google-wallet")
    assert (apple.status, apple.body["code"]) == (404, "apple_wallet_not_offered")
    assert (google.status, google.body["code"]) == (404, "google_wallet_not_offered")


def test_the_code_and_four_digits_show_the_ticket_to_anybody(
    platform: Platform, ticket: Any, phone: str
) -> None:
    path = f"/tickets/by-code/{ticket['code']}"
    found = platform.api.get(path, {"phone_end": phone[-4:]})
    assert (found.status, found.body["token"]) == (200, ticket["token"])
    wrong = f"{(int(phone[-4:]) + 1) % 10_000:04}"
    assert platform.api.get(path, {"phone_end": wrong}).status == 404


def test_a_ticket_is_sent_again_by_sms(platform: Platform, ticket: Any, phone: str) -> None:
    before = len(sms_to(platform.place, phone))
    asked = platform.api.post("/tickets/resend", {"code": ticket["code"], "phone": phone})
    assert asked.status == 202, asked.body
    texts = eventually(lambda: sms_to(platform.place, phone), lambda found: len(found) > before)
    assert ticket["code"] in texts[-1]


def test_a_scanner_takes_along_what_it_needs_and_uploads_what_happened(platform: Platform) -> None:
    plan, driver = platform.ride()
    path, buyer = f"/trips/{plan.trip_id}", platform.people["passenger"]
    booking = platform.bought(buyer, on=plan)
    ticket = buyer.get(f"/tickets/{booking['tickets'][0]['ticket_id']}").body
    assert driver.post(f"{path}/boarding").status == 200
    manifest = driver.get(f"{path}/offline-manifest")
    assert manifest.status == 200, manifest.body
    assert len(manifest.body["entries"]) > 0
    assert driver.get(f"{path}/revocations").body == {"trip_id": plan.trip_id, "void": []}

    first, second = (_scan(plan.trip_id, ticket["token"], name) for name in ("Front door", "Rear door"))
    assert _uploaded(driver, first)["conflict"] is None
    conflict = _uploaded(driver, second)["conflict"]
    assert (conflict["scan"]["device"], conflict["earlier"]["device"]) == ("Rear door", "Front door")
    home = platform.people["owner"]
    if plan.company.name == platform.trip.company.name:
        told = home.get(f"/company/trips/{plan.trip_id}/scan-conflicts").body["items"]
        assert told == [conflict]


def _scan(trip_id: str, token: str, device: str) -> dict[str, Any]:
    return {
        "trip_id": trip_id,
        "token": token,
        "nonce": token_hex(8),
        "scanned_at": datetime.now(UTC).isoformat(),
        "device": device,
        "let_in": True,
    }


def _uploaded(driver: Api, scan: dict[str, Any]) -> Any:
    answer = driver.post("/scans", {"scans": [scan]})
    assert answer.status == 200, answer.body
    (taken,) = answer.body["taken"]
    return taken
