"""The story of a full bus: two guests wait, a ticket is cancelled, and its seat goes down the line."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

import pytest

from infra.api import Api
from infra.local.outbox import sms_to
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_line import WAY, Line, from_now, held, line_of, made, paid

LEAVES_IN = timedelta(hours=30)

TURN_SECONDS = 90
"""How long a seat may take from one customer to the next, on a machine that is busy."""


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform)


def joined(guest: Api, trip: Any, name: str, phone: str) -> str:
    """Wait for a seat; return the path of the entry."""
    body = {
        "trip_ids": [trip["trip_id"]],
        **WAY,
        "passengers": [{"name": name, "phone": phone}],
        "contact": {"phone": phone},
        "language": "rw",
    }
    return f"/waiting-list/{made(guest, '/waiting-list', body)['entry_id']}"


def offer_of(guest: Api, entry: str) -> Any:
    """Wait until seats are offered; return the booking."""
    seen = eventually(
        lambda: guest.get(entry).body, lambda one: one["status"] == "OFFERED", seconds=TURN_SECONDS
    )
    return guest.get(f"/bookings/{seen['offer']['booking_id']}").body


def test_a_seat_goes_to_the_first_in_line_and_then_to_the_next_who_pays(
    platform: Platform, line: Line
) -> None:
    trip = line.plan(from_now(LEAVES_IN))
    buyer, others = platform.people["passenger"], platform.people["other passenger"]
    ticket = paid(platform, buyer, held(buyer, trip))
    seats = others.get(f"/trips/{trip['trip_id']}/seats", WAY).body["seats"]
    rest = [each["seat"] for each in seats if each["state"] == "free"]
    body = {
        "trip_id": trip["trip_id"],
        **WAY,
        "passengers": [{"name": "Eric", "phone": "+250788000002", "seat": seat} for seat in rest],
    }
    made(others, "/bookings", body)

    first, second = (platform.api.as_guest(token_urlsafe(18)) for _ in range(2))
    one = joined(first, trip, "Aline Uwase", "+250788000011")
    two = joined(second, trip, "Diane Mukamana", "+250788000012")
    assert second.get(two).body["trips"][0]["position"] == 2
    refused = second.get(one)
    assert (refused.status, refused.body["code"]) == (404, "waiting_entry_not_found")

    path = f"/bookings/{ticket['booking_id']}/cancellation"
    quote = buyer.post(f"{path}/quote", {}).body
    assert buyer.post(path, {"quote_id": quote["quote_id"]}).status == 200
    offered = offer_of(first, one)
    assert offered["tickets"][0]["seat"] == ticket["seat"]
    (text,) = eventually(lambda: sms_to(platform.place, "+250788000011"), bool)
    assert text.startswith("Mwabonye imyanya")
    assert one.removeprefix("/waiting-list/") in text
    again = [{"name": "Eric", "phone": "+250788000002", "seat": ticket["seat"]}]
    refused = buyer.post("/bookings", {**body, "passengers": again}, key="new")
    assert (refused.status, refused.body["code"]) == (409, "seat_taken")

    assert first.post(f"/bookings/{offered['booking_id']}/release", {}).status == 200
    onward = offer_of(second, two)
    assert onward["tickets"][0]["passenger"]["name"] == "Diane Mukamana"
    assert platform.pay(second, onward["booking_id"]).status == 202
    eventually(lambda: second.get(two).body, lambda entry: entry["status"] == "TAKEN")
    eventually(lambda: first.get(one).body, lambda entry: entry["status"] == "LEFT")
    assert second.delete(two).status == 204
    assert second.get(f"/bookings/{onward['booking_id']}").body["status"] == "CONFIRMED"
