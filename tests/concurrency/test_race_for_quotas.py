"""Many holds at once by one caller, or from one address: no more than the quotas allow succeed."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from secrets import token_urlsafe
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.books import audit
from tests.support.crowd import AtMomo, Crowd, views
from tests.support.sales import Sale, later
from tests.support.trips import phone, wish
from tests.support.wired_provider import WiredProvider
from tms.bookings import hold_seats, on_hold_due, quotas
from tms.bookings.requests import ContactRequest, HoldRequest
from tms.bookings.views import BookingView
from tms.kernel.access import tally
from tms.kernel.access.caller import Caller, guest, with_roles
from tms.kernel.access.request_context import RequestContext, entered
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id
from tms.payments import limits, start_payment
from tms.payments import store as payments_store
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView
from tms.trips.trip import Trip

LATER = 601
"""Seconds after which a hold is over."""


def hold(caller: Caller, request: HoldRequest, source_ip: str) -> BookingView:
    """Hold seats as a request from this address does."""
    with entered(RequestContext(caller.subject, source_ip=source_ip)):
        return hold_seats.hold_seats(caller, request, str(uuid.uuid4()))


def guests(trip: Trip, number: int, source_ip: str, seats: int = 2) -> list[partial[BookingView]]:
    """Return holds of as many guests, each with a contact of its own."""
    return [
        partial(hold, guest(token_urlsafe(18)), wanted(trip, seats, f"+25078{index:07}"), source_ip)
        for index in range(number)
    ]


def wanted(trip: Trip, seats: int, phone: str) -> HoldRequest:
    return replace(wish(trip.trip_id, range(2), [None] * seats), contact=ContactRequest(phone=phone))


def new_key() -> str:
    return str(uuid.uuid4())


def network() -> str:
    """An address of its own for a test."""
    return f"2001:db8:{uuid.uuid4().hex[:4]}:{uuid.uuid4().hex[:4]}::1"


def held(quota: str) -> Counter[str]:
    """The counts of a quota that are above nothing, by key."""
    found = tally.TallyRecord.scan(tally.TallyRecord.pk.startswith(f"TALLY#{quota}#"), consistent_read=True)
    return Counter({record.pk: int(record.held) for record in found if record.held})


@pytest.fixture
def early() -> float:
    """Seconds from now until an hour has just begun: no test is cut in two by the border of two windows."""
    return quotas.HOUR - epoch() % quotas.HOUR + 60


def mostly_decided(crowd: Crowd, tasks: Sequence[Callable[[], Any]], at_once: int, early: float) -> list[Any]:
    """Do each task; few may be busy, because others write the same count."""
    answers = crowd.do(tasks, at_once, early)
    busy = answers.count(repr(Conflicted()))
    assert busy <= len(tasks) // 2
    return answers


def test_guests_of_one_address_hold_eighteen_seats_of_a_trip_however_many_ask_at_once(
    crowd: Crowd, on_sale: Callable[..., Trip], early: float
) -> None:
    trip, address = on_sale(legs=2, rows=15), network()

    answers = mostly_decided(crowd, guests(trip, 40, address), 5, early)
    rest = crowd.do(guests(trip, 9, address), 1, early)

    assert len(views(answers + rest)) == quotas.GUESTS_OF_TRIP.held // 2
    assert rest[-1] == "too_many_unpaid"
    assert audit(trip).legs_sold_or_held == quotas.GUESTS_OF_TRIP.held * 2


def test_one_contact_holds_twelve_seats_however_many_ask_at_once(
    crowd: Crowd, on_sale: Callable[..., Trip], early: float
) -> None:
    trip = on_sale(legs=2, rows=15)
    phone = f"+25079{uuid.uuid4().int % 10**7:07}"
    tasks = [partial(hold, guest(token_urlsafe(18)), wanted(trip, 3, phone), network()) for _ in range(24)]

    answers = mostly_decided(crowd, tasks, 4, early)
    rest = crowd.do(tasks[:4], 1, early)

    assert len(views(answers + rest)) == quotas.CONTACT.held // 3
    assert rest[-1] == "too_many_unpaid"


def test_one_account_holds_45_seats_however_many_requests_it_sends_at_once(
    crowd: Crowd, on_sale: Callable[..., Trip], early: float
) -> None:
    trip, mine = on_sale(legs=2, rows=15), with_roles(new_id("acc"), {"passenger"})
    tasks = [partial(hold, mine, wanted(trip, 9, "+250788123456"), network()) for _ in range(16)]

    answers = mostly_decided(crowd, tasks, 4, early)
    rest = crowd.do(tasks[:5], 1, early)

    assert len(views(answers + rest)) == 5
    assert audit(trip).legs_sold_or_held == 45 * 2


def test_of_holds_that_many_look_at_when_they_are_over_each_is_counted_as_lapsed_once(
    crowd: Crowd, on_sale: Callable[..., Trip], early: float
) -> None:
    trip, address = on_sale(legs=2, rows=15), network()
    made = views(crowd.do(guests(trip, 6, address), 1, early))
    assert len(made) == 6
    before = lapsed()

    due = [partial(on_hold_due.expire_hold, view.booking_id) for view in made] * 5
    assert set(crowd.do(due, 6, early + LATER)) == {0}

    assert sum((lapsed() - before).values()) == 12


def lapsed() -> Counter[str]:
    pattern = f"TALLY#{quotas.GUESTS_FROM.name}#"
    found = tally.TallyRecord.scan(tally.TallyRecord.pk.startswith(pattern), consistent_read=True)
    return Counter({record.pk + record.sk: int(record.lapsed) for record in found if record.lapsed})


def test_a_lapse_and_a_payment_at_once_take_the_seats_off_once(
    on_sale: Callable[..., Trip], monkeypatch: pytest.MonkeyPatch, early: float
) -> None:
    provider = WiredProvider()
    monkeypatch.setattr(start_payment, "momo", lambda: provider)
    sale = Sale(provider, on_sale(legs=3, rows=1))
    key = f"TALLY#{quotas.ACCOUNT.name}#{sale.caller.subject}"
    with later(early):
        sale.hold()
        assert held(quotas.ACCOUNT.name)[key] == 2
        sale.pay()
        sale.approve()
    status = provider.status

    def lapse_meanwhile(reference: uuid.UUID) -> Any:
        monkeypatch.setattr(provider, "status", status)
        with later(2 * LATER):  # from the moment of the check on
            on_hold_due.expire_hold(sale.booking_id)
        return status(reference)

    monkeypatch.setattr(provider, "status", lapse_meanwhile)
    with later(early):
        assert sale.check() == 0
        sale.assert_sold()
    assert held(quotas.ACCOUNT.name)[key] == 0


def test_guests_at_once_ring_one_phone_six_times(
    crowd: Crowd, on_sale: Callable[..., Trip], momo: AtMomo, early: float
) -> None:
    trip, payer = on_sale(legs=2, rows=15), phone()
    owners = [guest(token_urlsafe(18)) for _ in range(18)]
    with later(early):
        held = [hold(owner, wanted(trip, 1, phone()), network()) for owner in owners]
    body = {"method": "momo", "payer": {"phone": payer}}
    asks = [
        partial(
            momo.pay, owner, read(PaymentRequest, body | {"booking_id": each.booking_id}), str(uuid.uuid4())
        )
        for owner, each in zip(owners, held, strict=True)
    ]

    answers = crowd.do(asks, 4, early)

    assert answers.count("too_many_requests_to_pay") == 18 - limits.TO_FOR_GUESTS.times
    assert sum(isinstance(answer, PaymentView) for answer in answers) == limits.TO_FOR_GUESTS.times
    assert len(audit(trip).payments) == limits.TO_FOR_GUESTS.times


def test_of_callbacks_at_once_one_asks_the_provider(crowd: Crowd, on_sale: Callable[..., Trip]) -> None:
    sale = Sale(WiredProvider(), on_sale(legs=3, rows=1))
    sale.hold()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(start_payment, "momo", lambda: sale.provider)
        sale.pay()

    answers = crowd.do([partial(payments_store.hear, sale.payment_id, epoch())] * 40, 10)

    assert Counter(answer is not None for answer in answers) == {True: 1, False: 39}
