"""What the routes about one's own account and password answer is what the document says."""

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account, suspend
from tests.support.answers import Contract
from tests.support.cloud import Cloud
from tests.support.staff import staff
from tms.accounts.account import Account

EMAIL, PHONE = "aline@mail.example", "+250788123456"
NEW = "a stapler in the rain"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline() -> Account:
    return account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)


def test_an_account_is_changed(aline: Account, contract: Contract):
    def edit(**changes: str | None) -> str:
        reply = contract.call("accounts/edit_me", body=changes, caller=aline.caller.context)
        return "" if reply.status == 200 else reply.code

    account(email="bosco@mail.example")
    assert edit(full_name="Aline U.") == ""
    assert edit(email="uwase@mail.example", password=PASSWORD) == ""
    assert edit(email="uwase@mail.example") == "invalid_field"
    assert edit(email="uwase@mail.example", password="wrong") == "wrong_password"
    assert edit(email="bosco@mail.example", password=PASSWORD) == "account_exists"
    assert edit(email=None, phone=None, password=PASSWORD) == "last_way_to_sign_in"


def test_an_account_is_deleted(aline: Account, contract: Contract):
    def delete(who: Account, password: str = PASSWORD) -> str:
        reply = contract.call("privacy/delete_me", body={"password": password}, caller=who.caller.context)
        return "" if reply.status == 204 else reply.code

    assert delete(staff("owner")) == "last_owner"
    for _ in range(5):
        assert delete(aline, "wrong") == "wrong_password"
    assert delete(aline) == "too_many_attempts"
    bosco = account(email="bosco@mail.example")
    assert delete(bosco) == ""
    assert delete(bosco) == "account_suspended"
    assert contract.call("accounts/get_me", caller=bosco.caller.context).code == "account_gone"


def test_a_password_is_changed(aline: Account, contract: Contract):
    def change(old: str, new: str) -> str:
        body = {"password": old, "new_password": new}
        reply = contract.call("accounts/change_password", body=body, caller=aline.caller.context)
        return "" if reply.status == 204 else reply.code

    assert change("wrong", NEW) == "wrong_password"
    assert change(PASSWORD, PASSWORD) == "invalid_field"
    assert change(PASSWORD, NEW) == ""


def test_a_forgotten_password_is_replaced(aline: Account, contract: Contract, cloud: Cloud):
    asked = contract.call("accounts/forget_password", body={"identifier": EMAIL})
    assert (asked.status, asked.json["expires_in"]) == (202, 600)
    code = codes.newest(cloud, EMAIL)
    body = {"identifier": EMAIL, "challenge": asked.json["challenge"], "code": code, "new_password": NEW}
    assert (
        contract.call("accounts/reset_password", body={**body, "new_password": EMAIL}).code == "invalid_field"
    )
    assert contract.call("accounts/reset_password", body=body).status == 204
    assert contract.call("accounts/reset_password", body=body).code == "wrong_code"


def test_a_suspended_account_is_told_so_by_whoever_has_its_code(
    aline: Account, contract: Contract, cloud: Cloud
):
    asked = contract.call("accounts/forget_password", body={"identifier": EMAIL})
    code = codes.newest(cloud, EMAIL)
    body = {"identifier": EMAIL, "challenge": asked.json["challenge"], "code": code, "new_password": NEW}
    suspend(aline)
    assert contract.call("accounts/reset_password", body=body).code == "account_suspended"
