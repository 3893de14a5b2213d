"""An owner corrects the address and the number of a colleague, who verifies them before they count."""

import json
import re
from typing import Any

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import account_of, audited, change, enrol, invite, on_record
from tests.support.functions import Reply, call
from tests.support.people import AGENT, DRIVER, OWNER, SUPERVISOR
from tms.companies import update_staff
from tms.kernel.access.limit import Limit
from tms.kernel.access.permissions import Permission

FORMER, NEW, NEW_PHONE = f"{DRIVER['subject'].lower()}@mail.example", "right@mail.example", "+250788123456"


@pytest.fixture(autouse=True)
def driver(cloud: Cloud, clock: HeldClock) -> str:
    enrol(OWNER, DRIVER)
    on_record()
    return account_of(DRIVER)


def verify(cloud: Cloud, account_id: str, identifier: str) -> Reply:
    proof = {"account_id": account_id, "identifier": identifier, "code": codes.newest(cloud, identifier)}
    return call("accounts/verify", body=proof)


def sign_in(identifier: str) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": PASSWORD})


def invitations_to(cloud: Cloud, address: str) -> list[Any]:
    codes.deliver(cloud)
    return [re.findall(r"acc_\w+\.\S+", mail)[0] for mail in codes.mails_to(address)]


def accept(token: str) -> Reply:
    return call("auth/accept_invitation", body={"token": token, "password": "a password of my own"})


def test_a_new_address_is_pending_until_the_colleague_types_its_code(driver: str, cloud: Cloud):
    shown = change(driver, email=NEW).json
    assert (shown["email"], shown["new_email"]) == (FORMER, NEW)
    assert sign_in(FORMER).status == 200
    assert sign_in(NEW).code == "account_unverified"
    assert codes.codes_to(FORMER) == []
    assert verify(cloud, driver, NEW).status == 204
    assert sign_in(NEW).status == 200
    assert sign_in(FORMER).code == "wrong_credentials"


def test_the_former_address_is_told_when_it_is_replaced(driver: str, cloud: Cloud):
    change(driver, email=NEW)
    codes.tell(cloud)
    assert codes.mails_to(FORMER) == []
    verify(cloud, driver, NEW)
    codes.tell(cloud)
    (mail,) = codes.mails_to(FORMER)
    assert "no longer belongs" in mail


def test_name_number_address_and_roles_are_changed_at_once_and_audited_without_personal_data(
    driver: str, cloud: Cloud
):
    shown = change(driver, full_name="Eric Keza", email=NEW, phone=NEW_PHONE, roles=["inspector"]).json
    assert (shown["full_name"], shown["roles"]) == ("Eric Keza", ["inspector"])
    assert (shown["new_email"], shown["phone"], shown["new_phone"]) == (NEW, NEW_PHONE, None)
    (record,) = audited(cloud, "staff.edited")
    after = json.loads(record["after"])
    assert (after["full_name"], after["ways_to_sign_in"]) == ("changed", ["email", "phone"])
    assert not {text for text in ("Keza", NEW, NEW_PHONE) if text in str(cloud.items("audit"))}
    assert verify(cloud, driver, NEW).status == 204
    assert verify(cloud, driver, NEW_PHONE).status == 204


def test_what_another_account_has_verified_is_refused_and_nothing_is_written(driver: str, cloud: Cloud):
    account(email=NEW)
    before = cloud.items("accounts")
    refused = change(driver, email=NEW)
    assert (refused.status, refused.code) == (409, "account_exists")
    assert cloud.items("accounts") == before
    assert audited(cloud, "staff.edited") == []


def test_a_member_who_holds_less_corrects_no_owner_and_nobody_themselves():
    account_of(OWNER)
    enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
    managing = {**SUPERVISOR, "scope": f"{SUPERVISOR['scope']} staff:manage"}
    assert change(OWNER["subject"], managing, email=NEW).code == "beyond_own_permissions"
    assert change(OWNER["subject"], email=NEW).code == "own_account"


def test_an_account_that_was_deleted_takes_no_address():
    agent = account_of(AGENT)
    enrol(AGENT)
    call("privacy/delete_me", body={"password": PASSWORD}, caller=AGENT)
    assert change(agent, email=NEW).code == "account_deleted"


def test_a_mistyped_invitation_goes_to_the_right_address_and_the_former_one_is_void(cloud: Cloud):
    invited = invite("wrong@mail.example").json["account_id"]
    (former,) = invitations_to(cloud, "wrong@mail.example")
    shown = change(invited, email=NEW).json
    assert (shown["email"], shown["new_email"], shown["state"]) == (NEW, None, "INVITED")
    assert accept(former).code == "invitation_over"
    (token,) = invitations_to(cloud, NEW)
    assert accept(token).status == 200
    assert accept(former).code == "invitation_over"


def test_corrections_count_with_the_invitations_of_the_company(driver: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(update_staff, "INVITATIONS", Limit("invitations", times=1, seconds=3600))
    assert change(driver, email=NEW).status == 200
    assert change(driver, phone=NEW_PHONE).code == "too_many_attempts"
    assert change(driver, roles=["inspector"]).status == 200
