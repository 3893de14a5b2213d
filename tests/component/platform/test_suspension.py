"""The platform suspends a company: it sells no more, and whoever bought a ticket still travels."""

import json

import pytest

from tests.support.buying import wish
from tests.support.company import audited, enrol, invite, make_role, on_record
from tests.support.driving import board
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import (
    ADMIN,
    AGENT,
    ANONYMOUS,
    COMPANY,
    FOREIGN_AGENT,
    OTHER_COMPANY,
    OWNER,
    PASSENGER,
    key,
)
from tms.companies import company_store
from tms.companies.company import CompanyState
from tms.companies.for_platform import profiles
from tms.kernel.access import suspension
from tms.kernel.ids import new_id

REASON = "The licence has run out."


@pytest.fixture(autouse=True)
def _company(cloud, clock):
    on_record()
    on_record(OTHER_COMPANY)
    enrol(OWNER, AGENT)


def suspend(company=COMPANY, caller=ADMIN, reason=REASON):
    body = {"reason": reason}
    return call("platform/suspend_company", path={"company_id": company}, body=body, caller=caller)


def reinstate(company=COMPANY, caller=ADMIN):
    return call("platform/reinstate_company", path={"company_id": company}, caller=caller)


def suspended():
    return suspension.of(OWNER["subject"], COMPANY).company_suspended


def test_it_stands_in_the_record_the_list_and_the_audit_trail(cloud):
    answer = suspend()
    assert (answer.status, answer.json["state"]) == (200, "SUSPENDED")
    found = company_store.find_company(COMPANY)
    assert found is not None
    assert found.state is CompanyState.SUSPENDED
    assert suspended()
    (record,) = audited(cloud, "company.suspended")
    assert (record["pk"], record["target"], record["actor"]) == (COMPANY, COMPANY, ADMIN["subject"])
    assert json.loads(record["before"]) == {"state": "ACTIVE"}
    assert json.loads(record["after"]) == {"state": "SUSPENDED", "reason": REASON}


def test_again_it_changes_nothing(cloud):
    suspend()
    assert suspend(reason="Another reason.").json["state"] == "SUSPENDED"
    assert len(audited(cloud, "company.suspended")) == 1
    assert reinstate().json["state"] == "ACTIVE"
    assert reinstate().json["state"] == "ACTIVE"
    assert len(audited(cloud, "company.reinstated")) == 1
    assert not suspended()


def test_its_people_change_nothing_from_that_moment_on():
    suspend()
    assert invite().code == "company_suspended"
    assert make_role("Gate", "tickets:scan").code == "company_suspended"
    assert call("companies/list_staff", caller=OWNER).status == 200
    reinstate()
    assert invite().status == 201


def test_it_sells_no_more_and_carries_whom_it_sold_to(clock):
    trip = publish()
    suspend()
    hold = call("bookings/hold_seats", body=wish(trip, "1A"), caller=AGENT, headers=key())
    assert hold.code == "company_suspended"
    for buyer in (PASSENGER, ANONYMOUS):
        sold = call("bookings/hold_seats", body=wish(trip, "1A"), caller=buyer, headers=key())
        assert (sold.status, sold.code) == (409, "sales_closed")
    board(trip, clock)


def test_who_held_a_seat_before_is_answered_from_it_and_others_buy_again_later():
    trip, once = publish(), key()
    held = call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=once)
    suspend()
    again = call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=once)
    assert (again.status, again.json) == (held.status, held.json)
    reinstate()
    assert call("bookings/hold_seats", body=wish(trip, "1B"), caller=ANONYMOUS, headers=key()).status == 201


@pytest.mark.parametrize("buyer", [FOREIGN_AGENT, PASSENGER, ANONYMOUS], ids=["agent", "passenger", "guest"])
def test_other_companies_and_their_passengers_go_on(buyer):
    theirs = publish(company_id=OTHER_COMPANY, company="Umucyo Coaches")
    suspend()
    sold = call("bookings/hold_seats", body=wish(theirs, "1A"), caller=buyer, headers=key())
    assert sold.status == 201
    suspend(OTHER_COMPANY)
    refused = call("bookings/hold_seats", body=wish(theirs, "1B"), caller=buyer, headers=key())
    assert refused.code in {"company_suspended", "sales_closed"}


def test_a_company_that_is_not_there(cloud):
    for answer in (suspend(new_id("co")), reinstate(new_id("co"))):
        assert (answer.status, answer.code) == (404, "company_not_found")
    assert audited(cloud, "company.suspended") == []


def test_nobody_else_suspends_or_reinstates():
    assert suspend(caller=OWNER).code == "not_allowed"
    suspend()
    assert reinstate(caller=OWNER).code in {"not_allowed", "company_suspended"}
    assert suspended()


def test_a_reason_is_asked_for():
    assert suspend(reason=" ").code == "invalid_field"


def test_loading_the_sample_companies_again_reinstates_nobody():
    suspend()
    on_record()
    found = company_store.find_company(COMPANY)
    assert found is not None
    assert found.state is CompanyState.SUSPENDED


def test_two_who_suspend_at_the_same_moment_write_one_record(cloud, monkeypatch):
    set_state = profiles.set_state

    def overtaken(*arguments):
        monkeypatch.setattr(profiles, "set_state", set_state)
        assert suspend(reason="I was faster.").status == 200
        set_state(*arguments)

    monkeypatch.setattr(profiles, "set_state", overtaken)
    assert suspend().json["state"] == "SUSPENDED"
    (record,) = audited(cloud, "company.suspended")
    assert json.loads(record["after"])["reason"] == "I was faster."
