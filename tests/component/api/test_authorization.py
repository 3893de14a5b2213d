"""Whose things are whose where the matrix does not look: staff who buy, and what requests claim."""

from typing import Any

import pytest

from tests.support.buying import hold, start, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol, invite
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import (
    AGENT,
    COMPANY,
    FOREIGN_AGENT,
    FOREIGN_OWNER,
    OTHER_COMPANY,
    OWNER,
    Person,
    key,
    person,
)
from tms.bookings import hold_seats


@pytest.mark.parametrize(
    "seller",
    [FOREIGN_AGENT, FOREIGN_OWNER, person("pos_device", OTHER_COMPANY)],
    ids=lambda each: each["roles"],
)
def test_nobody_sells_seats_of_another_company_s_trip(seller: Person, cloud: Cloud, clock: HeldClock):
    refused = call("bookings/hold_seats", body=wish(publish(), "1A"), caller=seller, headers=key())
    assert (refused.status, refused.code) == (403, "another_company")
    assert cloud.items("bookings", "BOOKING#") == []


def test_nobody_takes_money_for_one_that_was_held_before(
    cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(hold_seats, "require_selling", lambda *_: None)
        theirs = hold(publish(), caller=FOREIGN_AGENT)
    assert start(theirs, FOREIGN_AGENT).code == "another_company"


CLAIM = {"company": COMPANY, "company_id": COMPANY}
HEADERS = {"company": COMPANY, "X-Company": COMPANY, "X-Company-Id": COMPANY}


@pytest.mark.parametrize(
    "claimed", [{"headers": HEADERS}, {"body": CLAIM}, {"headers": HEADERS, "body": CLAIM}]
)
def test_a_company_that_a_body_or_header_claims_shows_nothing_of_it(
    claimed: dict[str, Any], cloud: Cloud, clock: HeldClock
):
    path = {"booking_id": hold(publish())["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=AGENT).status == 200
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT, **claimed).status == 404


def test_nor_is_anything_written_there(cloud: Cloud, clock: HeldClock):
    enrol(OWNER, FOREIGN_OWNER)
    before = cloud.items("companies", f"COMPANY#{COMPANY}")
    for name in CLAIM:
        assert invite(caller=FOREIGN_OWNER, **{name: COMPANY}).code == "invalid_field"
    assert invite(caller=FOREIGN_OWNER, headers={**key(), **HEADERS}).status == 201
    assert cloud.items("companies", f"COMPANY#{COMPANY}") == before
    theirs = call("companies/list_staff", caller=FOREIGN_OWNER).json["items"]
    assert [each["state"] for each in theirs].count("INVITED") == 1
