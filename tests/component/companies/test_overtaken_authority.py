"""A decision whose ground moves before it is written is made anew: who was demoted gives nothing any more."""

import pytest

from tests.support.company import change, enrol, enrol_in, held, invite, make_role, new_role, step
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, INSPECTOR, OWNER, SUPERVISOR, key, person
from tms.companies import store
from tms.kernel.access.permissions import ROLES, Permission, write_scope

MANAGING = {**SUPERVISOR, "scope": write_scope(ROLES["owner"])}
"""A supervisor whose token lets everything pass: what counts is what they hold when it is written."""
SECOND = person("owner", COMPANY, "second owner")


def _invited():
    return invite("accomplice@mail.example", "owner", caller=SECOND)


def _made(_role):
    return make_role("Everything", "audit:read", caller=SECOND)


def _changed(role):
    return call("companies/update_role", path={"role": role}, body={"name": "New"}, caller=SECOND)


def _deleted(role):
    return call("companies/delete_role", path={"role": role}, caller=SECOND)


@pytest.fixture
def demoted(monkeypatch):
    """Let the second owner be demoted when everything is read, and before the write that is named."""

    def when(name):
        write = getattr(store, name)

        def overtaken(*arguments):
            monkeypatch.setattr(store, name, write)
            assert change(SECOND["subject"], roles=["agent"]).status == 200
            write(*arguments)

        monkeypatch.setattr(store, name, overtaken)

    return when


@pytest.fixture(autouse=True)
def _people(cloud, clock):
    enrol(OWNER, SECOND)


def test_an_invitation(demoted, cloud):
    demoted("add_member")
    assert _invited().code == "permissions_changed"
    assert cloud.items("accounts") == []


@pytest.mark.parametrize(
    ("write", "ask"), [("add_role", _made), ("change_role", _changed), ("delete_role", _deleted)]
)
def test_a_role_of_the_company(demoted, cloud, write, ask):
    role = new_role()
    demoted(write)
    assert ask(role).code == "permissions_changed"
    roles = call("companies/list_roles", caller=OWNER).json["items"]
    assert [each["name"] for each in roles if not each["built_in"]] == ["Night gate"]


@pytest.mark.parametrize(
    ("step", "body", "refusal"),
    [
        ("update_role", {"permissions": ["audit:read"]}, "beyond_own_permissions"),
        ("delete_role", None, "no_such_role"),
    ],
    ids=["widened", "deleted"],
)
def test_a_role_that_moves_while_it_is_given(monkeypatch, step, body, refusal):
    enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
    enrol(AGENT)
    role, write = new_role(), store.count_holders

    def overtaken(*arguments):
        monkeypatch.setattr(store, "count_holders", write)
        assert call(f"companies/{step}", path={"role": role}, body=body, caller=OWNER).status in {200, 204}
        write(*arguments)

    monkeypatch.setattr(store, "count_holders", overtaken)
    assert change(AGENT["subject"], MANAGING, roles=["agent", role]).code == refusal
    assert held(AGENT).roles == {"agent"}


