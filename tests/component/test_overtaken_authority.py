"""A decision whose ground moves before it is written is made anew: who was demoted gives nothing any more."""

import pytest

from tests.support.company import change, enrol, held, invite, make_role, new_role
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, OWNER, SUPERVISOR, person
from tms.companies import store
from tms.kernel.permissions import ROLES, Permission, write_scope

MANAGING = {**SUPERVISOR, "scope": write_scope({*ROLES["supervisor"], Permission.STAFF_MANAGE})}
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
