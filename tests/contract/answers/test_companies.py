"""Answers about permissions, roles and staff keep what the OpenAPI document says of them."""

import pytest

from tests.support.answers import Contract
from tests.support.clocks import HeldClock
from tests.support.company import account_of, enrol, enrol_in, new_role, on_record
from tests.support.people import ADMIN, AGENT, COMPANY, FOREIGN_OWNER, OWNER, key, person
from tms.accounts import invitation_store
from tms.kernel.access import suspension
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction

SECOND = person("owner", COMPANY, "second owner")
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
    theirs = {"role": new_role()}
    enrol_in(SECOND, "owner", theirs["role"])
    body = {"permissions": ["tickets:read"]}
    change = contract.call("companies/update_role", path=theirs, body=body, caller=SECOND)
    assert change.code == "own_account"


def test_people_are_invited_looked_at_and_changed(contract: Contract):
    body = {"full_name": "Bosco Ndoli", "email": "bosco@mail.example", "roles": ["agent"]}
    invited = contract.call("companies/invite_staff", body=body, caller=OWNER, headers=key())
    assert invited.status == 201
    again = contract.call("companies/invite_staff", body=body | {"roles": ["a"]}, caller=OWNER, headers=key())
    assert again.code == "no_such_role"
    path = {"account_id": invited.json["account_id"]}
    assert contract.call("companies/get_staff", path=path, caller=OWNER).json == invited.json
    assert len(contract.call("companies/list_staff", caller=OWNER).json["items"]) == 2
    changed = contract.call("companies/update_staff", path=path, body={"roles": ["driver"]}, caller=OWNER)
    assert changed.status == 200
    for function in ("deactivate_staff", "reactivate_staff"):
        assert contract.call(f"companies/{function}", path=path, caller=OWNER).status == 200
        other = contract.call(f"companies/{function}", path=path, caller=FOREIGN_OWNER)
        assert other.code == "staff_not_found"


def test_changes_of_people_that_are_refused(contract: Contract):
    account_of(AGENT)
    enrol(AGENT)
    me, agent = ({"account_id": each["subject"]} for each in (OWNER, AGENT))
    change = {"roles": ["owner"], "extra": ["companies:suspend"]}
    assert contract.call("companies/update_staff", path=me, body=change, caller=OWNER).code == "own_account"
    assert contract.call("companies/update_staff", path=agent, body={}, caller=OWNER).code == "invalid_field"
    beyond = {**OWNER, "subject": AGENT["subject"]}
    refused = contract.call("companies/update_staff", path=me, body=change, caller=beyond)
    assert refused.code == "permissions_changed"
    transaction = Transaction()
    suspension.suspend_account(transaction, AGENT["subject"], "fraud")
    transaction.commit()
    deactivation = contract.call("companies/deactivate_staff", path=agent, caller=OWNER)
    assert deactivation.code == "not_by_the_company"
    assert contract.call("companies/list_staff", query={"cursor": "_w"}, caller=OWNER).code == "bad_cursor"


def test_a_company_is_suspended_and_reinstated(contract: Contract):
    on_record()
    path, body = {"company_id": COMPANY}, {"reason": "The licence has run out."}
    assert contract.call("platform/suspend_company", path=path, body=body, caller=ADMIN).status == 200
    role = contract.call("companies/create_role", body=ROLE, caller=OWNER, headers=key())
    assert role.code == "company_suspended"
    assert contract.call("platform/reinstate_company", path=path, caller=ADMIN).status == 200
    assert contract.call("platform/reinstate_company", path=path, caller=OWNER).code == "not_allowed"
    gone = {"company_id": new_id("co")}
    assert contract.call("platform/reinstate_company", path=gone, caller=ADMIN).code == "company_not_found"


def test_an_invitation_is_sent_again_and_accepted(contract: Contract, clock: HeldClock):
    body = {"full_name": "Bosco Ndoli", "email": "bosco@mail.example", "roles": ["driver"]}
    invited = contract.call("companies/invite_staff", body=body, caller=OWNER, headers=key()).json[
        "account_id"
    ]
    path = {"account_id": invited}
    assert contract.call("companies/invite_again", path=path, caller=OWNER).code == "too_many_attempts"
    clock.wait(60)
    assert contract.call("companies/invite_again", path=path, caller=OWNER).status == 202
    token = invitation_store.new_token(invited)
    invitation_store.keep(invited, token, asked_at=clock.epoch * 1000, at=clock.epoch)
    acceptance = {"token": token, "password": "a password of my own"}
    assert contract.call("auth/accept_invitation", body=acceptance).status == 200
    assert contract.call("auth/accept_invitation", body=acceptance).code == "invitation_over"
    assert contract.call("companies/invite_again", path=path, caller=OWNER).code == "not_invited"
