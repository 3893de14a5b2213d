"""Many buyers at once with children on laps and extra luggage: no leg carries more than the bus takes."""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.support.books import carried
from tests.support.crowd import Crowd, views
from tests.support.trips import passenger, phone, trip, wish
from tms.bookings import hold_seats, on_hold_due
from tms.bookings.requests import HoldRequest, PassengerRequest
from tms.bookings.views import BookingView
from tms.fleet.carriage import Carriage
from tms.fleet.prices import Terms
from tms.fleet.routes import Category
from tms.kernel.access.caller import Caller
from tms.kernel.access.request_context import RequestContext, entered
from tms.kernel.http.reader import read
from tms.trips import put_on_sale
from tms.trips.trip import Trip

LATER = 601
"""Seconds after which a hold is over."""


@pytest.fixture
def bus() -> Trip:
    """A trip of three legs whose bus takes three children on laps and seven extra pieces."""
    terms = Terms(categories=(Category("infant", 10, needs_seat=False),), piece_price=100)
    made = replace(trip(3, 15), terms=terms, carriage=Carriage(3, 7))
    assert put_on_sale.put_on_sale(made)
    return made


def hold(caller: Caller, trip_id: str, legs: range, pieces: int, child: bool) -> BookingView:
    body: dict[str, Any] = {"name": "Aline", "phone": phone(), "extra_luggage": pieces}
    if child:
        body["lap_child"] = {"name": "Keza", "category": "infant"}
    plain = wish(trip_id, legs)
    request = HoldRequest(
        trip_id=plain.trip_id,
        from_=plain.from_,
        to=plain.to,
        passengers=[read(PassengerRequest, body)],
        contact=plain.contact,
    )
    with entered(RequestContext(caller.subject, source_ip="2001:db8::2")):
        return hold_seats.hold_seats(caller, request, str(uuid.uuid4()))


def test_no_leg_carries_more_than_the_bus_takes_and_all_that_is_counted_is_held(
    crowd: Crowd, bus: Trip
) -> None:
    stretches = [range(1), range(1, 3), range(3), range(2)]
    tasks: list[Callable[[], Any]] = [
        partial(hold, passenger(), bus.trip_id, stretches[number % 4], number % 3, number % 2 == 0)
        for number in range(48)
    ]

    answers = crowd.do(tasks, 4)
    answers += crowd.do(tasks, 1)

    held = Counter[str]()
    for view in views(answers):
        (ticket,) = view.tickets
        for leg in range(*(int(stop.station_id.removeprefix("stn_")) for stop in (view.from_, view.to))):
            held[f"luggage{leg}"] += ticket.extra_luggage
            held[f"lap{leg}"] += ticket.lap_child is not None
    held = +held
    assert carried(bus) == held
    assert max(held[name] for name in held if name.startswith("lap")) == 3
    assert max(held[name] for name in held if name.startswith("luggage")) == 7
    assert {"laps_full", "luggage_full"} <= {answer for answer in answers if isinstance(answer, str)}


def test_holds_that_many_find_over_are_taken_off_once(crowd: Crowd, bus: Trip) -> None:
    held = views(crowd.do([partial(hold, passenger(), bus.trip_id, range(3), 2, True) for _ in range(3)], 1))
    assert carried(bus) == {f"{name}{leg}": n for leg in range(3) for name, n in (("lap", 3), ("luggage", 6))}

    due = [partial(on_hold_due.expire_hold, view.booking_id) for view in held] * 6
    crowd.do(due, 6, LATER)
    crowd.do(due, 1, LATER)

    assert carried(bus) == {}
