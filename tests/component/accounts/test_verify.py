"""Verifying an identifier: the code that went there works once, for the account that claims it."""

from typing import Any

import pytest

from tests.support import codes as sent
from tests.support.accounts import PASSWORD, account, suspend
from tests.support.claims import register
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import audited
from tests.support.functions import Reply, call
from tests.support.people import COMPANY
from tests.support.staff import staff
from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.identifiers import identifier_store
from tms.accounts.limits import CODE_TRIES, CODES_TYPED_FROM, WRONG_CODES
from tms.accounts.requests import normal_form
from tms.kernel.access import suspension
from tms.kernel.store import Transaction

EMAIL, PHONE = "aline@mail.example", "+250788123456"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def verify(identifier: str, code: str, account_id: str = "") -> Reply:
    """Type a code for an account; for the one that claims the name if none is said."""
    claimant = identifier_store.by_identifier(normal_form(identifier))
    account_id = account_id or (claimant.account_id if claimant else store.NOBODY)
    return call("accounts/verify", body={"account_id": account_id, "identifier": identifier, "code": code})


def resend(identifier: str) -> Reply:
    return call("accounts/resend_code", body={"identifier": identifier})


def found(name: str) -> Account:
    known = identifier_store.by_identifier(name)
    assert known is not None
    return known


