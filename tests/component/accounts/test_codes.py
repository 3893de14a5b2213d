"""One-time codes: sent where one is due, and each works once, for one purpose, ten minutes and five tries."""

import re
from typing import Any

import pytest

from tests.support import codes as sent
from tests.support.accounts import account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.code_entry import enter
from tests.support.functions import run
from tms.accounts import on_code_requested
from tms.accounts.account import Account
from tms.accounts.codes import code_store, request_code
from tms.accounts.codes.check_code import check
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS, CODE_TRIES, CODES_TO
from tms.accounts.sessions import known_address_store
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests, Unauthorized

EMAIL, PHONE = "aline@mail.example", "+250788123456"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline() -> Account:
    return account(email=EMAIL, new_phone=PHONE)


def wanted(cloud: Cloud, purpose: Purpose, name: str, challenge: str = "") -> str:
    """Ask for a code and return the one that was sent."""
    request_code.ask(purpose, name, challenge)
    return sent.newest(cloud, name)


def is_good(who: Account, purpose: Purpose, name: str, code: str, challenge: str = "") -> bool:
    try:
        enter(who.account_id, purpose, name, code, challenge)
    except Unauthorized:
        return False
    return True


class TestSending:
    def test_an_identifier_that_is_not_verified_gets_one_to_verify_it(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.VERIFY, PHONE)
        assert re.fullmatch(r"\d{6}", code)
        assert len(sent.texts_to(PHONE)[0]) <= 160
        assert is_good(aline, Purpose.VERIFY, PHONE, code)

    @pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.RESET])
    def test_a_verified_identifier_gets_one_of_the_other_kinds(
        self, aline: Account, cloud: Cloud, purpose: Purpose
    ):
        assert is_good(aline, purpose, EMAIL, wanted(cloud, purpose, EMAIL))

    def test_the_subject_does_not_tell_the_code_to_a_locked_screen(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.SIGN_IN, EMAIL)
        subject, _, text = sent.mails_to(EMAIL)[0].partition("\n")
        assert code not in subject
        assert code in text

    @pytest.mark.parametrize(
        ("purpose", "name"),
        [
            (Purpose.VERIFY, EMAIL),
            (Purpose.VERIFY, "nobody@mail.example"),
            (Purpose.RESET, PHONE),
            (Purpose.RESET, "+250788999999"),
            (Purpose.SIGN_IN, PHONE),
        ],
    )
    def test_nothing_is_sent_where_none_is_due(
        self, aline: Account, cloud: Cloud, purpose: Purpose, name: str
    ):
        request_code.ask(purpose, name)
        sent.deliver(cloud)
        assert sent.codes_to(name) == []

    def test_the_queue_and_the_table_tell_neither_identifier_nor_code(self, aline: Account, cloud: Cloud):
        request_code.ask(Purpose.RESET, EMAIL)
        messages = cloud.messages("Codes")
        assert EMAIL not in str(messages)
        assert run("accounts/on_code_requested", messages) == []
        (code,) = sent.codes_to(EMAIL)
        assert code not in str(cloud.items("accounts"))

    def test_one_in_half_a_minute_and_five_in_an_hour(self, aline: Account, cloud: Cloud, clock: HeldClock):
        for _ in range(2):
            request_code.ask(Purpose.RESET, EMAIL)
        sent.deliver(cloud)
        assert len(sent.codes_to(EMAIL)) == 1
        for _ in range(8):
            clock.wait(60)
            request_code.ask(Purpose.RESET, EMAIL)
            sent.deliver(cloud)
        assert len(sent.codes_to(EMAIL)) == 5
        clock.wait(3600)
        assert wanted(cloud, Purpose.RESET, EMAIL)

    def test_twenty_in_an_hour_go_to_an_identifier_that_is_pending_wherever_its_claimant_signed_in(
        self, cloud: Cloud, clock: HeldClock
    ):
        """The address may be a stranger's, who wants none of them."""
        pending = "pending@mail.example"
        bosco = account(phone="+250788999999", new_email=pending)
        for number in range(CODES_TO.times + 5):
            known_address_store.known_address(bosco.account_id, f"203.0.113.{number}", epoch()).save()
            request_code.ask(Purpose.VERIFY, pending, asker=f"203.0.113.{number}")
            sent.deliver(cloud)
        assert len(sent.codes_to(pending)) == CODES_TO.times

    def test_one_address_asks_sixty_times_an_hour(self):
        for _ in range(60):
            request_code.admit(Purpose.RESET, "192.0.2.1")
        with pytest.raises(TooManyRequests):
            request_code.admit(Purpose.RESET, "192.0.2.1")
        request_code.admit(Purpose.RESET, "192.0.2.2")

    def test_who_asked_long_ago_has_asked_again_or_gone(self, aline: Account, cloud: Cloud, clock: HeldClock):
        request_code.ask(Purpose.RESET, EMAIL)
        clock.wait(CODE_LIFE_SECONDS + 1)
        sent.deliver(cloud)
        assert sent.codes_to(EMAIL) == []


