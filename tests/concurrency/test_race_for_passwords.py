"""Another password, or the end of the account, at the same moment as what the old one still begins."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.crowd import Crowd
from tests.support.post import deliver, new_email, wanted
from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.change_password import change_password
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import claim_store
from tms.accounts.records import ClaimRecord
from tms.accounts.register import register
from tms.accounts.requests import NewPasswordRequest, RegisterRequest, ResetRequest
from tms.accounts.reset_password import reset_password
from tms.accounts.sessions import session_store
from tms.accounts.views import Registered
from tms.auth.identity import Identity, refuse_suspended
from tms.auth.login import login
from tms.auth.requests import LoginRequest
from tms.auth.views import SignedIn
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Unauthorized
from tms.kernel.http.reader import read
from tms.kernel.privacy import blind_index as blind
from tms.privacy.delete_me import delete_me
from tms.privacy.requests import PasswordRequest

ANOTHER = "another horse battery"
CHALLENGE = "what was answered"
BUSY = repr(Conflicted())


@pytest.fixture
def aline() -> Account:
    return account(email=new_email())


def sign_in(who: Account, password: str = PASSWORD) -> partial[SignedIn]:
    """Sign in from an address where nobody has: so many at once are not guesses from one."""
    body = {"identifier": who.email, "password": password}
    return partial(login, read(LoginRequest, body), f"address {uuid4()}")


def change(who: Account, new: str = ANOTHER) -> partial[None]:
    request = read(NewPasswordRequest, {"password": PASSWORD, "new_password": new})
    return partial(change_password, replace(who.caller, session=None), request)


def deletion(who: Account) -> partial[None]:
    request = read(PasswordRequest, {"password": PASSWORD})
    return partial(delete_me, who.caller, request)


def reset(who: Account, code: str, new: str) -> partial[None]:
    body = {"identifier": who.email, "challenge": CHALLENGE, "code": code, "new_password": new}
    return partial(reset_password, read(ResetRequest, body), str(who.email))


def registration(email: str) -> partial[Registered]:
    body = {"full_name": "Bosco Ndoli", "email": email, "password": ANOTHER}
    return partial(register, read(RegisterRequest, body), email)


def opens(who: Account, password: str) -> bool:
    try:
        sign_in(who, password)()
    except Unauthorized:
        return False
    return True


def test_no_session_of_the_old_password_outlives_its_change(crowd: Crowd) -> None:
    for _ in range(6):
        aline = account(email=new_email())

        before, after = ([sign_in(aline) for _ in range(6)] for _ in range(2))
        answers = crowd.do([*before, change(aline), *after], 4)

        assert answers.count(None) == 1, "it was changed"
        assert {each for each in answers if isinstance(each, str)} <= {"wrong_credentials", BUSY}
        assert session_store.sessions_of(aline.account_id) == []
        assert opens(aline, ANOTHER)


@pytest.mark.parametrize("ends", [change, deletion])
def test_a_sign_in_that_is_overtaken_begins_no_session(
    aline: Account, monkeypatch: pytest.MonkeyPatch, ends: Any
) -> None:
    def overtaken(identity: Identity) -> None:
        refuse_suspended(identity)
        ends(aline)()

    monkeypatch.setattr("tms.auth.login.refuse_suspended", overtaken)
    with pytest.raises(Unauthorized, match="password"):
        sign_in(aline)()
    assert session_store.sessions_of(aline.account_id) == []


def test_of_20_who_reset_with_one_code_at_once_one_sets_the_password(crowd: Crowd, aline: Account) -> None:
    code = deliver(wanted(Purpose.RESET, aline.email or "", digest_of(CHALLENGE)))
    assert code is not None
    passwords = [f"new horse battery {number}" for number in range(20)]

    answers = crowd.do([reset(aline, code, each) for each in passwords], 5)

    assert answers.count(None) == 1
    assert set(answers) <= {None, "wrong_code", BUSY}
    assert len([each for each in passwords if opens(aline, each)]) == 1
    assert not opens(aline, PASSWORD)


def test_a_name_that_becomes_free_belongs_to_one_of_those_who_wait_for_it(crowd: Crowd) -> None:
    for _ in range(5):
        aline = account(email=new_email())
        email = aline.email or ""
        others = [registration(email)] * 3

        answers = crowd.do([*others, *[deletion(aline)] * 2, *others], 3)

        assert answers.count(None) == 1, "it is deleted once"
        said = {each for each in answers if isinstance(each, str)}
        assert said <= {"account_gone", "account_exists", "too_many_attempts", BUSY}
        assert store.by_id(aline.account_id) is None
        assert session_store.sessions_of(aline.account_id) == []
        registered: set[str | None] = {each.account_id for each in answers if isinstance(each, Registered)}
        claims = {claim_store.claimant(index) for index in blind.indexes(kind_of(email), email)}
        assert len(claims) == 1
        assert claims <= (registered or {None})
        for account_id in registered & claims:
            login = ClaimRecord.get(
                f"LOGIN#{blind.index(kind_of(email), email)}", "LOGIN", consistent_read=True
            )
            assert not login.verified
            owner = store.by_id(str(account_id))
            assert owner is not None
            assert owner.new_email == email
