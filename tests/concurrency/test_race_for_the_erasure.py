"""Runs of the retention at the same moment, on AWS's own engine and its index."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from tests.support.books import audit
from tests.support.sales import Sale, later
from tests.support.wired_provider import WiredProvider
from tms.bookings import retention_store
from tms.bookings.booking import HOLD_SECONDS, PAYMENT_SECONDS
from tms.bookings.retention import Kind
from tms.payments import settlement, start_payment
from tms.payments import store as payments_store
from tms.privacy import on_retention_over
from tms.privacy.on_retention_over import DAY, Settings, erase_what_is_due

RUNS, SALES = 4, 12

pytestmark = pytest.mark.usefixtures("own_tables")


@pytest.fixture
def sales(monkeypatch: pytest.MonkeyPatch) -> list[Sale]:
    """Sales that were paid, each on a trip of its own, and as many whose payer said no."""
    monkeypatch.setattr(on_retention_over, "settings", lambda: Settings("90"))
    made = []
    for number in range(2 * SALES):
        sale = Sale(WiredProvider())
        monkeypatch.setattr(start_payment, "momo", lambda provider=sale.provider: provider)
        for step in (sale.publish, sale.hold, sale.pay, sale.decline if number % 2 else sale.approve):
            step()
        sale.check()
        made.append(sale)
    return made


def at_once(*work: Callable[[], object]) -> None:
    start = Barrier(len(work))

    def run(each: Callable[[], object]) -> object:
        start.wait()
        return each()

    with ThreadPoolExecutor(len(work)) as pool:
        for done in [pool.submit(run, each) for each in work]:
            done.result()


def assert_forgotten(sales: list[Sale]) -> None:
    for sale in sales:
        books = audit(sale.trip)
        [booking] = books.bookings.values()
        assert (booking.customer, {place.passenger for place in booking.places}) == (None, {None})
        assert {ticket.passenger for ticket in books.tickets.values()} <= {None}
        payment = payments_store.find(sale.payment_id)
        assert payment is not None
        assert payment.payer is None


def listed() -> list[str]:
    far = 10**11
    return [each.booking_id for kind in Kind for each in retention_store.waiting(kind, far)]


def test_runs_at_once_erase_everything_once_and_none_fails(sales: list[Sale]) -> None:
    assert len(listed()) == len(sales)
    with later(200 * DAY):
        at_once(*[lambda: erase_what_is_due(lambda: 600)] * RUNS)
    assert listed() == []
    assert_forgotten(sales)


def test_money_that_comes_during_a_run_buys_its_seats_and_names_nobody(
    sales: list[Sale], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_retention_over, "UNPAID_DAYS", 0)
    unpaid = [sale for sale in sales if not audit(sale.trip).tickets]
    assert len(unpaid) == SALES
    for sale in unpaid:
        sale.approve()
    with later(HOLD_SECONDS + PAYMENT_SECONDS + 1):
        settling = [partial(settlement.settle, sale.payment_id, sale.provider) for sale in unpaid]
        at_once(lambda: erase_what_is_due(lambda: 600), *settling)
    for sale in unpaid:
        sale.assert_sold()
    with later(200 * DAY):
        erase_what_is_due(lambda: 600)
    assert listed() == []
    assert_forgotten(sales)
