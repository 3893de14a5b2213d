"""Nobody reaches beyond what they hold themselves, nor at themselves, and a company keeps an owner."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.people import COMPANY
from tms.companies.members import Member, effective
from tms.companies.roles import GRANTABLE, Role, Roles
from tms.companies.rules import beyond, require_change, require_invitation
from tms.kernel.access.permissions import COMPANY_ROLES, Permission
from tms.kernel.errors import Conflict, Forbidden, Problem
from tms.kernel.ids import derived_id

ACTOR = derived_id("acc", "actor")
TARGET = derived_id("acc", "target")
OTHER = derived_id("acc", "other")

permissions = st.frozensets(st.sampled_from(Permission))
own_roles = st.dictionaries(
    st.sampled_from([derived_id("rol", name) for name in "abc"]),
    permissions.map(lambda held: Role("", COMPANY, "", held, 0, 1, "", 0)),
)


@st.composite
def members(draw, account: str = TARGET) -> tuple[Member, Roles]:
    own = draw(own_roles)
    roles = draw(st.frozensets(st.sampled_from([*sorted(COMPANY_ROLES), *sorted(own)]), min_size=1))
    return draw(with_roles(account, roles)), own


@st.composite
def with_roles(draw, account: str, roles: frozenset[str]) -> Member:
    return Member(
        company=COMPANY,
        account_id=account,
        roles=roles,
        extra=draw(permissions),
        revoked=draw(permissions),
        active=draw(st.booleans()),
        joined=draw(st.booleans()),
        revision=1,
        request_hash=None,
        created_at=0,
    )


@st.composite
def changes(draw, account: str = TARGET) -> tuple[Member, Member, Roles]:
    before, own = draw(members(account))
    roles = draw(st.frozensets(st.sampled_from([*sorted(COMPANY_ROLES), *sorted(own)]), min_size=1))
    return before, draw(with_roles(account, roles)), own


def owner(account: str) -> Member:
    nothing: frozenset[Permission] = frozenset()
    return Member(COMPANY, account, frozenset({"owner"}), nothing, nothing, True, True, 1, None, 0)


def refusal(*arguments) -> Problem | None:
    try:
        require_change(*arguments)
    except Problem as problem:
        return problem
    return None


@given(permissions, permissions, permissions)
def test_what_is_beyond_somebody(held, one, other):
    missing = beyond(held, one, other)
    assert set(missing) | (held & (one | other)) == one | other
    assert not set(missing) & held


def given_or_taken(before: Member, after: Member, own: Roles) -> frozenset[Permission]:
    """What the change itself gives or takes, whatever it comes to together with the rest."""
    whole = effective(after.roles - before.roles, (), (), own)
    moved = (before.extra ^ after.extra) | (before.revoked ^ after.revoked)
    put = (after.extra - before.extra) | (after.revoked - before.revoked)
    return whole | (moved & GRANTABLE) | put


@given(changes(), permissions)
def test_who_lacks_anything_of_before_or_after_or_between_changes_nothing(change, held):
    before, after, own = change
    owners = frozenset({TARGET, OTHER})
    needed = before.permissions(own) | after.permissions(own) | given_or_taken(before, after, own)
    refused = refusal(ACTOR, held, before, after, own, owners)
    assert (refused is None) == (needed <= held)
    if refused is not None:
        assert isinstance(refused, Forbidden)
        assert refused.extra["permissions"] == sorted(needed - held)


@given(changes())
def test_nobody_ends_up_with_more_than_the_one_who_gave_it(change):
    before, after, own = change
    held = after.permissions(own) | before.permissions(own) | given_or_taken(before, after, own)
    assert refusal(ACTOR, held, before, after, own, frozenset({OTHER})) is None
    for missing in held:
        assert refusal(ACTOR, held - {missing}, before, after, own, frozenset({OTHER})) is not None


@given(changes(ACTOR))
def test_not_even_who_holds_everything_changes_themselves(change):
    before, after, own = change
    refused = refusal(ACTOR, frozenset(Permission), before, after, own, frozenset({ACTOR, OTHER}))
    assert isinstance(refused, Conflict)
    assert refused.code == "own_account"


@given(changes())
def test_the_last_owner_stays_one(change):
    _, after, own = change
    before = owner(TARGET)
    held = frozenset(Permission)
    refused = refusal(ACTOR, held, before, after, own, frozenset({TARGET}))
    assert (refused is None) == after.is_owner
    assert refused is None or refused.code == "last_owner"
    assert refusal(ACTOR, held, before, after, own, frozenset({TARGET, OTHER})) is None


@given(changes())
def test_who_is_no_active_owner_leaves_the_company_as_it_was(change):
    before, after, own = change
    assume(not before.is_owner)
    assert refusal(ACTOR, frozenset(Permission), before, after, own, frozenset({OTHER})) is None


@pytest.mark.parametrize(
    "less",
    [
        {"roles": frozenset({"agent"})},
        {"active": False},
        {"revoked": frozenset({Permission.STAFF_MANAGE})},
    ],
    ids=["demoted", "deactivated", "something taken away"],
)
def test_every_way_to_lose_the_last_owner(less):
    after = replace(owner(TARGET), **less)
    refused = refusal(ACTOR, frozenset(Permission), owner(TARGET), after, {}, frozenset({TARGET}))
    assert refused is not None
    assert refused.code == "last_owner"


@given(members(), permissions)
def test_nobody_invites_to_more_than_they_hold(invited, held):
    member, own = invited
    if effective(member.roles, (), (), own) | member.extra | member.revoked <= held & GRANTABLE:
        require_invitation(held, member, own)
    else:
        with pytest.raises(Forbidden):
            require_invitation(held, member, own)


@given(members(), st.sampled_from(sorted(frozenset(Permission) - GRANTABLE)))
def test_what_no_company_grants_is_never_put_beside_the_roles_and_cleared_away_by_anybody(person, platforms):
    member, own = person
    held = GRANTABLE
    for where in ("extra", "revoked"):
        clean = replace(member, **{where: getattr(member, where) & GRANTABLE})
        marked = replace(clean, **{where: getattr(clean, where) | {platforms}})
        put = refusal(ACTOR, held, clean, marked, own, frozenset({OTHER}))
        assert put is not None
        assert put.code == "beyond_own_permissions"
        assert refusal(ACTOR, held, marked, clean, own, frozenset({OTHER})) is None
