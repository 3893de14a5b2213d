"""What people of a company do to each other at the same moment: one owner always stays, one joins once."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.support.accounts import account
from tests.support.company import enrol, enrol_in
from tests.support.crowd import Crowd
from tests.support.people import Person, person
from tests.support.post import new_email
from tms.accounts import invitation_store
from tms.accounts import store as accounts
from tms.accounts.passwords import hashing as passwords
from tms.auth.accept_invitation import accept_invitation
from tms.auth.requests import AcceptRequest
from tms.auth.views import Joined
from tms.companies import store
from tms.companies.create_role import create_role
from tms.companies.deactivate_staff import deactivate_staff
from tms.companies.invite_staff import invite_staff
from tms.companies.requests import InvitationRequest, RoleChange, RoleRequest, StaffChange
from tms.companies.update_role import update_role
from tms.companies.update_staff import update_staff
from tms.companies.views import DeactivatedStaff, RoleView, StaffView
from tms.fleet.for_companies import trips_ahead
from tms.kernel.access import suspension
from tms.kernel.access.caller import with_roles
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch, now
from tms.kernel.conflicts import Conflicted
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id

NARROW = read(RoleChange, {"permissions": ["tickets:scan"]})
AGENT = read(StaffChange, {"roles": ["agent"]})
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
    return partial(update_staff, caller(by), of["subject"], AGENT)


def deactivation(by: Person, of: Person) -> partial[DeactivatedStaff]:
    return partial(deactivate_staff, caller(by), of["subject"], trips_ahead)


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


def managers_of_a_company() -> list[tuple[Person, str]]:
    """Found a company with two people who manage its roles, each by another role of its own."""
    [owner] = company_of(1)

    def manager(name: str) -> tuple[Person, str]:
        wanted = read(RoleRequest, {"name": name, "permissions": ["roles:manage", "tickets:scan"]})
        role = create_role(caller(owner), wanted, str(uuid4())).role
        who = person("supervisor", owner["company"], name)
        enrol_in(who, role)
        return who, role

    return [manager("one"), manager("other")]


def narrowing(by: Person, role: str) -> partial[RoleView]:
    return partial(update_role, caller(by), role, NARROW)


def test_of_two_who_narrow_each_other_s_role_at_once_one_manages_still(crowd: Crowd) -> None:
    pairs = [managers_of_a_company() for _ in range(15)]

    tasks = [
        narrowing(by, role) for one, other in pairs for by, role in ((one[0], other[1]), (other[0], one[1]))
    ]
    answers = crowd.do(tasks, 1)

    assert len([answer for answer in answers if isinstance(answer, RoleView)]) == 15
    assert {answer for answer in answers if not isinstance(answer, RoleView)} <= REFUSALS
    for pair in pairs:
        held = [store.find_grants(who["company"], who["subject"]) for who, _ in pair]
        assert len([each for each in held if each and Permission.ROLE_MANAGE in each.permissions]) == 1


def invitation(by: Person) -> tuple[str, str]:
    """Invite somebody; return the account and what came by mail."""
    body = {"full_name": "Bosco Ndoli", "email": new_email(), "roles": ["agent"]}
    invited = invite_staff(caller(by), read(InvitationRequest, body), str(uuid4())).account_id
    token = invitation_store.new_token(invited)
    later = int(now().timestamp() * 1000) + 1
    assert invitation_store.keep(invited, token, asked_at=later, at=epoch())
    return invited, token


def acceptance(token: str, password: str) -> partial[Joined]:
    request = read(AcceptRequest, {"token": token, "password": password})
    return partial(accept_invitation, request, token[:30])


def test_an_invitation_that_20_accept_at_once_is_accepted_by_one(crowd: Crowd) -> None:
    [owner] = company_of(1)
    invited, token = invitation(owner)
    chosen = [f"correct horse battery {number}" for number in range(20)]

    answers = crowd.do([acceptance(token, each) for each in chosen], 5)

    assert len([answer for answer in answers if isinstance(answer, Joined)]) == 1
    assert {each for each in answers if isinstance(each, str)} <= {"invitation_over", repr(Conflicted())}
    joined = accounts.by_id(invited)
    assert joined is not None
    assert joined.verified
    assert len([each for each in chosen if passwords.matches(each, joined.password_hash)]) == 1


def test_who_is_deactivated_while_accepting_is_inactive(crowd: Crowd) -> None:
    [owner] = company_of(1)
    for _ in range(8):
        invited, token = invitation(owner)
        tasks: list[partial[Any]] = [
            acceptance(token, "correct horse battery"),
            deactivation(owner, {"subject": invited}),
        ]

        answers = crowd.do(tasks, 1)

        assert {each for each in answers if isinstance(each, str)} <= {
            "invitation_over",
            "account_suspended",
            repr(Conflicted()),
        }
        member = store.find_member(owner["company"], invited)
        assert member is not None
        assert not member.active
        assert suspension.of(invited, None).account_suspended
