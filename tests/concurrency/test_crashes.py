"""A crash at every network call of a sale: what is written is right, and a retry or time repairs it."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.support.books import audit
from tests.support.crashes import WRITES, answer_lost, at_each_call
from tests.support.sales import LEGS, SEATS, Sale, later
from tests.support.trips import passenger
from tests.support.wired_provider import WiredProvider
from tms.bookings.booking import HOLD_SECONDS, PAYMENT_SECONDS, BookingStatus
from tms.kernel.errors import Conflict
from tms.payments import start_payment
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import PaymentStatus
from tms.trips import journey_store
from tms.trips import store as trips_store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import TripStatus

Step = Callable[[Sale], object]
Play = Callable[..., Iterator[Sale]]

TO_HELD = (Sale.publish, Sale.hold)
TO_PAID = (*TO_HELD, Sale.pay, Sale.approve)
TO_TICKET = (*TO_PAID, Sale.check)

NEVER = -1

pytestmark = pytest.mark.usefixtures("own_tables")


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Sale]:
    """Plays a sale up to a point."""

    def play(provider: WiredProvider, *steps: Step) -> Sale:
        monkeypatch.setattr(start_payment, "momo", lambda: provider)
        sale = Sale(provider)
        for step in steps:
            step(sale)
        return sale

    return play


@pytest.fixture(params=[False, True], ids=["the call never arrives", "its answer is lost"])
def every_crash(request: pytest.FixtureRequest, begin: Callable[..., Sale]) -> Play:
    """Plays a step anew for each of its network calls, crashes at that call, and hands over what is left."""

    def play(step: Step, *before: Step) -> Iterator[Sale]:
        yield from at_each_call(
            lambda wire: begin(WiredProvider(wire=wire.carry), *before),
            step,
            arrives=request.param,
            reads_at_once=step is Sale.scan,
        )

    return play


def test_hold_and_the_same_request_again(every_crash: Play) -> None:
    for sale in every_crash(Sale.hold, Sale.publish):
        audit(sale.trip)
        assert sale.hold().status is BookingStatus.HELD
        books = audit(sale.trip)
        assert set(books.bookings) == {sale.booking_id}
        assert books.legs_sold_or_held == len(LEGS) * len(SEATS)


def test_hold_and_nobody_comes_back(every_crash: Play) -> None:
    for sale in every_crash(Sale.hold, Sale.publish):
        with later(HOLD_SECONDS):
            assert audit(sale.trip).legs_sold_or_held == 0
            assert sale.hold(passenger()).status is BookingStatus.HELD
            audit(sale.trip)


def test_start_of_a_payment_and_the_same_request_again(every_crash: Play) -> None:
    for sale in every_crash(Sale.pay, *TO_HELD):
        audit(sale.trip)
        assert sale.pay().status is PaymentStatus.PENDING
        sale.check()  # by the payment's own event, should the customer's request never have asked the payer
        sale.approve()
        assert sale.check() == 0
        sale.assert_sold()


def test_start_of_a_payment_and_nobody_comes_back(every_crash: Play) -> None:
    for sale in every_crash(Sale.pay, *TO_HELD):
        if audit(sale.trip).payments:
            sale.check()
            sale.approve()
            assert sale.check() == 0
            sale.assert_sold()
        else:
            with later(HOLD_SECONDS):
                assert audit(sale.trip).legs_sold_or_held == 0
            assert sale.provider.charges == {}, "nobody is asked for money that is not written down"


def test_settling_and_the_next_check(every_crash: Play) -> None:
    for sale in every_crash(Sale.check, *TO_PAID):
        audit(sale.trip)
        assert sale.check() == 0
        sale.assert_sold()


def test_settling_late_with_the_seats_still_free_and_the_next_check(every_crash: Play) -> None:
    for sale in every_crash(Sale.check_late, *TO_PAID):
        with later(PAYMENT_SECONDS + 1):
            audit(sale.trip)
            assert sale.check() == 0
            sale.assert_sold()


def test_failure_of_a_payment_and_the_next_check(every_crash: Play) -> None:
    for sale in every_crash(Sale.check, *TO_HELD, Sale.pay, Sale.decline):
        audit(sale.trip)
        assert sale.check() == 0
        [payment] = audit(sale.trip).payments.values()
        assert payment.status is PaymentStatus.FAILED
        with pytest.raises(Conflict):  # the seats are still this customer's
            sale.hold(passenger())
        assert sale.pay("another payment").status is PaymentStatus.PENDING


def test_giving_money_back_and_the_next_checks(every_crash: Play) -> None:
    def give_back(sale: Sale) -> None:
        while sale.check_late():
            pass

    for sale in every_crash(give_back, *TO_PAID, Sale.lose_the_seats):
        with later(PAYMENT_SECONDS + 1):
            audit(sale.trip)
        give_back(sale)
        with later(PAYMENT_SECONDS + 1):
            books = audit(sale.trip)
        [payment] = books.payments.values()
        assert payment.status is PaymentStatus.REFUNDED
        assert len(sale.provider.refunds) == 1
        assert books.balance(LedgerAccount.MOBILE_MONEY) == sale.provider.balance == 0
        assert books.tickets == {}


def test_publishing_a_trip_and_publishing_it_again(every_crash: Play) -> None:
    for sale in every_crash(Sale.publish):
        assert_on_sale_if_published(sale)
        sale.publish()
        assert_on_sale_if_published(sale)
        published = trips_store.find(sale.trip.trip_id)
        assert published is not None
        assert published.status is TripStatus.PUBLISHED


def test_boarding_and_the_same_scan_again(every_crash: Play) -> None:
    for sale in every_crash(Sale.scan, *TO_TICKET, Sale.board):
        assert sale.scan().verdict == "ok"
        assert sale.scan("another-scan").verdict == "already_boarded"


@pytest.mark.parametrize(
    ("step", "before"),
    [
        (Sale.hold, [Sale.publish]),
        (Sale.pay, TO_HELD),
        (Sale.check, TO_PAID),
        (Sale.check, [*TO_HELD, Sale.pay, Sale.decline]),
        (Sale.check_late, TO_PAID),
        (Sale.check_late, [*TO_PAID, Sale.lose_the_seats]),
        (Sale.publish, []),
        (Sale.scan, (*TO_TICKET, Sale.board)),
    ],
    ids=["hold", "pay", "settle", "fail", "settle late", "give back", "publish", "board"],
)
def test_an_answer_that_is_lost_and_asked_for_again_by_the_sdk_is_the_answer_of_a_calm_day(
    begin: Callable[..., Sale], step: Step, before: list[Step]
) -> None:
    calm = begin(WiredProvider(), *before)
    with answer_lost(NEVER) as calls:
        expected = step(calm)
    assert WRITES & set(calls)
    for number in range(len(calls)):
        sale = begin(WiredProvider(), *before)
        with answer_lost(number) as sent:
            answer = step(sale)
        if step is Sale.scan:  # some of its reads run at the same time, so they come in any order
            assert Counter(sent) == Counter([*calls, sent[number]])
        else:
            assert sent[number] == sent[number + 1] == calls[number]
        assert outline(answer) == outline(expected)
        with later(PAYMENT_SECONDS + 1 if step is Sale.check_late else 0):
            assert states(sale) == states(calm)


def outline(answer: object) -> object:
    """What an answer says, without the ids that differ from sale to sale."""
    return getattr(answer, "status", None) or getattr(answer, "verdict", None) or answer


def states(sale: Sale) -> list[list[str]]:
    """How the sale's records stand."""
    books = audit(sale.trip)
    records = (books.bookings, books.payments, books.tickets)
    return [sorted(record.status.value for record in kept.values()) for kept in records]


def assert_on_sale_if_published(sale: Sale) -> None:
    trip = trips_store.find(sale.trip.trip_id)
    if trip is None or trip.status is not TripStatus.PUBLISHED:
        return
    assert set(audit(sale.trip).seats) == {"1A", "1B", "1C", "1D"}
    for journey in sold_journeys(trip):
        day = journey.departure_at.date().isoformat()
        found, following = journey_store.journeys(
            journey.origin_id, journey.destination_id, day, behind="", limit=1000
        )
        assert following is None
        assert [each for each in found if each.trip_id == trip.trip_id] == [journey]
