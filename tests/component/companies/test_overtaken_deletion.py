"""A role that is about to be deleted is given to somebody, or changed: then it is looked at anew."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.cloud import Cloud
from tests.support.company import change, enrol, held, new_role
from tests.support.functions import Reply, call
from tests.support.people import AGENT, OWNER, SUPERVISOR, Person
from tms.companies import store
from tms.kernel.access.permissions import ROLES, Permission, write_scope

MANAGING = {**SUPERVISOR, "scope": write_scope({*ROLES["supervisor"], Permission.ROLE_MANAGE})}


@pytest.fixture(autouse=True)
def people(cloud: Cloud, clock: object) -> None:
    enrol(OWNER, AGENT)
    enrol(SUPERVISOR, extra=[Permission.ROLE_MANAGE])


@pytest.fixture
def overtaken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Reply]], None]:
    """Let somebody do something when a deletion is decided and before it is written."""

    def by(doing: Callable[[], Reply]) -> None:
        write = store.delete_role

        def late(*arguments: Any) -> None:
            monkeypatch.setattr(store, "delete_role", write)
            assert doing().status == 200
            write(*arguments)

        monkeypatch.setattr(store, "delete_role", late)

    return by


def delete(role: str, caller: Person = OWNER) -> Reply:
    return call("companies/delete_role", path={"role": role}, caller=caller)


def update(role: str, **changes: Any) -> Reply:
    return call("companies/update_role", path={"role": role}, body=changes, caller=OWNER)


def test_one_that_is_given_meanwhile_stays(overtaken: Callable[[Callable[[], Reply]], None]):
    role = new_role("Audit", "audit:read")
    overtaken(lambda: change(AGENT["subject"], roles=["agent", role]))
    refused = delete(role)
    assert (refused.status, refused.code, refused.json["holders"]) == (409, "role_in_use", 1)
    assert Permission.AUDIT_READ in held(AGENT).permissions


def test_one_that_is_widened_meanwhile_is_not_deleted_by_who_holds_less(
    overtaken: Callable[[Callable[[], Reply]], None],
):
    role = new_role("Gate")
    overtaken(lambda: update(role, permissions=["audit:read"]))
    assert delete(role, MANAGING).code == "beyond_own_permissions"
    shown = call("companies/get_role", path={"role": role}, caller=OWNER)
    assert "audit:read" in shown.json["permissions"]


def test_one_that_is_renamed_meanwhile_leaves_both_names(overtaken: Callable[[Callable[[], Reply]], None]):
    role = new_role("Day gate")
    overtaken(lambda: update(role, name="Night gate"))
    assert delete(role).status == 204
    assert new_role("Day gate") != new_role("Night gate")
