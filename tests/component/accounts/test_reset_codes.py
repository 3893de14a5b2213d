"""Codes for a new password: for which account each works, what ends it, and how long it can be guessed at."""

from dataclasses import dataclass
from typing import Any

import botocore.client
import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import audited
from tests.support.functions import Reply, call, run
from tests.support.whereabouts import CAFE, HOME, Whereabouts, client
from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS, CODE_TRIES, CODES_TO, WRONG_CODES

EMAIL, PHONE, ANOTHER = "aline@mail.example", "+250788123456", "uwase@mail.example"
NEW = "a stapler in the rain"

__all__ = ["client"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Account:
    return account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)


@dataclass(frozen=True)
class Asked:
    """What somebody holds who asked for a code and reads the mail."""

    challenge: str
    code: str


def forget(name: str = EMAIL) -> Reply:
    return call("accounts/forget_password", body={"identifier": name})


def ask(cloud: Cloud, name: str = EMAIL) -> Asked:
    challenge = expect(202, forget(name))["challenge"]
    return Asked(challenge, codes.newest(cloud, name))


def reset(asked: Asked, name: str = EMAIL, new: str = NEW) -> Reply:
    body = {"identifier": name, "challenge": asked.challenge, "code": asked.code, "new_password": new}
    return call("accounts/reset_password", body=body)


def sign_in(password: str = PASSWORD, name: str = EMAIL) -> Reply:
    return call("auth/login", body={"identifier": name, "password": password})


def rename(who: Account, **ways: str | None) -> None:
    expect(200, call("accounts/edit_me", body={"password": PASSWORD, **ways}, caller=who.caller.context))


def replace_email(cloud: Cloud, who: Account) -> None:
    rename(who, email=ANOTHER)
    proof = {"account_id": who.account_id, "identifier": ANOTHER, "code": codes.newest(cloud, ANOTHER)}
    assert call("accounts/verify", body=proof).status == 204


