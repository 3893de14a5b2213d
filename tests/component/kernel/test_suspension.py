"""Whoever is suspended changes nothing from that moment on, whatever their token says."""

import pytest

from infra.functions import http_functions
from tests.support.buying import hold, start, wish
from tests.support.driving import drive
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import AGENT, ANONYMOUS, COMPANY, DRIVER, PASSENGER, key
from tms.kernel.access import suspension
from tms.kernel.store import Transaction


@pytest.fixture
def trip(cloud, clock):
    return publish()


def suspend(account: str = "", company: str = "") -> None:
    transaction = Transaction()
    if account:
        suspension.suspend_account(transaction, account, "a test")
    if company:
        suspension.suspend_company(transaction, company)
    transaction.commit()


def reinstate(account: str) -> None:
    transaction = Transaction()
    suspension.reinstate_account(transaction, account, "a test")
    transaction.commit()


def try_to_hold(trip, caller):
    return call("bookings/hold_seats", body=wish(trip, "1A"), caller=caller, headers=key())


def test_a_suspended_account_holds_no_seat_and_sees_its_bookings_still(trip, cloud):
    booking = hold(trip, "2A")
    suspend(account=PASSENGER["subject"])
    before = cloud.items("bookings")
    assert try_to_hold(trip, PASSENGER).code == "account_suspended"
    assert cloud.items("bookings") == before
    path = {"booking_id": booking["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=PASSENGER).status == 200


def test_a_reinstated_account_goes_on_at_once(trip):
    suspend(account=PASSENGER["subject"])
    reinstate(PASSENGER["subject"])
    assert try_to_hold(trip, PASSENGER).status == 201


def test_a_suspended_company_sells_nothing_more_at_its_counters(trip):
    suspend(company=COMPANY)
    assert try_to_hold(trip, AGENT).code == "company_suspended"


def test_tickets_that_a_suspended_company_sold_still_travel(trip, clock):
    suspend(company=COMPANY)
    drive(trip, clock, "open_boarding", "record_departure", "record_arrival")


def test_a_suspended_driver_of_a_good_company_drives_nothing(trip):
    suspend(account=DRIVER["subject"])
    answer = call("trips/open_boarding", path={"trip_id": trip.trip_id}, caller=DRIVER)
    assert answer.code == "account_suspended"


def test_a_guest_has_no_account_that_could_be_suspended(trip):
    suspend(account=PASSENGER["subject"])
    assert try_to_hold(trip, ANONYMOUS).status == 201


THEMSELVES = ("hold_seats", "start_payment", "scan_ticket")
"""The first two refuse suspended callers by the read that asks whether the company sells; the last one reads
their standing at the same time as trip and ticket, see `tests/component/tickets/test_scans.py`."""


def test_these_routes_alone_refuse_suspended_callers_by_themselves():
    found = {each.name for each in http_functions() if each.route.refuses_suspended_itself}
    assert found == set(THEMSELVES)


@pytest.mark.parametrize("what", ["hold_seats", "start_payment"])
@pytest.mark.parametrize(
    ("caller", "suspended", "code"),
    [
        (PASSENGER, {"account": PASSENGER["subject"]}, "account_suspended"),
        (AGENT, {"account": AGENT["subject"]}, "account_suspended"),
        (AGENT, {"company": COMPANY}, "company_suspended"),
        (PASSENGER, {"company": COMPANY}, "sales_closed"),
        (ANONYMOUS, {"company": COMPANY}, "sales_closed"),
    ],
)
def test_who_is_suspended_neither_holds_nor_pays_and_leaves_nothing_behind(
    trip, cloud, provider, what, caller, suspended, code
):
    booking = hold(trip, "2A", caller=caller)
    suspend(**suspended)
    before = [cloud.items(table) for table in ("bookings", "payments", "guards")]
    answer = try_to_hold(trip, caller) if what == "hold_seats" else start(booking, caller)
    assert answer.code == code
    assert [cloud.items(table) for table in ("bookings", "payments", "guards")] == before
    assert not provider.charges
