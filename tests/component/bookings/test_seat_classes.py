"""Passengers who name no seat leave those of a higher class to passengers who want them."""

from typing import Any

import pytest

from tests.support.buying import hold
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.network import publish
from tests.support.people import OTHER_PASSENGER
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HIGHER, LOWER = {"1A": "vip", "1B": "vip"}, {"3A": "economy", "3B": "economy"}


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    """A trip with two rows of seats that are above and below the class of its bus, and one between them."""
    own = HIGHER | LOWER
    rows: list[list[dict[str, str]]] = [[{"kind": "driver"}, {"kind": "aisle"}, {"kind": "door"}]]
    for number in (1, 2, 3):
        left, right = ({"kind": "seat", "label": f"{number}{letter}"} for letter in "AB")
        for cell in (left, right):
            if cell["label"] in own:
                cell["seat_class"] = own[cell["label"]]
        rows.append([left, {"kind": "aisle"}, right])
    return publish(layout=rows)


def seats(booking: dict[str, Any]) -> set[str]:
    return {ticket["seat"] for ticket in booking["tickets"]}


def test_the_class_of_the_bus_comes_first_then_a_higher_and_then_a_lower_one(trip: Trip):
    assert [seats(hold(trip, None, None, caller=OTHER_PASSENGER)) for _ in range(3)] == [
        {"2A", "2B"},
        {"1A", "1B"},
        {"3A", "3B"},
    ]


def test_a_group_takes_as_few_seats_of_another_class_as_it_can(trip: Trip):
    taken = seats(hold(trip, None, None, None))
    assert {"2A", "2B"} < taken
    assert len(taken & set(HIGHER)) == 1


def test_a_seat_of_a_higher_class_is_had_by_its_name(trip: Trip):
    assert seats(hold(trip, "1A", None)) - {"1A"} <= {"2A", "2B"}


def test_one_who_boards_where_the_bus_is_empty_still_gets_the_tightest_seat(trip: Trip):
    hold(trip, "2A", to="Musanze")
    later: dict[str, Any] = {"from": "Musanze", "to": "Rubavu"}
    assert seats(hold(trip, caller=OTHER_PASSENGER, **later)) == {"2A"}
