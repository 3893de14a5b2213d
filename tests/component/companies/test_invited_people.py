"""Somebody who was invited and has not answered: kept for ninety days, written to by few."""

import pytest

from tests.support import codes
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import audited, enrol, invite
from tests.support.functions import Reply, call
from tests.support.people import OWNER, SUPERVISOR, Person
from tms.accounts import invitation_store
from tms.accounts.codes import request_code
from tms.kernel.access.permissions import ROLES, Permission, write_scope

ADDRESS = "bosco@mail.example"
MANAGING = {**SUPERVISOR, "scope": write_scope({*ROLES["supervisor"], Permission.STAFF_MANAGE})}


@pytest.fixture(autouse=True)
def people(cloud: Cloud, clock: HeldClock) -> None:
    enrol(OWNER)
    enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])


def invited(role: str) -> str:
    account_id: str = invite(ADDRESS, role).json["account_id"]
    return account_id


def again(account_id: str, caller: Person) -> Reply:
    return call("companies/invite_again", path={"account_id": account_id}, caller=caller)


def test_nobody_invites_again_who_may_do_more_than_they(cloud: Cloud, clock: HeldClock):
    boss = invited("owner")
    codes.deliver(cloud)
    clock.wait(60)
    assert again(boss, MANAGING).code == "beyond_own_permissions"
    assert cloud.messages("Codes") == {"Records": []}
    assert audited(cloud, "staff.invited_again") == []


def test_who_holds_as_much_does(cloud: Cloud, clock: HeldClock):
    inspector = invited("inspector")
    clock.wait(60)
    assert again(inspector, MANAGING).status == 202


def test_the_account_ends_after_ninety_days_unless_the_invitation_is_accepted(cloud: Cloud, clock: HeldClock):
    account_id = invited("agent")
    (profile,) = cloud.items("accounts", f"ACCOUNT#{account_id}")
    assert profile["company"] == OWNER["company"]
    assert profile["expires"] == clock.epoch + 90 * 24 * 3600
    token = invitation_store.new_token(account_id)
    invitation_store.keep(account_id, token, asked_at=0, at=clock.epoch)
    body = {"token": token, "password": "a stapler in the rain"}
    assert call("auth/accept_invitation", body=body).status == 200
    (profile,) = [
        each for each in cloud.items("accounts", f"ACCOUNT#{account_id}") if each["sk"] == "PROFILE"
    ]
    assert "expires" not in profile


def test_an_invitation_goes_to_no_other_address_than_the_account_s(cloud: Cloud):
    account_id = invited("agent")
    codes.deliver(cloud)
    kept = cloud.items("accounts")
    request_code.ask_to_invite(account_id, "former@mail.example", "Ikirere Express", ["agent"])
    codes.deliver(cloud)
    assert codes.mails_to("former@mail.example") == []
    assert cloud.items("accounts") == kept, "the one that was sent is good still"
