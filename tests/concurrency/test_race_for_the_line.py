"""Seats come free while many offer them, buy them, and leave the line: the first in line get them, once."""

import random
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from tests.support.books import audit
from tests.support.crowd import Crowd, views
from tests.support.trips import passenger, phone, wish
from tms.bookings import (
    hold_seats,
    join_waiting_list,
    leave_waiting_list,
    offer_seats,
    on_seats_freed,
    release_hold,
)
from tms.bookings import store as bookings
from tms.bookings.booking import BookingStatus
from tms.bookings.views import BookingView
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Entry, EntryStatus
from tms.bookings.waiting_list.requests import WaitingRequest
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.clock import epoch, now
from tms.kernel.conflicts import Conflicted
from tms.kernel.events.catalogue import BookingExpired
from tms.kernel.events.cloud_events import event_of
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id
from tms.trips.trip import Trip

SEATS = 8
LEGS = range(2)


@pytest.fixture
def trip(on_sale: Callable[..., Trip]) -> Trip:
    return on_sale(legs=len(LEGS), rows=SEATS // 4)


def filled(trip: Trip) -> tuple[Caller, str]:
    """Let a seller hold all seats; return the seller and the booking."""
    seller = with_roles(new_id("acc"), {"agent"}, trip.company_id)
    full = hold_seats.hold_seats(seller, wish(trip.trip_id, LEGS, [None] * SEATS), str(uuid.uuid4()))
    return seller, full.booking_id


def waiting(*trips: Trip) -> tuple[Caller, str]:
    """Let somebody wait for a seat; return the customer and the entry."""
    body = {
        "trip_ids": [trip.trip_id for trip in trips],
        "from": "stn_0",
        "to": f"stn_{len(LEGS)}",
        "passengers": [{"name": "Waiting", "phone": phone()}],
    }
    customer = passenger()
    made = join_waiting_list.join_waiting_list(customer, read(WaitingRequest, body), str(uuid.uuid4()))
    return customer, made.entry_id


def entry(entry_id: str) -> Entry:
    found = store.find(entry_id)
    assert found is not None
    return found


def offers(trip: Trip, number: int) -> list[Callable[[], Any]]:
    """Return as many runs of what offers free seats, as events may come twice and at once."""
    return [partial(offer_seats.offer_seats, trip.trip_id) for _ in range(number)]


def buys(trip: Trip, number: int) -> list[Callable[[], Any]]:
    """Return as many tries of others to hold a seat."""
    return [
        partial(hold_seats.hold_seats, passenger(), wish(trip.trip_id, LEGS), str(uuid.uuid4()))
        for _ in range(number)
    ]


def mixed(*kinds: Sequence[Callable[[], Any]]) -> list[Callable[[], Any]]:
    """Return tasks of several kinds in an order in which each process begins with some of each."""
    tasks = [task for kind in kinds for task in kind]
    random.Random(7).shuffle(tasks)
    return tasks


def finish(trip: Trip) -> None:
    """Let the queue's next delivery do what is left."""
    while offer_seats.offer_seats(trip.trip_id):
        pass


def unexpected(answers: Sequence[Any]) -> list[Any]:
    """Return the answers that are neither done nor told to come again."""
    known = {0, offer_seats.MORE_SECONDS, None, "seat_taken", repr(Conflicted())}
    return [each for each in answers if not isinstance(each, BookingView) and each not in known]


def test_freed_seats_go_to_the_first_in_line_however_many_offer_and_buy_them(
    crowd: Crowd, trip: Trip
) -> None:
    seller, full = filled(trip)
    line = [waiting(trip)[1] for _ in range(SEATS + 6)]

    release_hold.release_hold(seller, full)
    answers = crowd.do(mixed(buys(trip, 16), offers(trip, 8)), at_once=3)
    finish(trip)

    assert unexpected(answers) == []
    assert not views(answers), "somebody passed the line"
    found = [entry(entry_id) for entry_id in line]
    states = [each.status for each in found]
    assert states == [EntryStatus.OFFERED] * SEATS + [EntryStatus.WAITING] * 6
    assert [each.offers for each in found[:SEATS]] == [1] * SEATS
    assert len({each.offer.booking_id for each in found if each.offer}) == SEATS
    assert audit(trip).legs_sold_or_held == SEATS * len(LEGS)


def test_who_leaves_while_seats_are_offered_holds_none_and_the_next_has_them(
    crowd: Crowd, trip: Trip
) -> None:
    seller, full = filled(trip)
    people = [waiting(trip) for _ in range(SEATS + 6)]
    leaving, staying = people[:SEATS:2], [*people[1:SEATS:2], *people[SEATS:]]

    release_hold.release_hold(seller, full)
    leaves = [partial(leave_waiting_list.leave_waiting_list, *each) for each in leaving]
    answers = crowd.do(mixed(leaves, offers(trip, 8), leaves), at_once=3)
    for each in leaving:
        leave_waiting_list.leave_waiting_list(*each)
    finish(trip)

    assert unexpected(answers) == []
    for _, entry_id in leaving:
        gone = entry(entry_id)
        assert (gone.status, gone.people) == (EntryStatus.LEFT, None)
        if gone.offer is not None:
            booking = bookings.find(gone.offer.booking_id)
            assert booking is not None
            assert booking.status is BookingStatus.EXPIRED
    states = [entry(entry_id).status for _, entry_id in staying]
    assert states == [EntryStatus.OFFERED] * SEATS + [EntryStatus.WAITING] * (len(staying) - SEATS)
    assert audit(trip).legs_sold_or_held == SEATS * len(LEGS)


def test_an_entry_for_two_trips_is_offered_one_of_them(crowd: Crowd, on_sale: Callable[..., Trip]) -> None:
    trips = [on_sale(legs=len(LEGS), rows=SEATS // 4) for _ in range(2)]
    sellers = [filled(trip) for trip in trips]
    line = [waiting(*trips)[1] for _ in range(SEATS)]

    for seller, full in sellers:
        release_hold.release_hold(seller, full)
    answers = crowd.do([each for trip in trips for each in offers(trip, 8)], at_once=3)
    for trip in trips:
        finish(trip)

    assert unexpected(answers) == []
    found = [entry(entry_id) for entry_id in line]
    assert [(each.status, each.offers) for each in found] == [(EntryStatus.OFFERED, 1)] * SEATS
    assert [store.line_of(trip.trip_id) for trip in trips] == [[], []]
    assert sum(audit(trip).legs_sold_or_held for trip in trips) == SEATS * len(LEGS)


def test_offers_that_lapse_at_once_reach_the_next_in_line(crowd: Crowd, trip: Trip) -> None:
    seller, full = filled(trip)
    people = [waiting(trip) for _ in range(2 * SEATS)]
    release_hold.release_hold(seller, full)
    finish(trip)
    first, second = people[:SEATS], people[SEATS:]

    tasks: list[Callable[[], Any]] = []
    for customer, entry_id in first:
        offer = entry(entry_id).offer
        assert offer is not None
        release_hold.release_hold(customer, offer.booking_id)
        data = BookingExpired(trip.company_id, offer.booking_id, trip.trip_id)
        event = event_of(f"{entry_id}{epoch()}", "bookings", offer.booking_id, now(), data)
        tasks += [partial(on_seats_freed.on_seats_freed, event)] * 2
    answers = crowd.do(tasks, at_once=3)
    finish(trip)

    assert unexpected(answers) == []
    assert {entry(entry_id).status for _, entry_id in first} <= {EntryStatus.LEFT, EntryStatus.OFFERED}
    states = [entry(entry_id).status for _, entry_id in second]
    assert states == [EntryStatus.OFFERED] * SEATS
    assert audit(trip).legs_sold_or_held == SEATS * len(LEGS)
