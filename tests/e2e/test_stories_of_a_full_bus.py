"""The stories of a bus with two seats: many buyers at the same moment, and then a line of those who wait."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

import pytest

from infra.api import Api, Reply
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_company import phone
from tests.support.e2e_line import ENDS, Line, from_now, line_of, new_bus

LAYOUT = [
    [{"kind": "driver"}, {"kind": "door"}],
    [{"kind": "seat", "label": "1A"}, {"kind": "seat", "label": "1B"}],
]
LEAVES_IN = timedelta(hours=30)
"""More than a day ahead: by a company's usual policy all that is cancelled goes back."""

BUYERS = 10
OFFER_SECONDS = 120
"""How long an offer may take from the cancellation on, on a machine that is busy."""


@dataclass(frozen=True)
class Full:
    """A trip whose seats are paid for.

    Attributes:
        answers: of all who tried to hold a seat.
        sold: the winners, each with the paid booking.
    """

    trip: Any
    answers: list[Reply]
    sold: list[tuple[Api, Any]]


def where(trip: Any) -> dict[str, Any]:
    return {"from": ENDS[0].station_id, "to": ENDS[1].station_id, "trip_id": trip["trip_id"]}


def status_of(caller: Api, booking_id: str, status: str) -> Any:
    """Wait until a booking has this status."""
    path = f"/bookings/{booking_id}"
    return eventually(lambda: caller.get(path).body, lambda one: one["status"] == status)


def waiting(guest: Api, trip: Any, name: str) -> Any:
    """Join the line; return the entry."""
    body = {
        **{name: value for name, value in where(trip).items() if name != "trip_id"},
        "trip_ids": [trip["trip_id"]],
        "passengers": [{"name": name, "phone": phone()}],
        "contact": {"phone": phone()},
    }
    answer = guest.post("/waiting-list", body, key="new")
    assert answer.status == 201, answer.body
    return answer.body


@pytest.fixture(scope="module")
def full(platform: Platform) -> Full:
    found = line_of(platform)
    line = Line(found.company, found.route_id, new_bus(found.company.owner, layout=LAYOUT))
    trip = line.plan(from_now(LEAVES_IN))
    guests = [platform.api.as_guest(token_urlsafe(24)) for _ in range(BUYERS)]

    def hold(guest: Api) -> Reply:
        passenger = {"name": "Aline Uwase", "phone": phone()}
        return guest.post("/bookings", {**where(trip), "passengers": [passenger]}, key="new")

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = list(pool.map(hold, guests))
    sold = []
    for guest, answer in zip(guests, answers, strict=True):
        if answer.status == 201:
            assert platform.pay(guest, answer.body["booking_id"]).status == 202
            sold.append((guest, status_of(guest, answer.body["booking_id"], "CONFIRMED")))
    return Full(trip, answers, sold)


def test_of_many_buyers_at_once_as_many_win_as_there_are_seats(full: Full) -> None:
    refused = [answer for answer in full.answers if answer.status != 201]
    assert {(answer.status, answer.body["code"]) for answer in refused} == {(409, "seat_taken")}
    assert len(refused) == BUYERS - 2
    assert sorted(booking["tickets"][0]["seat"] for _, booking in full.sold) == ["1A", "1B"]


def test_who_waits_first_is_offered_the_seat_that_somebody_gives_back(platform: Platform, full: Full) -> None:
    first, second = (platform.api.as_guest(token_urlsafe(24)) for _ in range(2))
    entry, behind = waiting(first, full.trip, "Eric Habimana"), waiting(second, full.trip, "Diane Mukamana")
    assert [each["trips"][0]["position"] for each in (entry, behind)] == [1, 2]

    winner, booking = full.sold[0]
    path = f"/bookings/{booking['booking_id']}/cancellation"
    quote = winner.post(f"{path}/quote", {})
    assert quote.status == 200, quote.body
    assert winner.post(path, {"quote_id": quote.body["quote_id"]}).body["status"] == "CANCELLED"

    place = f"/waiting-list/{entry['entry_id']}"
    offered = eventually(lambda: first.get(place).body, lambda one: one["status"] == "OFFERED", OFFER_SECONDS)
    held = first.get(f"/bookings/{offered['offer']['booking_id']}").body
    assert (held["status"], held["tickets"][0]["seat"]) == ("HELD", booking["tickets"][0]["seat"])

    assert platform.pay(first, held["booking_id"]).status == 202
    status_of(first, held["booking_id"], "CONFIRMED")
    eventually(lambda: first.get(place).body, lambda one: one["status"] == "TAKEN", OFFER_SECONDS)
    left = second.get(f"/waiting-list/{behind['entry_id']}").body
    assert (left["status"], left["trips"][0]["position"]) == ("WAITING", 1)