class TestTwice:
    @pytest.mark.parametrize(("purpose", "name"), [(Purpose.VERIFY, PHONE), (Purpose.RESET, EMAIL)])
    def test_a_message_that_comes_again_sends_a_code_that_works_in_place_of_the_first(
        self, aline: Account, cloud: Cloud, clock: HeldClock, purpose: Purpose, name: str
    ):
        request_code.ask(purpose, name, "a challenge")
        messages = cloud.messages("Codes")
        assert run("accounts/on_code_requested", messages) == []
        clock.wait(120)  # the queue shows it again
        assert run("accounts/on_code_requested", messages) == []
        first, second = sent.codes_to(name)
        assert first == second or not is_good(aline, purpose, name, first, "a challenge")
        assert is_good(aline, purpose, name, second, "a challenge")

    def test_a_handler_that_dies_before_it_sends_sends_the_next_time(
        self, aline: Account, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        request_code.ask(Purpose.VERIFY, PHONE)
        messages = cloud.messages("Codes")
        with monkeypatch.context() as patch:
            patch.setattr(on_code_requested, "send_text", lambda *_: 1 / 0)
            assert len(run("accounts/on_code_requested", messages)) == 1
        clock.wait(120)
        assert run("accounts/on_code_requested", messages) == []
        (code,) = sent.codes_to(PHONE)
        assert is_good(aline, Purpose.VERIFY, PHONE, code)

    def test_an_older_wish_that_comes_late_does_not_replace_the_newer_code(
        self, aline: Account, cloud: Cloud, clock: HeldClock
    ):
        request_code.ask(Purpose.SIGN_IN, EMAIL, "older")
        older = cloud.messages("Codes")
        clock.wait(1)
        code = wanted(cloud, Purpose.SIGN_IN, EMAIL, "newer")
        assert run("accounts/on_code_requested", older) == []
        assert sent.codes_to(EMAIL) == [code]
        assert is_good(aline, Purpose.SIGN_IN, EMAIL, code, "newer")


class TestChecking:
    def test_it_is_good_once(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.RESET, EMAIL)
        assert is_good(aline, Purpose.RESET, EMAIL, code)
        assert not is_good(aline, Purpose.RESET, EMAIL, code)

    def test_of_two_who_type_it_at_the_same_moment_one_has_used_it(
        self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        code = wanted(cloud, Purpose.RESET, EMAIL)
        take, results = code_store.take, []

        def and_somebody_else_is_faster(*key: Any) -> bool:
            monkeypatch.setattr(code_store, "take", take)
            results.append(is_good(aline, Purpose.RESET, EMAIL, code))
            return take(*key)

        monkeypatch.setattr(code_store, "take", and_somebody_else_is_faster)
        results.append(is_good(aline, Purpose.RESET, EMAIL, code))
        assert sorted(results) == [False, True]

    def test_five_tries_and_then_even_the_right_one_is_wrong(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.RESET, EMAIL)
        wrong = sent.other_than(code)
        assert [is_good(aline, Purpose.RESET, EMAIL, wrong) for _ in range(CODE_TRIES)] == [
            False
        ] * CODE_TRIES
        assert not is_good(aline, Purpose.RESET, EMAIL, code)

    def test_the_fifth_try_may_be_the_right_one(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.RESET, EMAIL)
        for _ in range(CODE_TRIES - 1):
            assert not is_good(aline, Purpose.RESET, EMAIL, sent.other_than(code))
        assert is_good(aline, Purpose.RESET, EMAIL, code)

    def test_ten_minutes(self, aline: Account, cloud: Cloud, clock: HeldClock):
        code = wanted(cloud, Purpose.RESET, EMAIL)
        clock.wait(CODE_LIFE_SECONDS)
        assert not is_good(aline, Purpose.RESET, EMAIL, code)

    def test_one_for_another_identifier_of_the_account_is_none(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.VERIFY, PHONE)
        assert not is_good(aline, Purpose.VERIFY, EMAIL, code)

    def test_one_that_a_newer_replaced_is_none(self, aline: Account, cloud: Cloud, clock: HeldClock):
        first = wanted(cloud, Purpose.RESET, EMAIL)
        clock.wait(60)
        second = wanted(cloud, Purpose.RESET, EMAIL)
        assert first == second or not is_good(aline, Purpose.RESET, EMAIL, first)
        assert is_good(aline, Purpose.RESET, EMAIL, second)

    def test_without_its_challenge_it_is_none_and_no_try_is_spent(self, aline: Account, cloud: Cloud):
        code = wanted(cloud, Purpose.SIGN_IN, EMAIL, "the challenge")
        for _ in range(CODE_TRIES + 1):
            assert not is_good(aline, Purpose.SIGN_IN, EMAIL, code, "another")
        assert is_good(aline, Purpose.SIGN_IN, EMAIL, code, "the challenge")

    def test_where_there_was_none_every_code_is_wrong(self, aline: Account):
        with pytest.raises(Unauthorized, match="wrong_code"):
            check(aline, Purpose.RESET, EMAIL, "000000", source_ip="192.0.2.1")
