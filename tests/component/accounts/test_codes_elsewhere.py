"""A one-time code works for one account and purpose, even if its record was copied somewhere else."""

from typing import Any

import pytest

from tests.support import codes as sent
from tests.support.accounts import account
from tests.support.cloud import Cloud
from tests.support.code_entry import enter
from tms.accounts.account import Account
from tms.accounts.codes import code_store, request_code
from tms.accounts.codes.code import Kept, Purpose
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized

EMAIL, PHONE = "aline@mail.example", "+250788123456"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline(cloud: Cloud) -> Account:
    return account(email=EMAIL, new_phone=PHONE)


def wanted(cloud: Cloud, purpose: Purpose, name: str, challenge: str = "") -> str:
    """Ask for a code and return the one that was sent."""
    request_code.ask(purpose, name, challenge)
    return sent.newest(cloud, name)


def copy(cloud: Cloud, whose: Account, to: Account, purpose: Purpose) -> None:
    """Let the record of an account's one code stand under another account or purpose as well."""
    (record,) = [
        item for item in cloud.items("accounts", f"ACCOUNT#{whose.account_id}") if item["sk"][:5] == "CODE#"
    ]
    code = Kept(record["digest"], int(record["asked_at"]), record["challenge"], kind="phone")
    assert code_store.keep(to.account_id, purpose, code, epoch())


def refused(*entry: Any) -> bool:
    try:
        enter(*entry)
    except Unauthorized:
        return True
    return False


def test_another_account_s_is_none(aline: Account, cloud: Cloud):
    """Both claim the number, which is what the code went to; nothing but the account tells them apart."""
    code = wanted(cloud, Purpose.VERIFY, PHONE)
    bosco = account(new_phone=PHONE)
    copy(cloud, aline, bosco, Purpose.VERIFY)
    assert refused(bosco.account_id, Purpose.VERIFY, PHONE, code)
    assert not refused(aline.account_id, Purpose.VERIFY, PHONE, code)


@pytest.mark.parametrize(
    ("sent_for", "used_for"), [(Purpose.SIGN_IN, Purpose.RESET), (Purpose.RESET, Purpose.SIGN_IN)]
)
def test_one_for_another_purpose_is_none(aline: Account, cloud: Cloud, sent_for: Purpose, used_for: Purpose):
    """Both open the account, by the same name and challenge; nothing but the purpose tells them apart."""
    code = wanted(cloud, sent_for, EMAIL, "the challenge")
    copy(cloud, aline, aline, used_for)
    assert refused(aline.account_id, used_for, EMAIL, code, "the challenge")
    assert not refused(aline.account_id, sent_for, EMAIL, code, "the challenge")
