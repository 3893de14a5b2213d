"""The stories of a customer whose plans change: buy, cancel a part, exchange, and give a ticket away."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from infra.api import Api
from tests.e2e.conftest import Platform, confirmed, eventually
from tests.support.e2e_line import DEARER, FARE, Line, bought, dearer, from_now, line_of

FIRST_IN, SECOND_IN, THIRD_IN = timedelta(hours=30), timedelta(hours=33), timedelta(hours=36)
"""More than a day ahead: by a company's usual policy all that is cancelled goes back."""

PAYER = "+250790000117"

REFUND_SECONDS = 180
"""How long a refund may take from its event to the provider and back, on a machine that is busy."""


@dataclass(frozen=True)
class Story:
    """What a customer of two tickets met on the way.

    Attributes:
        first, second, third: trips of the company; the second costs as much as the first, the third more.
        booking: paid, for two on the first trip.
    """

    platform: Platform
    buyer: Api
    first: Any
    second: Any
    third: Any
    booking: Any

    def get(self, path: str) -> Any:
        """Look at something of the customer's."""
        answer = self.buyer.get(path)
        assert answer.status == 200, answer.body
        return answer.body

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        """Ask for something that is answered with a status."""
        answer = self.buyer.post(path, body)
        assert answer.status == status, answer.body
        return answer.body

    def refunded(self, payment: str) -> Any:
        """Wait until all that goes back of a payment has gone back."""
        return eventually(
            lambda: self.get(payment),
            lambda one: {each["status"] for each in one["refunds"]} == {"REFUNDED"},
            REFUND_SECONDS,
        )


@pytest.fixture(scope="module")
def line(platform: Platform) -> Line:
    return line_of(platform, template="coaster")


@pytest.fixture(scope="module")
def story(platform: Platform, line: Line) -> Story:
    first, second = line.plan(from_now(FIRST_IN)), line.plan(from_now(SECOND_IN))
    third = dearer(line).plan(from_now(THIRD_IN))
    buyer = platform.people["passenger"]
    paid = bought(platform, buyer, first, "Aline Uwase", "Eric Habimana")
    return Story(platform, buyer, first, second, third, paid)


def test_a_customer_cancels_one_of_two_tickets_and_sees_the_money_go_back(story: Story) -> None:
    path = f"/bookings/{story.booking['booking_id']}"
    first, second = (ticket["ticket_id"] for ticket in story.booking["tickets"])
    offer = story.post(f"{path}/cancellation/quote", {"ticket_ids": [first]})
    assert (offer["percent"], offer["refund"]["amount"]) == (100, FARE)
    done = story.post(f"{path}/cancellation", {"quote_id": offer["quote_id"]})
    assert (done["status"], done["tickets_left"]) == ("CONFIRMED", 1)
    assert story.post(f"{path}/cancellation", {"quote_id": offer["quote_id"]}) == done
    assert story.get(f"/tickets/{first}")["status"] == "VOID"
    assert story.get(f"/tickets/{second}")["status"] == "ISSUED"
    payment = f"/payments/{story.booking['payment_id']}"
    shown = story.refunded(payment)
    assert [each["amount"]["amount"] for each in shown["refunds"]] == [FARE]
    assert shown["status"] == "SUCCEEDED"


def test_the_other_ticket_is_exchanged_for_a_trip_that_costs_as_much(story: Story) -> None:
    path = f"/bookings/{story.booking['booking_id']}"
    offer = story.post(f"{path}/exchange/quote", {"trip_id": story.second["trip_id"]})
    assert (offer["due"]["amount"], offer["refund"]["amount"]) == (0, 0)
    done = story.post(f"{path}/exchange", {"quote_id": offer["quote_id"]})
    assert done["status"] == "CONFIRMED"
    assert story.get(path)["exchanged_for"] == done["booking_id"]
    new = story.get(f"/bookings/{done['booking_id']}")
    assert (new["trip_id"], new["exchange_of"]) == (story.second["trip_id"], story.booking["booking_id"])
    assert [each["passenger"]["name"] for each in new["tickets"]] == ["Eric Habimana"]


def test_and_then_for_a_dearer_one_by_paying_the_difference(story: Story) -> None:
    booking_id = story.get(f"/bookings/{story.booking['booking_id']}")["exchanged_for"]
    path = f"/bookings/{booking_id}"
    offer = story.post(f"{path}/exchange/quote", {"trip_id": story.third["trip_id"]})
    assert offer["due"]["amount"] == DEARER - FARE
    begun = story.post(f"{path}/exchange", {"quote_id": offer["quote_id"], "payer": {"phone": PAYER}})
    assert begun["payment"]["amount"]["amount"] == DEARER - FARE
    new = confirmed(story.buyer, begun["booking_id"])
    assert story.get(path)["status"] == "EXCHANGED"
    assert (new["total"]["amount"], new["due"]["amount"]) == (DEARER, DEARER - FARE)


def test_the_ticket_is_given_to_somebody_else_and_at_last_cancelled(story: Story) -> None:
    second = story.get(f"/bookings/{story.booking['booking_id']}")["exchanged_for"]
    booking_id = story.get(f"/bookings/{second}")["exchanged_for"]
    path = f"/bookings/{booking_id}"
    (ticket,) = story.get(path)["tickets"]
    change = {"name": "Diane Mukamana", "phone": "+250788000003"}
    answer = story.buyer.patch(f"/tickets/{ticket['ticket_id']}/passenger", change)
    assert answer.status == 200, answer.body
    assert answer.body["passenger"] == change
    assert story.get(f"/tickets/{ticket['ticket_id']}")["status"] == "VOID"
    offer = story.post(f"{path}/cancellation/quote", {})
    assert offer["refund"]["amount"] == DEARER
    done = story.post(f"{path}/cancellation", {"quote_id": offer["quote_id"]})
    assert sorted(each["amount"]["amount"] for each in done["refunds"]) == [DEARER - FARE, FARE]
    latest = story.get(path)["payment_id"]
    for payment_id in (story.booking["payment_id"], latest):
        story.refunded(f"/payments/{payment_id}")
