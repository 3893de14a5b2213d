"""Owners of a company who turn against each other at the same moment: one always stays."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest

from tests.concurrency.crowd import Crowd
from tests.concurrency.post import new_email
from tests.support.accounts import account
from tests.support.company import enrol
from tests.support.people import Person, person
from tms.companies import staffing, store
from tms.companies.requests import StaffChange
from tms.companies.staff_views import StaffView
from tms.kernel.caller import with_roles
from tms.kernel.ids import new_id
from tms.kernel.store import Conflicted

AGENT = StaffChange.model_validate({"roles": ["agent"]})
REFUSALS = {"last_owner", "permissions_changed", "beyond_own_permissions", repr(Conflicted())}


def company_of(owners: int) -> list[Person]:
    """Found a company in the hands of so many."""
    company = new_id("co")
    people = [person("owner", company, f"owner {number}") for number in range(owners)]
    for each in people:
        account("owner", account_id=each["subject"], email=new_email(), company=company)
    enrol(*people)
    return people


def demotion(by: Person, of: Person) -> partial[StaffView]:
    return partial(staffing.change_staff, caller(by), of["subject"], AGENT)


def deactivation(by: Person, of: Person) -> partial[StaffView]:
    return partial(staffing.deactivate, caller(by), of["subject"])


def caller(who: Person) -> Any:
    return with_roles(who["subject"], frozenset({"owner"}), who["company"])


def owners_left(people: Sequence[Person]) -> set[str]:
    """Return whose hands the company is in, by its own list and by what its members have."""
    company = people[0]["company"]
    _, members = store.roles_and_members(company)
    assert len(members) == len(people)
    left = {member.account_id for member in members if member.is_owner}
    assert left == store.owners_of(company)
    return left


@pytest.mark.parametrize("against", [demotion, deactivation])
def test_of_two_owners_who_remove_each_other_at_once_one_stays(crowd: Crowd, against: Any) -> None:
    companies = [company_of(2) for _ in range(15)]

    pairs = [pair for one, other in companies for pair in ((one, other), (other, one))]
    answers = crowd.do([against(by, of) for by, of in pairs], 1)

    assert [len(owners_left(people)) for people in companies] == [1] * 15
    assert {answer for answer in answers if isinstance(answer, str)} <= REFUSALS
    assert len([answer for answer in answers if isinstance(answer, StaffView)]) == 15


def test_of_five_owners_who_all_remove_each_other_at_once_one_stays(crowd: Crowd) -> None:
    for _ in range(3):
        people = company_of(5)
        pairs = [(by, of) for by in people for of in people if by != of]

        answers = crowd.do([demotion(by, of) for by, of in pairs], 5)

        left = owners_left(people)
        removed = [answer for answer in answers if isinstance(answer, StaffView)]
        assert left
        assert {answer for answer in answers if isinstance(answer, str)} <= REFUSALS
        assert {each.account_id for each in removed} == {each["subject"] for each in people} - left
