"""Whose things are whose where the matrix does not look: staff who buy, and what requests claim."""

from typing import Any

import pytest

from tests.support.buying import hold
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol, invite
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import AGENT, COMPANY, FOREIGN_AGENT, FOREIGN_OWNER, OWNER, key


def test_a_company_s_agent_sells_without_seeing_other_companies(cloud: Cloud, clock: HeldClock):
    theirs = hold(publish(), caller=FOREIGN_AGENT)
    path = {"booking_id": theirs["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT).status == 200  # who made it
    assert call("bookings/get_booking", path=path, caller=AGENT).status == 200  # whose trip it is


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
