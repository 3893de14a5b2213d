"""Identifiers that are verified, changed and released while others do the same."""

from collections.abc import Callable

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.claims import claimant
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tms.accounts import store
from tms.accounts.account import Account
from tms.kernel.store import Transaction

EMAIL, PHONE, OTHER_PHONE = "aline@mail.example", "+250788123456", "+250788999999"


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Account:
    """Somebody whose number waits for its code."""
    return account(email=EMAIL, new_phone=PHONE)


@pytest.fixture
def overtaken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Reply]], None]:
    """Let somebody do something when all is read, and before the next transaction is written."""

    def by(doing: Callable[[], Reply]) -> None:
        commit = Transaction.commit

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", commit)
            assert doing().status in {200, 201}
            commit(transaction)

        monkeypatch.setattr(Transaction, "commit", late)

    return by


def edit(who: Account, **changes: str | None) -> Reply:
    body = {**changes, "password": PASSWORD}
    return call("accounts/edit_me", body=body, caller=who.caller.context)


def register(phone: str) -> Reply:
    body = {"full_name": "Bosco Ndoli", "phone": phone, "password": PASSWORD}
    return call("accounts/register", body=body)


def test_a_number_that_is_replaced_while_its_code_is_checked_is_not_the_account_s(
    aline: Account, cloud: Cloud, overtaken: Callable[[Callable[[], Reply]], None]
):
    call("accounts/resend_code", body={"identifier": PHONE})
    proof = {"account_id": aline.account_id, "identifier": PHONE, "code": codes.newest(cloud, PHONE)}
    overtaken(lambda: edit(aline, phone=OTHER_PHONE))
    assert call("accounts/verify", body=proof).code == "wrong_code"
    kept = store.by_id(aline.account_id)
    assert kept is not None
    assert (kept.phone, kept.new_phone) == (None, OTHER_PHONE)
    assert (claimant(PHONE), claimant(OTHER_PHONE)) == (None, aline.account_id)


def test_a_number_that_somebody_registers_while_it_is_given_up_is_theirs(
    aline: Account, overtaken: Callable[[Callable[[], Reply]], None]
):
    registered: list[Reply] = []

    def somebody_registers_it() -> Reply:
        registered.append(register(PHONE))
        return registered[0]

    overtaken(somebody_registers_it)
    assert edit(aline, phone=None).status in {200, 503}
    assert claimant(PHONE) == registered[0].json["account_id"]
    assert edit(aline, phone=None).status == 200, "which is safe to ask again"
    assert claimant(PHONE) == registered[0].json["account_id"]
