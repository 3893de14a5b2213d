"""Callback, checks, customers and the clock, all at the same payment at the same moment."""

import uuid
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Any

import pytest

from tests.support.books import audit
from tests.support.crowd import AtMomo, Crowd, views
from tests.support.sales import Sale, later
from tests.support.trips import passenger, wish
from tms.bookings import get_booking, on_hold_due
from tms.bookings import hold_seats as bookings
from tms.bookings.booking import PAYMENT_SECONDS, BookingStatus
from tms.kernel.http.reader import read
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import PaymentStatus
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView

NEVER_ANSWERS = "+250788000111"


def held() -> Sale:
    sale = Sale()
    sale.publish()
    sale.hold()
    return sale


def request(sale: Sale, phone: str | None = None) -> PaymentRequest:
    body = {"booking_id": sale.booking_id, "method": "momo", "payer": {"phone": phone or sale.payer}}
    return read(PaymentRequest, body)


def test_callbacks_and_checks_at_once_settle_a_payment_once(crowd: Crowd, momo: AtMomo) -> None:
    sale = held()
    momo.pay(sale.caller, request(sale), sale.key)

    ways = (momo.hear, momo.check) * 20
    answers = crowd.do([partial(way, sale.payment_id) for way in ways], 10)

    assert Counter(answers) == {None: 20, 0: 20}, "a callback is answered nothing, a check that it is over"
    books = audit(sale.trip)
    assert books.payments[sale.payment_id].status is PaymentStatus.SUCCEEDED
    assert books.bookings[sale.booking_id].status is BookingStatus.CONFIRMED
    assert len(books.tickets) == 2
    assert books.balance(LedgerAccount.MOBILE_MONEY) == sale.hold().total.amount


def test_of_many_payments_for_one_booking_at_once_one_runs(crowd: Crowd, momo: AtMomo) -> None:
    sale = held()

    tasks = [partial(momo.pay, sale.caller, request(sale), str(uuid.uuid4())) for _ in range(40)]
    answers = crowd.do(tasks, 10)

    [began] = [answer for answer in answers if isinstance(answer, PaymentView)]
    assert answers.count("payment_running") == 39
    assert set(audit(sale.trip).payments) == {began.payment_id}


def test_the_same_payment_request_many_times_at_once_is_one_payment(crowd: Crowd, momo: AtMomo) -> None:
    sale = held()

    answers = crowd.do([partial(momo.pay, sale.caller, request(sale), sale.key)] * 40, 10)

    assert answers == [answers[0]] * 40
    assert answers[0].status is PaymentStatus.PENDING
    assert set(audit(sale.trip).payments) == {sale.payment_id}


def test_the_next_payments_after_one_that_failed_are_one_too(crowd: Crowd, momo: AtMomo) -> None:
    sale = held()
    rejects = "+250788000101"
    momo.pay(sale.caller, request(sale, rejects), sale.key)
    assert momo.check(sale.payment_id) == 0

    tasks = [partial(momo.pay, sale.caller, request(sale), str(uuid.uuid4())) for _ in range(20)]
    answers = crowd.do(tasks, 5)

    assert len([answer for answer in answers if isinstance(answer, PaymentView)]) == 1
    states = Counter(payment.status for payment in audit(sale.trip).payments.values())
    assert states == {PaymentStatus.FAILED: 1, PaymentStatus.PENDING: 1}


@pytest.mark.parametrize("attempt", range(3))
def test_late_money_sweeper_and_new_buyers_at_once_give_the_seats_to_one_of_them(
    crowd: Crowd, momo: AtMomo, attempt: int
) -> None:
    sale = held()
    momo.pay(sale.caller, request(sale), sale.key)
    others = [passenger() for _ in range(8)]

    rounds: list[tuple[Callable[[], Any], ...]] = [
        (
            partial(momo.check, sale.payment_id),
            partial(on_hold_due.expire_hold, sale.booking_id),
            partial(bookings.hold_seats, other, wish(sale.trip.trip_id, range(1, 3), ["1A", "1B"]), "key"),
        )
        for other in others
    ]
    answers = crowd.do([*chain.from_iterable(rounds)], 6, PAYMENT_SECONDS + 1)

    with later(PAYMENT_SECONDS + 1):
        momo.check(sale.payment_id)
        momo.check(sale.payment_id)
        books = audit(sale.trip)
    bought = views(answers)
    payment = books.payments[sale.payment_id]
    if bought:
        assert len(bought) == 1
        assert payment.status is PaymentStatus.REFUNDED
        assert books.bookings[sale.booking_id].status is not BookingStatus.CONFIRMED
        assert books.balance(LedgerAccount.MOBILE_MONEY) == 0
    else:
        assert payment.status is PaymentStatus.SUCCEEDED
        assert books.bookings[sale.booking_id].status is BookingStatus.CONFIRMED
    refusals = [answer for answer in answers if isinstance(answer, str)]
    assert refusals == ["seat_taken"] * (8 - len(bought))


def test_checks_at_once_give_late_money_back_once(crowd: Crowd, momo: AtMomo) -> None:
    sale = held()
    momo.pay(sale.caller, request(sale), sale.key)
    sale.lose_the_seats()

    answers = crowd.do([partial(momo.check, sale.payment_id)] * 40, 10, PAYMENT_SECONDS + 1)

    assert all(isinstance(answer, int) for answer in answers)
    with later(PAYMENT_SECONDS + 1):
        momo.check(sale.payment_id)
        books = audit(sale.trip)
    assert books.payments[sale.payment_id].status is PaymentStatus.REFUNDED
    assert books.tickets == {}
    assert books.balance(LedgerAccount.OWED_TO_PAYERS) == 0


def test_a_hold_that_ends_while_its_payment_begins_is_either_extended_or_ends(
    crowd: Crowd, momo: AtMomo
) -> None:
    for _ in range(4):
        sale = held()
        pay: Callable[[], Any] = partial(momo.pay, sale.caller, request(sale, NEVER_ANSWERS), sale.key)
        buy = partial(bookings.hold_seats, passenger(), wish(sale.trip.trip_id, range(1, 3), ["1A"]), "key")
        # Two processes are a moment before the hold's end and two behind it, as clocks that differ are.
        expires = get_booking.get_booking(sale.caller, sale.booking_id).hold_expires_at.timestamp()
        answers = crowd.run(clocked, *[(pay, expires - 1)] * 2, *[(buy, expires)] * 2)

        began = [answer for answer in answers if isinstance(answer, PaymentView)]
        bought = views(answers)
        assert bool(began) != bool(bought), answers
        with later(PAYMENT_SECONDS):
            audit(sale.trip)


def clocked(task: Callable[[], Any], at: float) -> Any:
    from tests.support.crowd import do_each
    from tms.kernel.clock import now

    return do_each([task], 1, at - now().timestamp())[0]


def test_money_that_comes_when_the_bus_has_left_goes_back_though_the_seats_are_free(momo: AtMomo) -> None:
    sale = held()
    momo.pay(sale.caller, request(sale), sale.key)

    with later(24 * 3600 + 3600):
        momo.check(sale.payment_id)
        momo.check(sale.payment_id)
        books = audit(sale.trip)

    assert books.payments[sale.payment_id].status is PaymentStatus.REFUNDED
    assert books.tickets == {}