class TestVerify:
    def test_phone_and_mail_of_a_registration_each_get_a_code_which_verifies_that_one(self, cloud: Cloud):
        reply = call(
            "accounts/register",
            body={"full_name": "A", "password": PASSWORD, "phone": "0788 123 456", "email": EMAIL},
        )
        assert reply.json["code_sent_to"] == "+250***456"
        assert reply.json["second_code_sent_to"] == "a***@mail.example"
        to_phone, to_mail = sent.newest(cloud, PHONE), sent.newest(cloud, EMAIL)
        assert to_phone == to_mail or verify(EMAIL, to_phone).status == 401
        assert verify("0788123456", to_phone).status == 204
        assert found(PHONE).identifiers == {PHONE: True, EMAIL: False}
        assert verify("ALINE@mail.example", to_mail).status == 204
        assert found(EMAIL).identifiers == {PHONE: True, EMAIL: True}

    def test_without_a_phone_the_code_goes_by_mail(self, cloud: Cloud):
        reply = call("accounts/register", body={"full_name": "A", "password": PASSWORD, "email": EMAIL})
        assert reply.json["code_sent_to"] == "a***@mail.example"
        assert reply.json["second_code_sent_to"] is None
        assert verify(EMAIL, sent.newest(cloud, EMAIL)).status == 204

    def test_the_first_proof_lets_the_account_stay(self, cloud: Cloud):
        register(phone=PHONE)
        assert verify(PHONE, sent.newest(cloud, PHONE)).status == 204
        assert [item for item in cloud.items("accounts") if "expires" in item] == []

    def test_a_code_proves_once(self, cloud: Cloud):
        register(phone=PHONE)
        code = sent.newest(cloud, PHONE)
        assert [verify(PHONE, code).status for _ in range(2)] == [204, 401]

    def test_of_two_at_the_same_moment_one_proves_it(self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
        register(phone=PHONE)
        code, prove, statuses = sent.newest(cloud, PHONE), identifier_store.verify, []

        def and_somebody_else_is_faster(*arguments: Any) -> bool:
            monkeypatch.setattr(identifier_store, "verify", prove)
            statuses.append(verify(PHONE, code).status)
            return prove(*arguments)

        monkeypatch.setattr(identifier_store, "verify", and_somebody_else_is_faster)
        statuses.append(verify(PHONE, code).status)
        assert sorted(statuses) == [204, 401]

    def test_wrong_codes_and_unknown_identifiers_are_answered_alike(self, cloud: Cloud):
        register(phone=PHONE)
        wrong = verify(PHONE, sent.other_than(sent.newest(cloud, PHONE)))
        unknown = verify("+250788999999", "123456")
        assert (wrong.status, wrong.code, wrong.content) == (401, "wrong_code", unknown.content)

    def test_who_registers_an_identifier_again_has_it_and_the_older_code_proves_nothing(
        self, cloud: Cloud, clock: HeldClock
    ):
        register(phone=PHONE)
        first = sent.newest(cloud, PHONE)
        clock.wait(60)
        second_account = register(phone=PHONE)
        second = sent.newest(cloud, PHONE)
        assert first == second or verify(PHONE, first).status == 401
        assert verify(PHONE, second).status == 204
        assert found(PHONE).account_id == second_account

    def test_what_somebody_verified_meanwhile_stays_theirs(self, cloud: Cloud, clock: HeldClock):
        """Two accounts wait for one number; the one whose claim was taken over cannot prove it."""
        loser = register(phone=PHONE)
        theirs = sent.newest(cloud, PHONE)
        clock.wait(60)
        winner = register(phone=PHONE)
        assert verify(PHONE, sent.newest(cloud, PHONE), winner).status == 204
        assert verify(PHONE, theirs, loser).code == "wrong_code"
        assert found(PHONE).account_id == winner

    def test_a_new_number_replaces_the_old_one_which_is_free_again(self, cloud: Cloud):
        aline = account(phone="+250788000001", new_phone=PHONE)
        assert resend(PHONE).status == 202
        assert verify(PHONE, sent.newest(cloud, PHONE)).status == 204
        known = store.by_id(aline.account_id)
        assert known is not None
        assert known.identifiers == {PHONE: True}
        assert identifier_store.by_identifier("+250788000001") is None
        register(phone="+250788000001")

    def test_a_stranger_who_registers_the_identifier_meanwhile_is_not_confirmed_by_its_owner(
        self, cloud: Cloud, clock: HeldClock
    ):
        """The newest code reaches the owner, who types it into their own form."""
        mine = register(phone=PHONE)
        sent.deliver(cloud)
        clock.wait(60)
        strangers = register(phone=PHONE)
        assert verify(PHONE, sent.newest(cloud, PHONE), mine).code == "wrong_code"
        assert found(PHONE).account_id == strangers
        assert found(PHONE).identifiers == {PHONE: False}
        clock.wait(60)
        again = register(phone=PHONE)
        assert verify(PHONE, sent.newest(cloud, PHONE), again).status == 204

    def test_a_refused_sign_in_says_for_which_account_the_code_is(self, cloud: Cloud):
        mine = register(phone=PHONE)
        refused = call("auth/login", body={"identifier": PHONE, "password": PASSWORD})
        assert (refused.code, refused.json["account_id"]) == ("account_unverified", mine)

    def test_where_staff_get_their_codes_from_now_on_is_written_down(self, cloud: Cloud):
        agent = staff("agent", email="agent@ikirere.example", new_email=EMAIL)
        resend(EMAIL)
        assert verify(EMAIL, sent.newest(cloud, EMAIL)).status == 204
        (entry,) = audited(cloud, "account.name_proven")
        assert (entry["pk"], entry["actor"], entry["target"]) == (COMPANY, agent.account_id, agent.account_id)
        assert entry["after"] == '{"email":"proven"}'
        register(phone=PHONE)
        assert verify(PHONE, sent.newest(cloud, PHONE)).status == 204
        assert len(audited(cloud, "account.name_proven")) == 1, "a registration changes nobody's"

    def test_who_else_gives_the_address_as_theirs_uses_up_no_wish_of_its_owner(self, cloud: Cloud):
        stranger, owner = (account(email=f"{each}@mail.example") for each in ("bosco", "aline"))
        for who in (stranger, owner):
            body = {"email": "new@mail.example", "password": PASSWORD}
            assert call("accounts/edit_me", body=body, caller=who.caller.context).status == 200
            sent.deliver(cloud)
        first, second = sent.codes_to("new@mail.example")
        assert first == second or verify("new@mail.example", first, owner.account_id).status == 401
        assert verify("new@mail.example", second, owner.account_id).status == 204

    def test_a_suspended_account_proves_nothing(self, cloud: Cloud):
        mine = account(phone="+250788000001", new_phone=PHONE)
        resend(PHONE)
        code = sent.newest(cloud, PHONE)
        suspend(mine)
        assert verify(PHONE, sent.other_than(code)).code == "wrong_code", "only the right code tells anything"
        refused = verify(PHONE, code)
        assert (refused.status, refused.code) == (403, "account_suspended")
        assert found("+250788000001").identifiers == {"+250788000001": True, PHONE: False}

    def test_people_of_a_suspended_company_verify_their_identifiers(self, cloud: Cloud):
        agent = staff("agent", email="agent@ikirere.example", new_email=EMAIL)
        resend(EMAIL)
        transaction = Transaction()
        suspension.suspend_company(transaction, COMPANY)
        transaction.commit()
        assert verify(EMAIL, sent.newest(cloud, EMAIL)).status == 204
        assert found(EMAIL).account_id == agent.account_id

    def test_guessing_from_many_addresses_ends_for_a_day(self, cloud: Cloud, clock: HeldClock):
        mine = register(phone=PHONE)
        for _ in range(WRONG_CODES.times // CODE_TRIES):
            clock.wait(1200)
            resend(PHONE)
            code = sent.newest(cloud, PHONE)
            for _ in range(CODE_TRIES):
                assert verify(PHONE, sent.other_than(code), mine).code == "wrong_code"
        (entry,) = audited(cloud, "account.codes_guessed")
        assert entry["target"] == mine
        for waited, status in ((1200, 401), (WRONG_CODES.seconds, 204)):
            clock.wait(waited)
            resend(PHONE)
            assert verify(PHONE, sent.newest(cloud, PHONE), mine).status == status

    def test_guessing_from_one_address_ends(self):
        for _ in range(CODES_TYPED_FROM.times):
            assert verify(PHONE, "123456").status == 401
        assert verify(PHONE, "123456").code == "too_many_attempts"


class TestResend:
    def test_the_answer_tells_nobody_whether_there_is_an_account(self, cloud: Cloud):
        account(email="proven@mail.example", new_phone=PHONE)
        answers = [resend(name) for name in (PHONE, "+250788999999", "proven@mail.example", "what")]
        assert {(each.status, each.content) for each in answers} == {(202, answers[0].content)}
        sent.deliver(cloud)
        assert len(sent.codes_to(PHONE)) == 1
        assert sent.mails_to("proven@mail.example") == []
