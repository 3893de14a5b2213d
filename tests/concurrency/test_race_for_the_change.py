"""Paid bookings that are cancelled and exchanged while others do so, scan or buy, and while processes die."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from typing import Any

import pytest

from tests.support import trips
from tests.support.books import audit
from tests.support.crashes import Wire, at_each_call
from tests.support.crowd import Crowd, views
from tests.support.exchange_books import audit_all
from tests.support.sales import LEGS, Sale
from tests.support.wired_provider import WiredProvider
from tms.bookings import hold_seats, store
from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.clock import now
from tms.kernel.conflicts import Conflicted
from tms.kernel.http.reader import read
from tms.payments import (
    cancel_booking,
    check_refund,
    exchange_booking,
    on_check_due,
    quote_cancellation,
    quote_exchange,
    start_payment,
)
from tms.payments.change_views import ExchangeView, TicketsCancelled
from tms.payments.requests import (
    AcceptedExchange,
    AcceptedQuote,
    CancellationQuoteRequest,
    ExchangeQuoteRequest,
)
from tms.payments.store import paid_for
from tms.tickets import get_ticket, scan_ticket
from tms.tickets.requests import ScanRequest
from tms.tickets.views import ScanView
from tms.trips import put_on_sale
from tms.trips.trip import Trip

BUSY = {repr(Conflicted())}


@pytest.fixture
def sold(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Sale]:
    """Sells two seats."""

    def sell() -> Sale:
        provider = WiredProvider()
        monkeypatch.setattr(start_payment, "momo", lambda: provider)
        sale = Sale(provider)
        for step in (Sale.publish, Sale.hold, Sale.pay, Sale.approve, Sale.check):
            step(sale)
        return sale

    return sell


def quoted(sale: Sale, *tickets: str) -> AcceptedQuote:
    body = {"ticket_ids": list(tickets)} if tickets else {}
    offer = quote_cancellation.quote_cancellation(
        sale.caller, sale.booking_id, read(CancellationQuoteRequest, body)
    )
    return read(AcceptedQuote, {"quote_id": offer.quote_id})


def cancel(sale: Sale, accepted: AcceptedQuote) -> partial[TicketsCancelled]:
    return partial(cancel_booking.cancel_booking, sale.caller, sale.booking_id, accepted)


def scan(sale: Sale, number: int, nonce: str) -> partial[ScanView]:
    ticket_id = sale.hold().tickets[number].ticket_id
    token = get_ticket.get_ticket(sale.caller, ticket_id).token
    body = {"token": token, "nonce": nonce, "scanned_at": now().isoformat()}
    driver = trips.driver(sale.trip)
    return partial(scan_ticket.scan_ticket, driver, sale.trip.trip_id, read(ScanRequest, body))


def another_trip(sale: Sale, fare: int) -> Trip:
    """A trip of the same company at a fare for each leg."""
    other = replace(
        trips.trip(legs=3, rows=1),
        company_id=sale.trip.company_id,
        fares={(i, j): fare * (j - i) for i, j in combinations(range(4), 2)},
    )
    put_on_sale.put_on_sale(other)
    return other


def exchange(sale: Sale, to: Trip, **wish: Any) -> partial[ExchangeView]:
    body = {"trip_id": to.trip_id, **wish}
    offer = quote_exchange.quote_exchange(sale.caller, sale.booking_id, read(ExchangeQuoteRequest, body))
    accepted = read(AcceptedExchange, {"quote_id": offer.quote_id})
    return partial(exchange_booking.exchange_booking, sale.caller, sale.booking_id, accepted)


def found(booking_id: str) -> Booking:
    booking = store.find(booking_id)
    assert booking is not None
    return booking


@pytest.mark.parametrize("attempt", range(4))
def test_a_ticket_boards_or_is_cancelled_and_never_both(
    crowd: Crowd, sold: Callable[[], Sale], attempt: int
) -> None:
    sale = sold()
    sale.board()
    accepted = quoted(sale)
    tasks: list[Callable[[], Any]] = [scan(sale, 0, f"scanner-{number:02}") for number in range(12)]
    tasks[4:4] = [cancel(sale, accepted)] * 8

    answers = crowd.do(tasks, 6)

    boarded = [each for each in answers if isinstance(each, ScanView) and each.verdict == "ok"]
    cancelled = [each for each in answers if isinstance(each, TicketsCancelled)]
    refused = {each for each in answers if isinstance(each, str)}
    assert refused <= {"already_boarded", "booking_cancelled"} | BUSY
    assert len(boarded) == (0 if cancelled else 1)
    booking = found(sale.booking_id)
    assert booking.status is (BookingStatus.CANCELLED if cancelled else BookingStatus.CONFIRMED)
    audit(sale.trip)


@pytest.mark.parametrize("attempt", range(3))
def test_a_booking_that_many_cancel_in_parts_and_whole_gives_its_price_back_once(
    crowd: Crowd, sold: Callable[[], Sale], attempt: int
) -> None:
    sale = sold()
    first, second = (ticket.ticket_id for ticket in sale.hold().tickets)
    offers = [quoted(sale), quoted(sale, first), quoted(sale, second)]

    answers = crowd.do([cancel(sale, each) for each in offers * 8], 6)

    refused = {each for each in answers if isinstance(each, str)}
    assert refused <= {"quote_changed", "already_cancelled", "booking_cancelled"} | BUSY
    books = audit(sale.trip)
    booking = found(sale.booking_id)
    assert booking.given_back
    back = sum(refund.amount.amount for refund in books.refunds.values())
    assert back == sum(part.refund for part in booking.given_back)
    cancelled = [*booking.cancelled, *(booking.places if booking.status is BookingStatus.CANCELLED else ())]
    assert back == sum(place.price.amount for place in cancelled), "more than a day ahead all goes back"


@pytest.mark.parametrize("attempt", range(3))
def test_an_exchange_and_other_buyers_want_the_same_seats(
    crowd: Crowd, sold: Callable[[], Sale], attempt: int
) -> None:
    sale = sold()
    to = another_trip(sale, 400)
    mine = exchange(sale, to, seats=["1A", "1B"])
    wish = trips.wish(to.trip_id, LEGS, ["1B"])
    tasks: list[Callable[[], Any]] = [
        partial(hold_seats.hold_seats, trips.passenger(), wish, str(uuid.uuid4())) for _ in range(12)
    ]
    tasks[6:6] = [mine] * 4

    answers = crowd.do(tasks, 6)

    made = [each for each in answers if isinstance(each, ExchangeView)]
    held = views(answers)
    assert {each for each in answers if isinstance(each, str)} <= {"seat_taken"} | BUSY
    assert bool(made) is not bool(held), "one seat, one buyer"
    assert len({each.booking_id for each in made}) <= 1
    former = found(sale.booking_id)
    assert former.status is (BookingStatus.EXCHANGED if made else BookingStatus.CONFIRMED)
    audit_all([sale.trip, to])


@pytest.mark.parametrize("attempt", range(3))
def test_of_exchanges_to_several_trips_and_a_cancellation_one_happens(
    crowd: Crowd, sold: Callable[[], Sale], attempt: int
) -> None:
    sale = sold()
    others = [another_trip(sale, fare) for fare in (300, 400, 500)]
    tasks: list[Callable[[], Any]] = [cancel(sale, quoted(sale))] * 4
    tasks += [exchange(sale, to) for to in others] * 4

    answers = crowd.do(tasks, 6)

    done = {each.booking_id for each in answers if isinstance(each, ExchangeView)}
    done |= {each.quote_id for each in answers if isinstance(each, TicketsCancelled)}
    assert len(done) == 1, answers
    audit_all([sale.trip, *others])


@dataclass
class Change:
    """A sold booking with the change that is to be made of it, which may be repeated as it stands."""

    sale: Sale
    to: Trip
    request: Any = None
    payment_id: str = field(default="")

    def cancel(self) -> None:
        """Cancel the first ticket."""
        cancel(self.sale, self.request)()

    def exchange(self) -> None:
        """Exchange the booking; the payer is asked if something is due."""
        made = exchange_booking.exchange_booking(self.sale.caller, self.sale.booking_id, self.request)
        if made.payment is not None:
            self.payment_id = made.payment.payment_id

    def settle(self) -> None:
        """Ask the provider about the payment of the difference."""
        on_check_due.check_payment(self.payment_id, self.sale.provider)

    def refund(self) -> None:
        """Let every refund be made, as the queue of checks does."""
        for refund in audit(self.sale.trip).refunds.values():
            while check_refund.check_refund(refund.payment_id, refund.refund_id, self.sale.provider):
                pass


@pytest.fixture(params=[False, True], ids=["the call never arrives", "its answer is lost"])
def every_crash(
    request: pytest.FixtureRequest, own_tables: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Iterator[Change]]:
    """Sells seats, crashes at each network call of a step in turn, and hands over what is left."""

    def play(
        step: Callable[[Change], None], fare: int, *before: Callable[[Change], None]
    ) -> Iterator[Change]:
        def prepare(wire: Wire) -> Change:
            provider = WiredProvider(wire=wire.carry)
            monkeypatch.setattr(start_payment, "momo", partial(_itself, provider))
            sale = Sale(provider)
            for each in (Sale.publish, Sale.hold, Sale.pay, Sale.approve, Sale.check):
                each(sale)
            change = Change(sale, another_trip(sale, fare))
            for each_before in before:
                each_before(change)
            return change

        yield from at_each_call(prepare, step, arrives=request.param, in_order=False)

    return play


def _itself(provider: WiredProvider) -> WiredProvider:
    return provider


def ask_to_cancel(change: Change) -> None:
    change.request = quoted(change.sale, change.sale.hold().tickets[0].ticket_id)


def ask_to_exchange(change: Change) -> None:
    body = {"trip_id": change.to.trip_id}
    sale = change.sale
    offer = quote_exchange.quote_exchange(sale.caller, sale.booking_id, read(ExchangeQuoteRequest, body))
    accepted = {"quote_id": offer.quote_id, "payer": {"phone": sale.payer}}
    change.request = read(AcceptedExchange, accepted)


def approve(change: Change) -> None:
    change.sale.provider.approve(change.payment_id)


def test_a_cancellation_that_dies_anywhere_is_finished_by_the_same_request(
    every_crash: Callable[..., Iterator[Change]],
) -> None:
    for change in every_crash(Change.cancel, 500, ask_to_cancel):
        audit(change.sale.trip)
        change.cancel()
        change.refund()
        books = audit(change.sale.trip)
        [refund] = books.refunds.values()
        paid = sum(payment.amount.amount for payment in books.payments.values())
        assert change.sale.provider.balance == paid - refund.amount.amount


def test_a_refund_that_dies_anywhere_is_finished_by_the_next_check(
    every_crash: Callable[..., Iterator[Change]],
) -> None:
    for change in every_crash(Change.refund, 500, ask_to_cancel, Change.cancel):
        audit(change.sale.trip)
        change.refund()
        books = audit(change.sale.trip)
        [refund] = books.refunds.values()
        assert len(change.sale.provider.refunds) == 1
        assert change.sale.provider.balance == refund.amount.amount, "the other ticket's price stays"


def test_an_exchange_for_a_cheaper_trip_that_dies_anywhere_is_finished_by_the_same_request(
    every_crash: Callable[..., Iterator[Change]],
) -> None:
    for change in every_crash(Change.exchange, 300, ask_to_exchange):
        audit_all([change.sale.trip, change.to])
        change.exchange()
        former = found(change.sale.booking_id)
        assert former.status is BookingStatus.EXCHANGED
        assert former.exchanged_for is not None
        assert found(former.exchanged_for).status is BookingStatus.CONFIRMED
        balances = audit_all([change.sale.trip, change.to])
        assert balances["owed_to_payers"] < 0


def test_an_exchange_for_a_dearer_trip_that_dies_anywhere_asks_the_payer_once(
    every_crash: Callable[..., Iterator[Change]],
) -> None:
    for change in every_crash(Change.exchange, 800, ask_to_exchange):
        audit_all([change.sale.trip, change.to])
        change.exchange()
        change.settle()  # as the payment's own event does, should the payer never have been asked
        approve(change)
        change.settle()
        former = found(change.sale.booking_id)
        assert former.status is BookingStatus.EXCHANGED
        balances = audit_all([change.sale.trip, change.to])
        assert balances["mobile_money"] == change.sale.provider.balance


def test_the_settlement_of_an_exchange_that_dies_anywhere_is_finished_by_the_next_check(
    every_crash: Callable[..., Iterator[Change]],
) -> None:
    for change in every_crash(Change.settle, 800, ask_to_exchange, Change.exchange, approve):
        audit_all([change.sale.trip, change.to])
        change.settle()
        former = found(change.sale.booking_id)
        assert former.status is BookingStatus.EXCHANGED
        assert former.exchanged_for is not None
        new = found(former.exchanged_for)
        assert new.status is BookingStatus.CONFIRMED
        assert len(paid_for(new)) == 2
        balances = audit_all([change.sale.trip, change.to])
        assert balances == {
            "mobile_money": change.sale.provider.balance,
            "ticket_sales": -change.sale.provider.balance,
        }
