"""What an attacker gets sent at our cost, to which numbers and how often; and how honest people fare."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import codes as sent
from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.functions import Reply, call, run
from tests.support.people import OWNER, key
from tests.support.staff import begin, staff
from tests.support.whereabouts import HOME, Whereabouts, client
from tms.accounts import on_code_requested
from tms.accounts.account import Account
from tms.accounts.limits import CODES_ASKED_FROM
from tms.kernel import settings
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.kernel.messaging.sms_rules import DAY, OF_ACCOUNT, OF_ADDRESS, RULES, SmsKind

SATELLITE, PHONE, EMAIL = "+881631234567", "+250788123456", "aline@mail.example"

__all__ = ["client"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Account:
    return account(email=EMAIL)


def register(phone: str, **more: str) -> Reply:
    body = {"full_name": "Bosco Ndoli", "phone": phone, "password": PASSWORD, **more}
    return call("accounts/register", body=body)


def number(index: int) -> str:
    return f"+250788{index:06d}"


def all_texts() -> list[str]:
    return [text for index in range(200) for text in sent.texts_to(number(index))]


def resend(identifier: str) -> Reply:
    return call("accounts/resend_code", body={"identifier": identifier})


def forget(identifier: str) -> Reply:
    return call("accounts/forget_password", body={"identifier": identifier})


def edit(caller: Account, phone: str) -> Reply:
    return call("accounts/edit_me", body={"phone": phone, "password": PASSWORD}, caller=caller.caller.context)


def invite(phone: str) -> Reply:
    enrol(OWNER)
    body = {"email": "new@ikirere.example", "full_name": "Diane", "phone": phone, "roles": ["agent"]}
    return call("companies/invite_staff", body=body, caller=OWNER, headers=key())


def correct(phone: str) -> Reply:
    enrol(OWNER)
    agent = staff("agent")
    path = {"account_id": agent.account_id}
    return call("companies/update_staff", body={"phone": phone}, path=path, caller=OWNER)


class TestOtherCountries:
    @pytest.mark.parametrize(
        ("ask", "pointer"),
        [
            (register, "/phone"),
            (lambda phone: register(phone, email="bosco@mail.example"), "/phone"),
            (resend, "/identifier"),
            (forget, "/identifier"),
            (invite, "/phone"),
            (correct, "/phone"),
        ],
        ids=["register", "register with mail", "resend", "forget", "invite", "correct"],
    )
    @pytest.mark.parametrize("phone", [SATELLITE, "+4915112345678"])
    def test_who_would_wait_for_an_sms_is_told_that_none_goes_there(
        self, ask: Callable[[str], Reply], pointer: str, phone: str, cloud: Cloud
    ):
        reply = ask(phone)
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["pointer"] == pointer
        assert reply.json["detail"].startswith("We send no SMS to numbers of this country.")
        assert cloud.messages("Codes") == {"Records": []}

    def test_nor_does_a_change_of_the_own_number_begin_there(self, aline: Account, cloud: Cloud):
        before = cloud.items("accounts")
        reply = edit(aline, SATELLITE)
        assert (reply.status, reply.json["pointer"]) == (422, "/phone")
        assert cloud.items("accounts") == before

    def test_a_neighbour_s_number_is_as_good_as_ours(self, cloud: Cloud):
        assert register("+256772123456").status == 201
        assert sent.newest(cloud, "+256772123456")

    def test_staff_whose_number_s_country_left_the_list_are_told_so_after_the_right_password(
        self, monkeypatch: pytest.MonkeyPatch
    ):
        staff("agent", email=None, phone="+256772123456")
        monkeypatch.setenv("SMS_COUNTRIES", "250")
        settings.forget()
        assert begin("+256772123456", "wrong horse").status == 401
        reply = begin("+256772123456")
        assert (reply.status, reply.json["pointer"]) == (422, "/identifier")

    def test_a_code_that_waits_when_its_country_leaves_the_list_is_not_sent(
        self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        assert register("+256772123456").status == 201
        monkeypatch.setenv("SMS_COUNTRIES", "250")
        settings.forget()
        sent.deliver(cloud)
        assert sent.texts_to("+256772123456") == []


class TestOneAddress:
    def test_a_day_of_registrations_from_one_address_costs_sixty_sms(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        index = iter(range(200))
        for _ in range(3):
            for _ in range(CODES_ASKED_FROM.times):
                assert register(number(next(index))).status == 201
            assert register(number(199)).status == 429
            sent.deliver(cloud)
            clock.wait(CODES_ASKED_FROM.seconds)
        assert len(all_texts()) == OF_ADDRESS.times

    def test_people_of_a_mobile_network_who_type_their_codes_do_not_hinder_each_other(self, cloud: Cloud):
        people = 2 * max(CODES_ASKED_FROM.times, OF_ADDRESS.times)
        for index in range(people):
            registered = register(number(index)).json
            proof = {"account_id": registered["account_id"], "identifier": number(index)}
            code = sent.newest(cloud, number(index))
            assert call("accounts/verify", body={**proof, "code": code}).status == 204
        assert len(all_texts()) == people

    def test_who_types_the_code_of_a_mail_makes_no_room_for_sms(self, cloud: Cloud):
        for index in range(OF_ADDRESS.times // 2 + 5):
            address = f"person{index}@mail.example"
            registered = register(number(index), email=address).json
            proof = {"account_id": registered["account_id"], "identifier": address}
            assert call("accounts/verify", body={**proof, "code": sent.newest(cloud, address)}).status == 204
        counts = [
            int(item["tried"]) for item in cloud.items("guards", f"THROTTLE#{OF_ADDRESS.name}#verify#{HOME}")
        ]
        assert sum(counts) == OF_ADDRESS.times // 2 + 5

    def test_a_reset_that_was_completed_counts_no_more_either(self, cloud: Cloud, clock: HeldClock):
        account(phone=PHONE)
        for turn in range(RULES[SmsKind.RESET].to_number):
            challenge = forget(PHONE).json["challenge"]
            body = {"identifier": PHONE, "challenge": challenge, "code": sent.newest(cloud, PHONE)}
            reply = call(
                "accounts/reset_password", body={**body, "new_password": f"a stapler in the rain {turn}"}
            )
            assert reply.status == 204, reply.content
            clock.wait(3600)
        assert not any(
            int(item["tried"]) for item in cloud.items("guards", f"THROTTLE#{OF_ADDRESS.name}#reset")
        )


class TestOneAccount:
    def test_an_account_that_names_number_after_number_causes_twenty_sms_a_day(
        self, aline: Account, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        for index in range(2 * OF_ACCOUNT.times):
            client.address = f"203.0.113.{index}"
            assert edit(aline, number(index)).status == 200
            sent.deliver(cloud)
        assert len(all_texts()) == OF_ACCOUNT.times
        clock.wait(DAY)
        assert edit(aline, number(100)).status == 200
        sent.deliver(cloud)
        assert len(all_texts()) == OF_ACCOUNT.times + 1


class TestOneNumber:
    def test_a_number_that_many_register_gets_ten_a_day(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        for index in range(3 * RULES[SmsKind.VERIFY].to_number):
            client.address = f"203.0.113.{index}"
            assert register(PHONE).status == 201
            sent.deliver(cloud)
            clock.wait(600)
        assert len(sent.texts_to(PHONE)) == RULES[SmsKind.VERIFY].to_number

    def test_strangers_use_up_the_resets_of_a_number_and_its_owner_still_gets_one_at_home(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        account(phone=PHONE)
        assert call("auth/login", body={"identifier": PHONE, "password": PASSWORD}).status == 200
        for index in range(2 * RULES[SmsKind.RESET].to_number):
            client.address = f"203.0.113.{index}"
            assert forget(PHONE).status == 202
            sent.deliver(cloud)
        assert len(sent.texts_to(PHONE)) == RULES[SmsKind.RESET].to_number
        client.address = HOME
        assert forget(PHONE).status == 202
        sent.deliver(cloud)
        assert len(sent.texts_to(PHONE)) == RULES[SmsKind.RESET].to_number + 1


class TestBudget:
    @pytest.fixture(autouse=True)
    def spent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SMS_DAILY_BUDGET", "1")
        settings.forget()
        assert is_allowed(Sms(SmsKind.TICKET, number(1)), "a ticket")

    def test_beyond_it_nobody_registers_by_sms_and_by_mail_everybody(self, cloud: Cloud):
        assert register(PHONE, email="bosco@mail.example").status == 201
        sent.deliver(cloud)
        assert sent.texts_to(PHONE) == []
        assert len(sent.codes_to("bosco@mail.example")) == 1

    def test_beyond_it_staff_get_their_codes(self, cloud: Cloud):
        staff("agent", email=None, phone=PHONE)
        assert begin(PHONE).status == 200
        assert sent.newest(cloud, PHONE)


class TestComesAgain:
    def counts(self, cloud: Cloud) -> dict[str, Any]:
        return {item["pk"]: item["tried"] for item in cloud.items("guards", "THROTTLE#")}

    @pytest.mark.parametrize("identifier", [PHONE, "bosco@mail.example"])
    def test_a_message_that_could_not_be_sent_is_counted_once_and_sent_in_the_end(
        self, identifier: str, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        account(**({"new_phone": identifier} if identifier == PHONE else {"new_email": identifier}))
        assert resend(identifier).status == 202
        messages = cloud.messages("Codes")
        with monkeypatch.context() as patch:
            for name in ("send_text", "send_mail"):
                patch.setattr(on_code_requested, name, lambda *_: 1 / 0)
            assert len(run("accounts/on_code_requested", messages)) == 1
            before = self.counts(cloud)
            clock.wait(120)
            assert len(run("accounts/on_code_requested", messages)) == 1
        clock.wait(120)
        assert run("accounts/on_code_requested", messages) == []
        assert self.counts(cloud) == before
        assert len(sent.codes_to(identifier)) == 1
