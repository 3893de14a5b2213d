"""What sign-in and renewal ask: who is in the company, and what they may do there now."""

from tests.support.people import AGENT, COMPANY, OTHER_COMPANY
from tms.companies import store
from tms.companies.members import Member
from tms.kernel.access.permissions import ROLES, Permission


def agent(company=COMPANY) -> Member:
    nothing: frozenset[Permission] = frozenset()
    roles = frozenset({"agent"})
    return Member(company, AGENT["subject"], roles, nothing, nothing, True, True, 1, None, 0)


def test_a_member_holds_what_the_role_allows(cloud):
    assert store.enrolled(agent())
    given = store.find_grants(COMPANY, AGENT["subject"])
    assert given is not None
    assert (given.active, given.permissions) == (True, ROLES["agent"])
    assert given.roles == {"agent"}
    assert given.caller.company == COMPANY


def test_who_is_no_member_holds_nothing(cloud):
    assert store.find_grants(COMPANY, AGENT["subject"]) is None


def test_a_member_of_one_company_is_none_of_another(cloud):
    store.enrolled(agent())
    assert store.find_grants(OTHER_COMPANY, AGENT["subject"]) is None
    assert not store.enrolled(agent(OTHER_COMPANY))
    assert store.find_grants(OTHER_COMPANY, AGENT["subject"]) is None
