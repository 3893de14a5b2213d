"""Answers about permissions, roles and staff keep what the OpenAPI document says of them."""

import pytest

from tests.contract.answers import Contract
from tests.support.company import enrol
from tests.support.people import AGENT, FOREIGN_OWNER, OWNER, key

ROLE = {"name": "Night gate", "permissions": ["tickets:scan"]}


@pytest.fixture(autouse=True)
def _people(cloud, clock):
    enrol(OWNER, FOREIGN_OWNER)


def test_roles_are_made_looked_at_changed_and_deleted(contract: Contract):
    assert contract.call("companies/list_permissions", caller=OWNER).json["items"]
    made = contract.call("companies/create_role", body=ROLE, caller=OWNER, headers=key())
    assert made.status == 201
    path = {"role": made.json["role"]}
    assert contract.call("companies/list_roles", caller=OWNER).json["items"]
    assert contract.call("companies/get_role", path=path, caller=OWNER).json == made.json
    changed = contract.call("companies/update_role", path=path, body={"name": "Day gate"}, caller=OWNER)
    assert changed.status == 200
    assert contract.call("companies/delete_role", path=path, caller=FOREIGN_OWNER).code == "role_not_found"
    assert contract.call("companies/delete_role", path=path, caller=OWNER).status == 204


def test_roles_that_are_refused(contract: Contract):
    def make(name="Gate", permissions=("tickets:scan",), caller=OWNER):
        body = {"name": name, "permissions": list(permissions)}
        return contract.call("companies/create_role", body=body, caller=caller, headers=key())

    assert make("Owner").code == "role_name_taken"
    assert make(permissions=["companies:suspend"]).code == "beyond_own_permissions"
    assert make(permissions=["bookings:eat"]).code == "invalid_field"
    assert make(caller=AGENT).code == "not_allowed"
    path = {"role": "agent"}
    change = contract.call("companies/update_role", path=path, body={"name": "x"}, caller=OWNER)
    assert change.code == "built_in_role"
