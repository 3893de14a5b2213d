"""A trip that is cancelled while others buy it, pay for it, cancel it too, and while processes die."""

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from tests.support.books import Books, audit
from tests.support.crashes import Wire, at_each_call
from tests.support.crowd import AtMomo, Crowd, views
from tests.support.sales import Sale
from tests.support.trips import passenger, phone, supervisor, wish
from tests.support.wired_provider import WiredProvider
from tms.bookings import hold_seats as bookings
from tms.bookings import sale_store
from tms.bookings.booking import BookingStatus
from tms.bookings.views import BookingView
from tms.kernel.conflicts import Conflicted
from tms.kernel.http.reader import read
from tms.payments import start_payment
from tms.payments.ledger import LedgerAccount
from tms.payments.on_trip_cancelled import cancel_bookings
from tms.payments.payment import PaymentStatus
from tms.payments.requests import PaymentRequest
from tms.tickets.ticket import TicketStatus
from tms.trips import cancel_trip, store
from tms.trips.planning_views import PlannedTrip
from tms.trips.requests import CancelRequest
from tms.trips.trip import Trip, TripStatus

BUS = [f"{row}{letter}" for row in range(1, 7) for letter in "ABCD"]
LEGS = range(1, 3)


def cancel(trip: Trip) -> PlannedTrip:
    body = {"reason": "The road is closed."}
    return cancel_trip.cancel_trip(supervisor(trip), trip.trip_id, read(CancelRequest, body))


def finish(trip: Trip) -> None:
    """Cancel the bookings, as the event's deliveries do until there is nothing left."""
    while cancel_bookings(trip.trip_id):
        pass


def pay(momo: AtMomo, trip: Trip, seat: str) -> str:
    """Hold a seat and begin to pay for it; return the payment's id."""
    caller, key = passenger(), str(uuid.uuid4())
    held = bookings.hold_seats(caller, wish(trip.trip_id, LEGS, [seat]), key)
    body = {"booking_id": held.booking_id, "method": "momo", "payer": {"phone": phone()}}
    return momo.pay(caller, read(PaymentRequest, body), key).payment_id


def assert_all_back(books: Books) -> None:
    """Nobody has a seat or a good ticket, and nobody's money is with the company or with us."""
    assert {each.status for each in books.bookings.values()} == {BookingStatus.CANCELLED}
    assert {each.status for each in books.payments.values()} <= {PaymentStatus.REFUNDED}
    assert {each.status for each in books.tickets.values()} <= {TicketStatus.VOID}
    assert books.legs_sold_or_held == 0
    assert {books.balance(account) for account in LedgerAccount} == {0}


@pytest.mark.parametrize("attempt", range(3))
def test_payments_that_settle_while_their_trip_is_cancelled_all_go_back_once(
    crowd: Crowd, momo: AtMomo, on_sale: Callable[..., Trip], attempt: int
) -> None:
    trip = on_sale(legs=3, rows=6)
    payments = [pay(momo, trip, seat) for seat in BUS]
    tasks: list[Callable[[], Any]] = [partial(momo.check, each) for each in payments]
    tasks += [partial(momo.hear, each) for each in payments]
    tasks[20:20] = [partial(cancel, trip)] * 4
    tasks += [partial(cancel_bookings, trip.trip_id)] * 8

    answers = crowd.do(tasks, 6)

    done = [answer for answer in answers if isinstance(answer, PlannedTrip)]
    assert done
    assert {each.status for each in done} == {TripStatus.CANCELLED}
    finish(trip)
    for each in payments:
        while momo.check(each):
            pass
    books = audit(trip)
    assert len(books.payments) == len(BUS)
    assert_all_back(books)
    sold = [key for key in books.postings if key.endswith("#sale")]
    late = [key for key in books.postings if key.endswith("#unearned")]
    assert len(sold) + len(late) == len(BUS)
    assert len([key for key in books.postings if key.endswith("#reversal")]) == len(sold)
    assert len([key for key in books.postings if key.endswith("#returned")]) == len(BUS)


