"""The stories of a bus with two seats: many buyers at the same moment, and then a line of those who wait."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

import pytest

from infra.api import Api, Reply
from tests.e2e.conftest import Platform, confirmed, eventually
from tests.support.e2e_company import phone
from tests.support.e2e_line import TWO_SEATS, WAY, from_now, line_of, made

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


def waiting(guest: Api, trip: Any, name: str) -> Any:
    """Join the line; return the entry."""
    body = {
        "trip_ids": [trip["trip_id"]],
        **WAY,
        "passengers": [{"name": name, "phone": phone()}],
        "contact": {"phone": phone()},
    }
    return made(guest, "/waiting-list", body)


@pytest.fixture(scope="module")
def full(platform: Platform) -> Full:
    trip = line_of(platform, layout=TWO_SEATS).plan(from_now(LEAVES_IN))
    guests = [platform.api.as_guest(token_urlsafe(24)) for _ in range(BUYERS)]

    def hold(guest: Api) -> Reply:
        passenger = {"name": "Aline Uwase", "phone": phone()}
        return guest.post(
            "/bookings", {"trip_id": trip["trip_id"], **WAY, "passengers": [passenger]}, key="new"
        )

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = list(pool.map(hold, guests))
    sold = []
    for guest, answer in zip(guests, answers, strict=True):
        if answer.status == 201:
            assert platform.pay(guest, answer.body["booking_id"]).status == 202
            sold.append((guest, confirmed(guest, answer.body["booking_id"])))
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
    confirmed(first, held["booking_id"])
    eventually(lambda: first.get(place).body, lambda one: one["status"] == "TAKEN", OFFER_SECONDS)
    left = second.get(f"/waiting-list/{behind['entry_id']}").body
    assert (left["status"], left["trips"][0]["position"]) == ("WAITING", 1)
