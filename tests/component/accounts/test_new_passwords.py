"""A new password: by the present one, or by a code; and what either ends."""

from typing import Any

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account, suspend
from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.staff import staff
from tms.accounts.account import Account
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_TRIES, CODES_ASKED_FROM, OWN_PASSWORD
from tms.accounts.passwords import own_password
from tms.accounts.sessions import session_store
from tms.kernel.access import suspension
from tms.kernel.store import Transaction

EMAIL, PHONE = "aline@mail.example", "+250788123456"
NEW = "a stapler in the rain"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline() -> Account:
    return account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)


def sign_in(password: str = PASSWORD) -> Reply:
    return call("auth/login", body={"identifier": EMAIL, "password": password})


def renew(tokens: dict[str, Any]) -> Reply:
    return call("auth/refresh", body={"refresh_token": tokens["refresh_token"]})


def change(who: Account, new: str = NEW, old: str = PASSWORD, session: str = "") -> Reply:
    caller = {**who.caller.context, **({"session": session} if session else {})}
    return call("accounts/change_password", body={"password": old, "new_password": new}, caller=caller)


def _without_tries(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in item.items() if name != "tries"} for item in items]


CHALLENGES: list[str] = []
"""What was answered to whoever asked for a code, the latest last."""


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    CHALLENGES[:] = ["made up"]


def forget(name: str = EMAIL) -> Reply:
    reply = call("accounts/forget_password", body={"identifier": name})
    if reply.status == 202:
        CHALLENGES.append(reply.json["challenge"])
    return reply


def reset(code: str, new: str = NEW, name: str = EMAIL, challenge: str = "") -> Reply:
    proof = {"identifier": name, "challenge": challenge or CHALLENGES[-1], "code": code}
    return call("accounts/reset_password", body={**proof, "new_password": new})


def audited(cloud: Cloud) -> list[tuple[str, str]]:
    return [(item["action"], item["target"]) for item in cloud.items("audit")]


class TestChange:
    def test_the_new_one_opens_and_the_old_one_does_not(self, aline: Account):
        assert change(aline).status == 204
        assert sign_in().code == "wrong_credentials"
        assert sign_in(NEW).status == 200

    def test_who_is_signed_in_elsewhere_is_signed_out(self, aline: Account):
        here, elsewhere = expect(200, sign_in()), expect(200, sign_in())
        assert change(aline, session=here["refresh_token"].split(".")[1]).status == 204
        assert renew(elsewhere).code == "session_over"
        assert renew(here).status == 200

    def test_many_sessions_end_as_well(self, aline: Account, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(own_password, "ENDED_AT_ONCE", 1)
        for _ in range(3):
            sign_in()
        change(aline)
        assert session_store.sessions_of(aline.account_id) == []

    def test_a_session_that_the_old_one_began_meanwhile_ends_too(
        self, aline: Account, monkeypatch: pytest.MonkeyPatch
    ):
        real, begun = Transaction.commit, []

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", real)
            begun.append(expect(200, sign_in()))
            real(transaction)

        monkeypatch.setattr(Transaction, "commit", late)
        assert change(aline).status == 204
        assert renew(begun[0]).code == "session_over"

    def test_not_without_the_present_one(self, aline: Account):
        assert (change(aline, old="wrong").status, change(aline, old="wrong").code) == (403, "wrong_password")
        assert sign_in().status == 200

    def test_guessing_it_is_throttled_and_waiting_helps(self, aline: Account, clock: HeldClock):
        for _ in range(OWN_PASSWORD.times):
            change(aline, old="wrong")
        refused = change(aline)
        assert (refused.status, refused.code) == (429, "too_many_attempts")
        clock.wait(int(refused.headers["retry-after"]))
        assert change(aline).status == 204

    @pytest.mark.parametrize(
        ("new", "why"),
        [
            (PASSWORD, "that you have"),
            ("Aline Uwase", "own name"),
            (EMAIL, "own name"),
            ("0788123456", "own name"),
            ("iloveyou1", "most common"),
            ("short", "at least 8"),
            ("ä" * 37, "at most 72 bytes"),
        ],
    )
    def test_it_says_which_rule_a_new_one_breaks(self, aline: Account, new: str, why: str):
        reply = change(aline, new)
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "invalid_field", "/new_password")
        assert why in reply.json["detail"]
        assert sign_in().status == 200

    def test_of_two_at_once_one_wins(self, aline: Account, monkeypatch: pytest.MonkeyPatch):
        real = Transaction.commit

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", real)
            assert change(aline, "another new one").status == 204
            real(transaction)

        monkeypatch.setattr(Transaction, "commit", late)
        assert change(aline).status == 503
        assert sign_in("another new one").status == 200

    def test_it_is_audited(self, aline: Account, cloud: Cloud):
        change(aline)
        assert audited(cloud) == [("password.changed", aline.account_id)]


