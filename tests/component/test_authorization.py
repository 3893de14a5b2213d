"""Whose things are whose where the matrix does not look: staff who buy, and what requests claim."""

from tests.support.buying import hold
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import AGENT, FOREIGN_AGENT


def test_a_company_s_agent_sells_without_seeing_other_companies(cloud: Cloud, clock: HeldClock):
    theirs = hold(publish(), caller=FOREIGN_AGENT)
    path = {"booking_id": theirs["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT).status == 200  # who made it
    assert call("bookings/get_booking", path=path, caller=AGENT).status == 200  # whose trip it is


def test_a_company_that_a_body_or_header_claims_counts_for_nothing(cloud: Cloud, clock: HeldClock):
    booking = hold(publish())
    path = {"booking_id": booking["booking_id"]}
    headers = {"company": AGENT["company"], "X-Company": AGENT["company"]}
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT, headers=headers).status == 404