def test_cancelled_many_times_at_once_it_is_cancelled_once(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=3, rows=6)

    answers = crowd.do([partial(cancel, trip)] * 24, 6)

    done = [answer for answer in answers if isinstance(answer, PlannedTrip)]
    assert done == [done[0]] * len(done)
    assert {answer for answer in answers if not isinstance(answer, PlannedTrip)} <= {repr(Conflicted())}
    found = store.find(trip.trip_id)
    assert found is not None
    assert (found.status, found.revision) == (TripStatus.CANCELLED, trip.revision + 1)


@pytest.mark.parametrize("rows", [6, 30], ids=["a bus", "more seats than a transaction takes"])
def test_seats_that_are_held_in_the_same_second_are_cancelled_or_never_held(
    crowd: Crowd, on_sale: Callable[..., Trip], rows: int
) -> None:
    trip = on_sale(legs=3, rows=rows)
    buyers: list[Callable[[], Any]] = [
        partial(bookings.hold_seats, passenger(), wish(trip.trip_id, LEGS), str(uuid.uuid4()))
        for _ in range(60)
    ]
    buyers[20:20] = [partial(cancel, trip)] * 4

    answers = crowd.do(buyers, 8)

    done = [answer for answer in answers if isinstance(answer, PlannedTrip)]
    assert done, answers
    held = views(answers)
    refusals = {answer for answer in answers if isinstance(answer, str)}
    assert refusals <= {"sales_closed", "seat_taken", repr(Conflicted())}
    assert {end for seat in sale_store.seats_of(trip.trip_id) for end in seat.closes} == {0}
    finish(trip)
    books = audit(trip)
    assert set(books.bookings) == {view.booking_id for view in held}
    assert {each.status for each in books.bookings.values()} <= {BookingStatus.CANCELLED}
    assert books.legs_sold_or_held == 0
    again = crowd.do([buyers[0], buyers[-1]] * 2, 1)
    assert not {each.status for each in again if isinstance(each, BookingView)} - {BookingStatus.CANCELLED}


@pytest.fixture(params=[False, True], ids=["the call never arrives", "its answer is lost"])
def every_crash(
    request: pytest.FixtureRequest, own_tables: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Iterator[Sale]]:
    """Sells seats, crashes at each network call of a step in turn, and hands over what is left."""

    def play(step: Callable[[Sale], object], *before: Callable[[Sale], object]) -> Iterator[Sale]:
        def prepare(wire: Wire) -> Sale:
            provider = WiredProvider(wire=wire.carry)
            monkeypatch.setattr(start_payment, "momo", partial(_itself, provider))
            sale = Sale(provider)
            sold: list[Callable[[Sale], object]] = [Sale.publish, Sale.hold, Sale.pay, Sale.approve]
            for each in [*sold, *before]:
                each(sale)
            return sale

        yield from at_each_call(prepare, step, arrives=request.param, in_order=False)

    return play


def _itself(provider: WiredProvider) -> WiredProvider:
    return provider


def cancelled(sale: Sale) -> None:
    cancel(sale.trip)


def ended(sale: Sale) -> None:
    finish(sale.trip)


def assert_back(sale: Sale) -> None:
    while sale.check():
        pass
    books = audit(sale.trip)
    assert_all_back(books)
    assert len(sale.provider.refunds) == 1
    assert sale.provider.balance == 0


def test_a_cancellation_that_dies_anywhere_is_finished_by_the_same_request(
    every_crash: Callable[..., Iterator[Sale]],
) -> None:
    for sale in every_crash(cancelled, Sale.check):
        audit(sale.trip)
        cancelled(sale)
        ended(sale)
        assert_back(sale)


def test_bookings_whose_cancellation_dies_anywhere_are_cancelled_by_the_next_delivery(
    every_crash: Callable[..., Iterator[Sale]],
) -> None:
    for sale in every_crash(ended, Sale.check, cancelled):
        audit(sale.trip)
        ended(sale)
        assert_back(sale)


def test_holds_whose_cancellation_dies_anywhere_get_their_late_money_back(
    every_crash: Callable[..., Iterator[Sale]],
) -> None:
    for sale in every_crash(ended, cancelled):
        audit(sale.trip)
        ended(sale)
        assert_back(sale)