class TestReset:
    @pytest.mark.parametrize("name", [EMAIL, PHONE, "0788 123 456", " ALINE@mail.example "])
    def test_by_either_identifier(self, aline: Account, cloud: Cloud, name: str):
        assert forget(name).status == 202
        assert reset(codes.newest(cloud, EMAIL if "@" in name else PHONE), name=name).status == 204
        assert sign_in().code == "wrong_credentials"
        assert sign_in(NEW).status == 200

    def test_every_session_ends_and_none_begins(self, aline: Account, cloud: Cloud):
        tokens = expect(200, sign_in())
        forget()
        reply = reset(codes.newest(cloud, EMAIL))
        assert (reply.status, reply.content) == (204, b"")
        assert renew(tokens).code == "session_over"
        assert session_store.sessions_of(aline.account_id) == []

    def test_a_code_is_good_once(self, aline: Account, cloud: Cloud):
        forget()
        code = codes.newest(cloud, EMAIL)
        reset(code)
        assert (reset(code, "one more password").status, reset(code).code) == (401, "wrong_code")
        assert sign_in(NEW).status == 200

    def test_of_two_with_one_code_one_wins(
        self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        forget()
        code = codes.newest(cloud, EMAIL)
        real = Transaction.commit

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(Transaction, "commit", real)
            assert reset(code, "another new one").status == 204
            real(transaction)

        monkeypatch.setattr(Transaction, "commit", late)
        assert reset(code).status in {401, 503}
        assert sign_in("another new one").status == 200

    def test_guessing_ends_the_code(self, aline: Account, cloud: Cloud):
        forget()
        code = codes.newest(cloud, EMAIL)
        for _ in range(CODE_TRIES):
            assert reset(codes.other_than(code)).code == "wrong_code"
        assert reset(code).code == "wrong_code"
        assert sign_in().status == 200

    def test_a_stranger_who_knows_the_identifier_uses_up_no_try(self, aline: Account, cloud: Cloud):
        forget()
        code = codes.newest(cloud, EMAIL)
        for _ in range(CODE_TRIES * 2):
            assert reset(code, challenge="a stranger's").code == "wrong_code"
        assert reset(code).status == 204

    def test_a_stranger_s_wishes_are_not_the_owner_s(self, aline: Account, cloud: Cloud, clock: HeldClock):
        for _ in range(6):
            request_code.ask(Purpose.RESET, EMAIL, asker="203.0.113.7")
            codes.deliver(cloud)
            clock.wait(31)
        assert len(codes.codes_to(EMAIL)) == 5
        forget()
        assert reset(codes.newest(cloud, EMAIL)).status == 204

    def test_a_personal_password_is_refused_and_the_code_still_good(self, aline: Account, cloud: Cloud):
        forget()
        code = codes.newest(cloud, EMAIL)
        refused = reset(code, "aline-uwase")
        assert (refused.status, refused.json["pointer"]) == (422, "/new_password")
        assert reset(code).status == 204

    @pytest.mark.parametrize("name", ["nobody@mail.example", "+250788000000", "whatever"])
    def test_who_has_no_account_gets_the_same_answers(self, aline: Account, cloud: Cloud, name: str):
        unknown, known = forget(name).json, forget().json
        assert unknown.keys() == known.keys()
        assert len(unknown["challenge"]) == len(known["challenge"])
        codes.deliver(cloud)
        assert codes.codes_to(name) == []
        assert reset("123456", name=name).content == reset("123456").content

    def test_an_identifier_that_nobody_has_verified_gets_no_code(self, cloud: Cloud):
        account(new_email=EMAIL)
        forget()
        codes.deliver(cloud)
        assert codes.codes_to(EMAIL) == []

    def test_an_account_that_was_deleted_gets_none(self, aline: Account, cloud: Cloud):
        forget()
        code = codes.newest(cloud, EMAIL)
        call("privacy/delete_me", body={"password": PASSWORD}, caller=aline.caller.context)
        assert reset(code).code == "wrong_code"

    def test_a_suspended_account_gets_no_new_one_and_keeps_its_sessions_and_code(
        self, aline: Account, cloud: Cloud
    ):
        tokens = expect(200, sign_in())
        forget()
        code = codes.newest(cloud, EMAIL)
        suspend(aline)
        before = cloud.items("accounts")
        assert reset(codes.other_than(code)).code == "wrong_code", "only the right code tells anything"
        assert (reset(code).status, reset(code).code) == (403, "account_suspended")
        assert _without_tries(cloud.items("accounts")) == _without_tries(before)
        assert cloud.items("audit") == []
        assert renew(tokens).code == "account_suspended"

    def test_people_of_a_suspended_company_get_back_into_their_accounts(self, cloud: Cloud):
        driver = staff("driver", email=EMAIL)
        forget()
        code = codes.newest(cloud, EMAIL)
        transaction = Transaction()
        suspension.suspend_company(transaction, driver.company or "")
        transaction.commit()
        assert reset(code).status == 204
        assert sign_in(NEW).status == 200

    def test_asking_is_throttled_by_address(self, aline: Account):
        for _ in range(CODES_ASKED_FROM.times):
            assert forget("nobody@mail.example").status == 202
        assert forget("nobody@mail.example").code == "too_many_attempts"

    def test_it_forgets_that_the_old_one_was_guessed(self, aline: Account, cloud: Cloud):
        for _ in range(OWN_PASSWORD.times):
            change(aline, old="wrong")
        forget()
        reset(codes.newest(cloud, EMAIL))
        assert change(aline, "one more password", old=NEW).status == 204

    def test_it_is_audited(self, aline: Account, cloud: Cloud):
        forget()
        reset(codes.newest(cloud, EMAIL))
        assert ("password.reset", aline.account_id) in audited(cloud)
