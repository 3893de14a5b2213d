"""Buyers in real processes who want the same seats at the same moment."""

import uuid
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from tests.support.bookings import has_left
from tests.support.books import audit
from tests.support.crowd import Crowd, views
from tests.support.people import BOOKING_KEY
from tests.support.sales import Sale
from tests.support.sizes import sized
from tests.support.trips import driver, passenger, wish
from tests.support.wired_provider import WiredProvider
from tms.bookings import get_booking
from tms.bookings import hold_seats as bookings
from tms.bookings.booking import BookingStatus
from tms.bookings.requests import HoldRequest
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller, guest
from tms.kernel.clock import epoch, now
from tms.kernel.conflicts import Conflicted
from tms.payments import start_payment
from tms.tickets.for_trips import attendance
from tms.trips import record_departure
from tms.trips import store as trips_store
from tms.trips.put_on_sale import MAX_LEGS
from tms.trips.trip import Trip, TripStatus
from tms.trips.views import TripState

Buyer = partial[BookingView]

BUYERS = sized(60, soak=400)


def buyer(request: HoldRequest, caller: Caller | None = None, key: str | None = None) -> Buyer:
    return partial(bookings.hold_seats, caller or passenger(), request, key or str(uuid.uuid4()))


@pytest.mark.soak
@pytest.mark.parametrize("seat", ["1A", None], ids=["the seat by its label", "any seat"])
def test_of_many_buyers_for_the_last_seat_one_wins_and_the_others_hear_that_it_is_taken(
    crowd: Crowd, on_sale: Callable[..., Trip], seat: str | None
) -> None:
    trip = on_sale(legs=3, rows=2)
    others = [f"{row}{letter}" for row in (1, 2) for letter in "ABCD" if f"{row}{letter}" != "1A"]
    buyer(wish(trip.trip_id, range(3), others))()

    answers = crowd.do([buyer(wish(trip.trip_id, range(1, 3), [seat])) for _ in range(BUYERS)], 15)

    [winner] = views(answers)
    assert winner.tickets[0].seat == "1A"
    refused = Counter(answer for answer in answers if not isinstance(answer, BookingView))
    assert refused == {"seat_taken": BUYERS - 1}
    books = audit(trip)
    assert len(books.bookings) == 2
    assert books.legs_sold_or_held == 7 * 3 + 2


def test_all_who_want_the_same_short_stretch_of_an_empty_bus_at_once_get_a_seat(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=3, rows=8, wide="xx.xx")
    for leg in (0, 2):  # so that one seat is the tightest for the leg between them
        buyer(wish(trip.trip_id, range(leg, leg + 1), ["1A"]))()

    answers = crowd.do([buyer(wish(trip.trip_id, range(1, 2))) for _ in range(24)], 6)

    assert len(views(answers)) == 24
    assert audit(trip).legs_sold_or_held == 24 + 2


def test_the_same_request_from_many_processes_is_one_booking_and_one_answer(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=4, rows=10)
    one = buyer(wish(trip.trip_id, range(4), [None, None]))

    answers = crowd.do([one] * 80, 20)

    assert answers == [answers[0]] * 80
    assert answers[0].status is BookingStatus.HELD
    assert set(audit(trip).bookings) == {answers[0].booking_id}


def test_the_same_request_for_the_only_seat_is_not_refused_for_being_taken_by_itself(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=2, rows=1, wide="x")
    one = buyer(wish(trip.trip_id, range(2), ["1A"]))

    answers = crowd.do([one] * 80, 20)

    assert answers == [answers[0]] * 80
    assert audit(trip).legs_sold_or_held == 2


def test_a_guest_whose_request_is_sent_many_times_at_once_has_one_booking(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=2, rows=2)
    one = buyer(wish(trip.trip_id, range(2)), guest(BOOKING_KEY))

    answers = crowd.do([one] * 40, 10)

    assert answers == [answers[0]] * 40
    shown = get_booking.get_booking(guest(BOOKING_KEY), answers[0].booking_id)
    assert shown.booking_id == answers[0].booking_id


def test_other_requests_under_one_key_at_once_are_one_booking_and_refusals(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=8, rows=4)
    caller, key = passenger(), str(uuid.uuid4())
    wanted = [buyer(wish(trip.trip_id, range(index % 8, 8)), caller, key) for index in range(40)]

    answers = crowd.do(wanted, 10)

    assert len(views(answers)) == 5  # the request that was first, each time that it was sent
    assert {view.booking_id for view in views(answers)} == set(audit(trip).bookings)
    assert answers.count("idempotency_key_reused") == 35


def test_a_bus_that_leaves_amid_100_buyers_sells_nothing_from_the_stop_it_left(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    soon = now() + timedelta(minutes=10)
    # more seats than buyers, and than fit a transaction
    trip = on_sale(legs=3, rows=12, wide="xxxxx.xxxxx", departs=soon)
    assert trips_store.advance(trip, TripStatus.BOARDING, epoch())
    tasks: list[Callable[[], Any]] = [buyer(wish(trip.trip_id, range(n % 2, 3))) for n in range(100)]
    tasks[30:30] = [partial(record_departure.record_departure, driver(trip), trip.trip_id, attendance)] * 4

    answers = crowd.do(tasks, 8)

    departed = [answer for answer in answers if isinstance(answer, TripState)]
    assert {state.status for state in departed} == {TripStatus.DEPARTED}
    refusals = {answer for answer in answers if isinstance(answer, str)}
    assert refusals <= {"sales_closed", "seat_taken", repr(Conflicted())}
    books = audit(trip)
    assert all(has_left(seat, 0, epoch()) and not has_left(seat, 1, epoch()) for seat in books.seats.values())
    after = crowd.do([buyer(wish(trip.trip_id, range(start, 3))) for start in (0, 1, 1, 1)], 1)
    assert after.count("sales_closed") == 1
    assert len(views(after)) == 3


def test_the_longest_route_is_held_paid_for_and_left(
    on_sale: Callable[..., Trip], monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = WiredProvider()
    monkeypatch.setattr(start_payment, "momo", lambda: provider)
    sale = Sale(provider, on_sale(legs=MAX_LEGS, rows=1), legs=range(MAX_LEGS))
    sale.hold()
    sale.pay()
    sale.approve()
    assert sale.check() == 0
    sale.assert_sold()
