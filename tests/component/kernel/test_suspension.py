"""Whoever is suspended changes nothing from that moment on, whatever their token says."""

import pytest

from tests.support.buying import hold, wish
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