class TestWhatOpens:
    def test_a_code_is_good_for_the_identifier_alone_that_it_went_to(self, cloud: Cloud):
        asked = ask(cloud)
        assert reset(asked, PHONE).code == "wrong_code"
        assert reset(asked).status == 204

    @pytest.mark.parametrize("name", [EMAIL, PHONE, ANOTHER])
    def test_who_reads_a_mailbox_that_was_given_up_gets_in_by_no_identifier(
        self, aline: Account, cloud: Cloud, name: str
    ):
        asked = ask(cloud)
        replace_email(cloud, aline)
        assert reset(asked, name).code == "wrong_code"
        assert sign_in(name=ANOTHER).status == 200, "the password is the one that it was"

    def test_nor_who_reads_one_that_was_removed(self, aline: Account, cloud: Cloud):
        asked = ask(cloud)
        rename(aline, email=None)
        assert [reset(asked, name).code for name in (EMAIL, PHONE)] == ["wrong_code"] * 2

    def test_nor_while_the_code_is_typed(self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
        asked, read = ask(cloud), store.read_profile

        def late(account_id: str) -> Any:
            monkeypatch.setattr(store, "read_profile", read)
            rename(aline, email=None)
            return read(account_id)

        monkeypatch.setattr(store, "read_profile", late)
        assert reset(asked).code == "wrong_code"

    def test_a_code_that_was_asked_for_with_the_old_password_is_over_when_it_is_changed(
        self, aline: Account, cloud: Cloud
    ):
        asked = ask(cloud)
        change = {"password": PASSWORD, "new_password": NEW}
        assert call("accounts/change_password", body=change, caller=aline.caller.context).status == 204
        assert reset(asked, new="one more password").code == "wrong_code"


class TestSeveral:
    def test_a_stranger_s_wish_leaves_the_owner_s_code_as_good_as_it_was(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        mine = ask(cloud)
        clock.wait(1)
        client.address = CAFE
        theirs = ask(cloud)
        client.address = HOME
        assert mine.code == theirs.code or reset(Asked(mine.challenge, theirs.code)).code == "wrong_code"
        assert reset(mine).status == 204

    def test_asked_for_again_at_once_one_mail_is_sent_and_its_code_fits_the_newer_challenge(
        self, cloud: Cloud
    ):
        first = ask(cloud)
        second = ask(cloud)
        assert len(codes.codes_to(EMAIL)) == 1
        assert reset(Asked(second.challenge, first.code)).status == 204

    def test_the_newer_challenge_may_be_heard_of_first(self, cloud: Cloud):
        """The queue keeps no order, and the second message may be done before the first."""
        challenges = [expect(202, forget())["challenge"] for _ in "ab"]
        messages = cloud.messages("Codes")["Records"]
        for message in reversed(messages):
            assert run("accounts/on_code_requested", {"Records": [message]}) == []
        (code,) = codes.codes_to(EMAIL)
        assert reset(Asked(challenges[0], code)).status == 204

    @pytest.mark.parametrize(("challenge", "code"), [(0, 0), (0, 1), (1, 0), (1, 1)])
    def test_the_code_of_either_mail_fits_either_challenge_while_both_live(
        self, cloud: Cloud, clock: HeldClock, challenge: int, code: int
    ):
        asked = [ask(cloud)]
        clock.wait(60)
        asked.append(ask(cloud))
        assert reset(Asked(asked[challenge].challenge, asked[code].code)).status == 204

    def test_a_code_whose_time_is_over_fits_no_challenge_that_is_younger(
        self, cloud: Cloud, clock: HeldClock
    ):
        old = ask(cloud)
        clock.wait(CODE_LIFE_SECONDS - 60)
        young = ask(cloud)
        clock.wait(61)
        assert old.code == young.code or reset(Asked(young.challenge, old.code)).code == "wrong_code"
        assert reset(young).status == 204

    def test_a_stranger_who_asks_too_often_has_a_challenge_that_the_owner_s_code_does_not_fit(
        self, cloud: Cloud, client: Whereabouts
    ):
        mine = ask(cloud)
        client.address = CAFE
        theirs = [ask(cloud) for _ in range(2)]
        for each in theirs:
            assert mine.code == each.code or reset(Asked(each.challenge, mine.code)).code == "wrong_code"
        client.address = HOME
        assert reset(mine).status == 204

    def test_guesses_at_the_newer_challenge_leave_the_older_one_its_tries(self, cloud: Cloud):
        first, second = ask(cloud), ask(cloud)
        for _ in range(CODE_TRIES):
            reset(Asked(second.challenge, codes.other_than(first.code)))
        assert reset(Asked(second.challenge, first.code)).code == "wrong_code"
        assert reset(first).status == 204

    def test_after_one_of_them_the_others_are_good_no_more(self, cloud: Cloud, clock: HeldClock):
        first = ask(cloud)
        clock.wait(60)
        second = ask(cloud)
        assert reset(first).status == 204
        assert reset(second, new="one more password").code == "wrong_code"
        assert sign_in(NEW).status == 200

    def test_each_has_tries_of_its_own(self, cloud: Cloud, clock: HeldClock):
        first = ask(cloud)
        clock.wait(60)
        second = ask(cloud)
        for _ in range(CODE_TRIES):
            reset(Asked(first.challenge, codes.other_than(first.code)))
        assert reset(first).code == "wrong_code"
        assert reset(second).status == 204

    def test_a_stranger_with_many_addresses_keeps_no_code_from_the_owner_at_home(
        self, cloud: Cloud, clock: HeldClock
    ):
        expect(200, sign_in())
        for number in range(CODES_TO.times + 5):
            request_code.ask(Purpose.RESET, EMAIL, f"wish {number}", asker=f"203.0.113.{number // 3}")
            codes.deliver(cloud)
            clock.wait(31)
        assert len(codes.codes_to(EMAIL)) == CODES_TO.times
        assert reset(ask(cloud)).status == 204

    def test_all_of_them_go_with_the_account(self, aline: Account, cloud: Cloud, clock: HeldClock):
        for _ in range(2):
            ask(cloud)
            clock.wait(31)
        assert len(kept(cloud)) == 2
        call("privacy/delete_me", body={"password": PASSWORD}, caller=aline.caller.context)
        assert kept(cloud) == []


def kept(cloud: Cloud) -> list[Any]:
    return [item for item in cloud.items("accounts") if item["sk"].startswith("CODE#")]


def guess_everywhere(cloud: Cloud, clock: HeldClock, client: Whereabouts, times: int) -> None:
    """Ask for codes from many addresses and type wrong ones, each as often as it is heard."""
    for number in range(times // CODE_TRIES):
        client.address = f"203.0.113.{number}"
        if number % CODES_TO.times == 0:
            clock.wait(CODES_TO.seconds)
        asked = ask(cloud)
        for _ in range(CODE_TRIES):
            assert reset(Asked(asked.challenge, codes.other_than(asked.code))).code == "wrong_code"
    client.address = HOME


class TestGuessing:
    def test_fifty_wrong_ones_a_day_for_one_account(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        guess_everywhere(cloud, clock, client, WRONG_CODES.times)
        client.address = CAFE
        assert reset(ask(cloud)).code == "wrong_code", "not even the right one is heard"
        clock.wait(WRONG_CODES.seconds)
        assert reset(ask(cloud)).status == 204

    def test_by_all_of_its_identifiers_together(self, cloud: Cloud, clock: HeldClock, client: Whereabouts):
        guess_everywhere(cloud, clock, client, WRONG_CODES.times)
        assert reset(ask(cloud, PHONE), PHONE).code == "wrong_code"

    def test_where_its_owner_signed_in_lately_codes_are_heard(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        assert sign_in().status == 200
        guess_everywhere(cloud, clock, client, WRONG_CODES.times)
        assert reset(ask(cloud)).status == 204

    def test_a_right_one_is_no_guess(self, cloud: Cloud, clock: HeldClock, client: Whereabouts):
        guess_everywhere(cloud, clock, client, WRONG_CODES.times - CODE_TRIES)
        client.address, asked = CAFE, ask(cloud)
        for _ in range(CODE_TRIES - 1):
            reset(Asked(asked.challenge, codes.other_than(asked.code)))
        assert reset(asked, new="aline-uwase").code == "invalid_field"
        clock.wait(60)
        assert reset(ask(cloud)).status == 204

    def test_a_stranger_without_a_code_uses_up_none(self, cloud: Cloud, client: Whereabouts):
        for number in range(WRONG_CODES.times + 1):
            client.address = f"203.0.113.{number}"
            assert reset(Asked("made up", "123456")).code == "wrong_code"
        client.address = CAFE
        assert reset(ask(cloud)).status == 204

    def test_the_last_one_is_written_down_once(
        self, aline: Account, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        guess_everywhere(cloud, clock, client, WRONG_CODES.times + CODE_TRIES)
        (entry,) = audited(cloud, "account.codes_guessed")
        assert entry["target"] == aline.account_id
        assert EMAIL not in str(entry)

    def test_where_there_is_no_account_it_is_as_much_work(
        self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        asked = ask(cloud)
        wrong = Asked(asked.challenge, codes.other_than(asked.code))
        call_api, calls = botocore.client.BaseClient._make_api_call, []

        def counted(client: Any, operation: str, arguments: Any) -> Any:
            calls.append(operation)
            return call_api(client, operation, arguments)

        monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", counted)
        done = {}
        for name in (EMAIL, "nobody@mail.example"):
            calls.clear()
            done[name] = reset(wrong, name).content, list(calls)
        assert done[EMAIL] == done["nobody@mail.example"]

    def test_where_there_is_none_the_last_one_is_written_down_too(self, cloud: Cloud):
        for _ in range(WRONG_CODES.times):
            reset(Asked("made up", "123456"), "nobody@mail.example")
        (entry,) = audited(cloud, "account.codes_guessed")
        assert entry["target"] == store.NOBODY