def narrow(role, caller=OWNER):
    body = {"permissions": ["tickets:scan"]}
    return call("companies/update_role", path={"role": role}, body=body, caller=caller)


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen when everything is read, and before the write that is named."""

    def when(name, happens):
        write = getattr(store, name)

        def overtaken(*arguments):
            monkeypatch.setattr(store, name, write)
            happens()
            write(*arguments)

        monkeypatch.setattr(store, name, overtaken)

    return when


class TestAuthorityThatIsARoleOfTheCompany:
    """Whoever manages by an own role manages no more from the moment that the role is narrowed."""

    @pytest.fixture
    def managers(self):
        role = new_role("Managers", "staff:manage", "roles:manage", *ROLES["inspector"])
        enrol_in(MANAGING, role)
        return role

    @pytest.mark.parametrize("given", ["inspector", "their own"])
    def test_invites_nobody(self, managers, meanwhile, cloud, given):
        meanwhile("add_member", lambda: narrow(managers))
        role = managers if given == "their own" else given
        assert invite("accomplice@mail.example", role, caller=MANAGING).code == "permissions_changed"
        assert cloud.items("accounts") == []

    @pytest.mark.parametrize(
        "ask",
        [
            lambda who: change(who, MANAGING, revoked=["tickets:scan"]),
            lambda who: step("deactivate", who, MANAGING),
        ],
        ids=["change", "deactivate"],
    )
    def test_changes_nobody(self, managers, meanwhile, ask):
        enrol(INSPECTOR)
        before = held(INSPECTOR)
        meanwhile("change_member", lambda: narrow(managers))
        assert ask(INSPECTOR["subject"]).code == "permissions_changed"
        assert held(INSPECTOR) == before

    def test_makes_no_role(self, managers, meanwhile):
        meanwhile("add_role", lambda: narrow(managers))
        assert make_role("Gate", "tickets:scan", caller=MANAGING).code == "permissions_changed"

    def test_a_role_made_before_is_still_found_by_its_request_when_its_maker_has_it(self, managers):
        once = key()
        made = make_role("Gate", "tickets:scan", caller=MANAGING, headers=once).json
        assert change(MANAGING["subject"], roles=[managers, made["role"]]).status == 200
        again = make_role("Gate", "tickets:scan", caller=MANAGING, headers=once)
        assert (again.status, again.json["role"]) == (201, made["role"])

    def test_of_two_who_narrow_each_other_s_role_the_faster_one_keeps_theirs(self, managers, meanwhile):
        others = new_role("Others", "staff:manage", "roles:manage", *ROLES["inspector"])
        other = {**person("supervisor", COMPANY, "other"), "scope": MANAGING["scope"]}
        enrol_in(other, others)
        answers = []
        meanwhile("change_role", lambda: answers.append(narrow(others, MANAGING)))
        answers.append(narrow(managers, other))
        assert [each.code if each.status >= 400 else each.status for each in answers] == [
            200,
            "permissions_changed",
        ]
        assert Permission.ROLE_MANAGE in held(MANAGING).permissions

    def test_a_role_that_changes_between_two_readings_of_it_is_read_anew(self, managers, monkeypatch):
        """The actor was read with the wide role, the one to give as the narrow one: neither decides."""
        read = store.roles_by_id
        readings = []

        def in_between(company, roles):
            found = read(company, roles)
            readings.append(found)
            if len(readings) == 1:
                assert narrow(managers).status == 200
            return found

        monkeypatch.setattr(store, "roles_by_id", in_between)
        assert invite("accomplice@mail.example", managers, caller=MANAGING).code == "permissions_changed"


def test_a_role_that_grows_while_its_holder_is_changed_lets_nobody_reach_beyond_their_own(meanwhile):
    """Whom one may change is judged by what they hold, the roles that they keep too."""
    enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
    role = new_role()
    enrol_in(AGENT, "agent", role)

    def grows():
        body = {"permissions": ["audit:read"]}
        assert call("companies/update_role", path={"role": role}, body=body, caller=OWNER).status == 200

    meanwhile("change_member", grows)
    assert change(AGENT["subject"], MANAGING, roles=[role]).code == "beyond_own_permissions"
    meanwhile("change_member", lambda: narrow(role))
    assert change(AGENT["subject"], roles=["agent"]).status == 200
    assert held(AGENT).roles == {"agent"}


def test_who_has_twenty_roles_gives_twenty_others_in_place_of_twenty():
    """One transaction holds a hundred writes and conditions."""

    def made(name):
        return [new_role(f"{name} {number}") for number in range(20)]

    theirs, before, after = made("theirs"), made("before"), made("after")
    enrol_in(MANAGING, *theirs, extra=[Permission.STAFF_MANAGE])
    enrol_in(AGENT, *before)
    assert change(AGENT["subject"], MANAGING, roles=after).status == 200
    assert held(AGENT).roles == set(after)
