"""Sessions with a former password end with the change, even if the function dies right after it."""

from typing import Any

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.staff import signed_in, staff
from tms.accounts.account import Account
from tms.accounts.for_auth import sessions
from tms.accounts.passwords import own_password
from tms.accounts.sessions import session_store
from tms.kernel.store import Transaction

EMAIL = "aline@mail.example"
NEW = "a stapler in the rain"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline() -> Account:
    return account(email=EMAIL)


@pytest.fixture
def dies_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the function die as soon as the password is another one."""

    def dying(_: str, *, but: str | None = None) -> None:
        raise TimeoutError

    monkeypatch.setattr(session_store, "end_all", dying)
    monkeypatch.setattr(own_password, "ENDED_AT_ONCE", 1)


def sign_in(password: str = PASSWORD) -> dict[str, Any]:
    body = {"identifier": EMAIL, "password": password}
    tokens: dict[str, Any] = expect(200, call("auth/login", body=body))
    return tokens


def session_in(tokens: dict[str, Any]) -> str:
    return str(tokens["refresh_token"].split(".")[1])


def renew(tokens: dict[str, Any]) -> Reply:
    return call("auth/refresh", body={"refresh_token": tokens["refresh_token"]})


def change(who: Account, new: str = NEW, old: str = PASSWORD, session: str = "") -> Reply:
    caller = {**who.caller.context, **({"session": session} if session else {})}
    return call("accounts/change_password", body={"password": old, "new_password": new}, caller=caller)


def listed(who: Account) -> list[str]:
    shown = expect(200, call("accounts/list_sessions", caller=who.caller.context))["items"]
    return [each["session_id"] for each in shown]


@pytest.mark.usefixtures("dies_after_it")
class TestTheFunctionDies:
    def test_a_session_that_began_meanwhile_is_not_renewed(
        self, aline: Account, monkeypatch: pytest.MonkeyPatch
    ):
        real, begun = Transaction.commit, []

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", real)
            begun.append(sign_in())
            real(transaction)

        monkeypatch.setattr(Transaction, "commit", late)
        assert change(aline).status == 500
        assert sign_in(NEW)
        assert renew(begun[0]).code == "session_over"

    def test_of_many_sessions_none_is_renewed_or_listed(self, aline: Account, cloud: Cloud):
        begun = [sign_in() for _ in range(3)]
        challenge = expect(202, call("accounts/forget_password", body={"identifier": EMAIL}))["challenge"]
        body = {
            "identifier": EMAIL,
            "challenge": challenge,
            "code": codes.newest(cloud, EMAIL),
            "new_password": NEW,
        }
        assert call("accounts/reset_password", body=body).status == 500
        assert len(session_store.sessions_of(aline.account_id)) == 2
        assert listed(aline) == []
        assert [renew(each).code for each in begun] == ["session_over"] * 3
        assert session_store.sessions_of(aline.account_id) == []

    def test_the_one_that_asked_goes_on(self, aline: Account):
        here, others = sign_in(), [sign_in(), sign_in()]
        assert change(aline, session=session_in(here)).status == 500
        assert listed(aline) == [session_in(here)]
        assert [renew(each).code for each in others] == ["session_over"] * 2
        assert renew(expect(200, renew(here))).status == 200

    def test_one_that_is_over_does_not_come_back_by_the_next_change(self, aline: Account):
        outlived = [sign_in(), sign_in()]
        change(aline)
        still_there = session_store.sessions_of(aline.account_id)[0].session_id
        change(aline, "one more password", old=NEW, session=still_there)
        assert [renew(each).code for each in outlived] == ["session_over"] * 2


class TestTheSessionThatAsks:
    def test_goes_on_through_many_changes(self, aline: Account):
        here = sign_in()
        for old, new in ((PASSWORD, NEW), (NEW, "one more password")):
            assert change(aline, new, old=old, session=session_in(here)).status == 204
            here = expect(200, renew(here))

    def test_is_still_one_of_staff_that_ends_after_its_day(self, cloud: Cloud, clock: HeldClock):
        agent = staff("agent")
        here = signed_in(cloud, agent)
        change(agent, session=session_in(here))
        clock.wait(11 * 3600)
        here = expect(200, renew(here))
        clock.wait(3600)
        assert renew(here).code == "session_over"

    def test_does_not_come_back_if_it_ends_meanwhile(self, aline: Account, monkeypatch: pytest.MonkeyPatch):
        here = sign_in()
        real = Transaction.commit

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", real)
            caller = {**aline.caller.context, "session": session_in(here)}
            assert call("accounts/logout", caller=caller).status == 204
            real(transaction)

        monkeypatch.setattr(Transaction, "commit", late)
        assert change(aline, session=session_in(here)).status == 503
        assert session_store.sessions_of(aline.account_id) == []
        assert sign_in()

    def test_is_not_lost_where_it_is_renewed_at_that_moment(
        self, aline: Account, monkeypatch: pytest.MonkeyPatch
    ):
        here = sign_in()
        real = sessions.find_account

        def late(account_id: str) -> Account | None:
            monkeypatch.setattr(sessions, "find_account", real)
            assert change(aline, session=session_in(here)).status == 204
            return real(account_id)

        monkeypatch.setattr(sessions, "find_account", late)
        assert renew(here).status == 503
        assert renew(here).status == 200


def test_what_a_session_keeps_of_the_password_helps_nobody_to_guess_it(aline: Account, cloud: Cloud):
    sign_in()
    (session,) = (each for each in cloud.items("accounts") if each["sk"].startswith("SESSION#"))
    assert aline.password_hash not in str(session)
    assert aline.password_hash[:29] not in str(session), "the salt"
