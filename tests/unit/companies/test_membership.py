"""What a member of a company may do follows from roles, extra and revoked permissions alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import COMPANY
from tms.companies.members import Member, MemberState, grants_of
from tms.companies.roles import GRANTABLE, Role
from tms.kernel.access.permissions import COMPANY_ROLES, OWN_ACCOUNT, ROLES, Permission
from tms.kernel.ids import derived_id

ROLE = derived_id("rol", "cashiers")
SETS = st.frozensets(st.sampled_from(Permission))


def role(*permissions: Permission) -> Role:
    return Role(ROLE, COMPANY, "Cashiers", frozenset(permissions), 0, 1, "", 0)


def member(*roles: str, extra=frozenset(), revoked=frozenset()) -> Member:
    account = derived_id("acc", *roles)
    return Member(COMPANY, account, frozenset(roles), extra, revoked, True, True, 1, None, 0)


PLATFORM = {Permission.COMPANY_MANAGE, Permission.COMPANY_SUSPEND, Permission.STATION_MANAGE}


@given(st.frozensets(st.sampled_from(sorted(COMPANY_ROLES))), SETS, SETS, SETS)
def test_effective_permissions(roles, own, extra, revoked):
    somebody = member(*roles, ROLE, extra=extra, revoked=revoked)
    may = somebody.permissions({ROLE: role(*own)})
    together = frozenset().union(*(ROLES[each] for each in roles)) | own | OWN_ACCOUNT
    assert may == ((together | extra) - revoked) - PLATFORM


def test_what_is_the_platforms_is_in_nobodys_reach():
    grand = member("platform_admin", "owner", ROLE, extra=frozenset(Permission))
    may = grand.permissions({ROLE: role(*Permission)})
    assert may == GRANTABLE
    assert not PLATFORM & may


def test_a_role_that_has_gone_allows_nothing():
    assert member(ROLE).permissions({}) == frozenset()


@pytest.mark.parametrize(
    ("active", "joined", "state"),
    [
        (True, True, MemberState.ACTIVE),
        (True, False, MemberState.INVITED),
        (False, True, MemberState.INACTIVE),
        (False, False, MemberState.INACTIVE),
    ],
)
def test_only_who_has_joined_and_is_active_may_sign_in(active, joined, state):
    somebody = replace(member("agent"), active=active, joined=joined)
    assert somebody.state is state
    assert grants_of(somebody, {}).active is (state is MemberState.ACTIVE)


def test_a_company_is_in_the_hands_of_active_owners_that_lack_nothing():
    owner = member("owner")
    assert owner.is_owner
    assert not replace(owner, joined=False).is_owner
    assert not replace(owner, active=False).is_owner
    assert not replace(owner, revoked=frozenset({Permission.STAFF_MANAGE})).is_owner
    assert not member("supervisor", extra=GRANTABLE).is_owner


def test_whoever_holds_more_than_a_driver_or_device_signs_in_by_two_steps():
    assert not grants_of(member("driver"), {}).second_factor
    assert not grants_of(member("pos_device"), {}).second_factor
    assert grants_of(member("agent"), {}).second_factor
    assert grants_of(member("driver", ROLE), {}).second_factor
    extra = frozenset({Permission.STAFF_MANAGE})
    assert grants_of(member("driver", extra=extra), {}).second_factor


def test_who_serves_sold_tickets_alone_goes_on_while_the_company_is_suspended():
    assert grants_of(member("driver", "inspector"), {}).allowed_while_company_suspended
    for sells in ("agent", "owner", "pos_device", "finance"):
        assert not grants_of(member(sells), {}).allowed_while_company_suspended
