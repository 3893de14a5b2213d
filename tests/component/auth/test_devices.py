"""A device that signed in before is heard wherever it is, while strangers use up the tries of its account."""

from typing import Any

import botocore.client
import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.staff import staff
from tests.support.whereabouts import CAFE, HOME, Whereabouts, client
from tms.accounts.account import Account
from tms.accounts.limits import (
    CODE_TRIES,
    CODES_TO,
    PASSWORDS_FROM,
    PASSWORDS_OF,
    PASSWORDS_OF_FROM,
    REMEMBERED_SECONDS,
    WRONG_CODES,
)
from tms.accounts.sessions import session_store
from tms.accounts.sessions.device_store import MOST

EMAIL, OTHERS, NOBODYS = "aline@mail.example", "bosco@mail.example", "nobody@mail.example"
STAFF = "agent@ikirere.example"
NEW_PASSWORD = "a stapler in the rain"

__all__ = ["client"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Account:
    return account(email=EMAIL)


def login(identifier: str = EMAIL, password: str = PASSWORD, **shown: Any) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": password, **shown})


def token_of(reply: Reply) -> str:
    assert reply.status == 200, reply.content
    return str(reply.json["device_token"])


def shown(token: str) -> dict[str, str]:
    return {"device_token": token}


def attack(client: Whereabouts, identifier: str = EMAIL) -> None:
    """Use up the wrong passwords of an identifier from many addresses."""
    for number in range(PASSWORDS_OF.times):
        client.address = f"203.0.113.{number // (PASSWORDS_OF_FROM.times - 1)}"
        assert login(identifier, "wrong horse").status == 401
    client.address = CAFE


def devices(cloud: Cloud) -> list[dict[str, Any]]:
    return [item for item in cloud.items("accounts") if item["sk"].startswith("DEVICE#")]


class TestPasswords:
    def test_an_owner_on_a_new_address_is_heard_by_the_token_while_strangers_guess(self, client: Whereabouts):
        token = token_of(login())
        attack(client)
        assert login().status == 429
        assert login(**shown(token)).status == 200

    def test_it_has_a_count_of_its_own_of_wrong_passwords(self, client: Whereabouts):
        first, second = token_of(login()), token_of(login())
        client.address = CAFE
        for _ in range(PASSWORDS_OF_FROM.times):
            assert login(password="wrong horse", **shown(first)).status == 401
        assert login(**shown(first)).status == 429
        assert login(**shown(second)).status == 200
        assert login().status == 200, "nor does it use up the tries of others there"

    def test_its_count_goes_with_it_to_however_many_addresses(self, client: Whereabouts, clock: HeldClock):
        token = token_of(login())
        clock.wait(3600 - int(clock.moment.timestamp()) % 3600)
        heard = []
        for turn in range(4 * PASSWORDS_OF_FROM.times):
            client.address = f"203.0.113.{turn}"
            heard += [login(password="wrong horse", **shown(token)).status for _ in range(5)]
            clock.wait(150)
        assert heard[: PASSWORDS_OF_FROM.times] == [401] * PASSWORDS_OF_FROM.times
        assert heard.count(401) == 4 * PASSWORDS_OF_FROM.times, "five in each quarter of the hour"

    def test_neighbours_behind_its_address_use_up_none_of_its_tries(self, client: Whereabouts):
        token = token_of(login())
        client.address = CAFE
        for number in range(PASSWORDS_FROM.times):
            login(f"person{number}@mail.example", "wrong horse")
        for _ in range(PASSWORDS_OF_FROM.times):
            login(password="wrong horse")
        assert login().status == 429
        assert login(**shown(token)).status == 200

    @pytest.mark.parametrize("which", ["another account's", "invented", "run out"])
    def test_a_token_that_is_not_the_account_s_gives_nothing(
        self, which: str, client: Whereabouts, clock: HeldClock
    ):
        account(email=OTHERS)
        client.address = "198.51.100.77"
        own, others = token_of(login()), token_of(login(OTHERS))
        if which == "run out":
            clock.wait(REMEMBERED_SECONDS + 1)
        attack(client)
        token = {"another account's": others, "invented": "A" * 43, "run out": own}[which]
        assert login(**shown(token)).status == 429

    def test_a_token_that_is_not_the_account_s_is_replaced_at_a_sign_in(self, cloud: Cloud):
        account(email=OTHERS)
        others = token_of(login(OTHERS))
        assert token_of(login(**shown(others))) not in (others, "")
        assert len(devices(cloud)) == 2

    def test_staff_show_it_with_the_first_step(self, cloud: Cloud, clock: HeldClock, client: Whereabouts):
        staff("agent")
        token = token_of(finish(*challenged(cloud)))
        clock.wait(30)
        attack(client, STAFF)
        assert call("auth/staff_login", body={"identifier": STAFF, "password": PASSWORD}).status == 429
        body = {"identifier": STAFF, "password": PASSWORD, **shown(token)}
        assert call("auth/staff_login", body=body).status == 200

    def test_the_work_is_the_same_whether_there_is_an_account_or_not(self, monkeypatch: pytest.MonkeyPatch):
        token = token_of(login())
        login(NOBODYS, "wrong horse", **shown(token))
        done: list[str] = []
        call_api = botocore.client.BaseClient._make_api_call

        def counted(client: Any, operation: str, arguments: Any) -> Any:
            done.append(operation)
            return call_api(client, operation, arguments)

        monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", counted)
        asked = []
        for identifier, device in ((EMAIL, token), (EMAIL, "A" * 43), (NOBODYS, token)):
            done.clear()
            reply = login(identifier, "wrong horse", **shown(device))
            asked.append((reply.status, reply.content, list(done)))
        assert asked[0] == asked[1] == asked[2]


def challenged(cloud: Cloud, **more: str) -> tuple[str, str]:
    reply = call("auth/staff_login", body={"identifier": STAFF, "password": PASSWORD, **more})
    assert reply.status == 200, reply.content
    return reply.json["challenge"], codes.newest(cloud, STAFF)


def finish(challenge: str, code: str, **more: str) -> Reply:
    return call("auth/staff_verify", body={"challenge": challenge, "code": code, **more})


def forget(**more: str) -> Reply:
    return call("accounts/forget_password", body={"identifier": EMAIL, **more})


class TestCodes:
    def test_wrong_codes_of_strangers_use_up_none_of_its_tries(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        """Strangers who know the password guess at the second factor."""
        staff("agent")
        token = token_of(finish(*challenged(cloud)))
        client.address = CAFE
        for _ in range(WRONG_CODES.times // CODE_TRIES):
            clock.wait(1800)
            challenge, code = challenged(cloud)
            for _ in range(CODE_TRIES):
                assert finish(challenge, codes.other_than(code)).status == 401
        clock.wait(1800)
        assert finish(*challenged(cloud)).status == 401
        clock.wait(1800)
        assert finish(*challenged(cloud), **shown(token)).status == 200

    def test_codes_that_strangers_ask_for_use_up_none_of_its_own(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        token = token_of(login())
        for number in range(CODES_TO.times):
            client.address = f"203.0.113.{number}"
            assert forget().status == 202
        client.address = CAFE
        codes.deliver(cloud)
        assert len(codes.codes_to(EMAIL)) == CODES_TO.times
        assert forget().status == 202
        codes.deliver(cloud)
        assert len(codes.codes_to(EMAIL)) == CODES_TO.times
        challenge = forget(**shown(token)).json["challenge"]
        body = {"identifier": EMAIL, "challenge": challenge, "code": codes.newest(cloud, EMAIL)}
        assert len(codes.codes_to(EMAIL)) == CODES_TO.times + 1
        reply = call("accounts/reset_password", body={**body, "new_password": NEW_PASSWORD, **shown(token)})
        assert reply.status == 204

    def test_a_neighbour_who_asks_from_its_address_uses_up_none_of_its_own_either(
        self, cloud: Cloud, client: Whereabouts
    ):
        token = token_of(login())
        client.address = CAFE
        assert forget().status == forget().status == 202
        codes.deliver(cloud)
        assert len(codes.codes_to(EMAIL)) == 1, "one in half a minute"
        forget(**shown(token))
        codes.deliver(cloud)
        assert len(codes.codes_to(EMAIL)) == 2

    def test_who_knows_the_password_uses_up_none_of_its_codes(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        staff("agent")
        token = token_of(finish(*challenged(cloud)))
        clock.wait(30)
        client.address = CAFE
        body = {"identifier": STAFF, "password": PASSWORD}
        assert [call("auth/staff_login", body=body).status for _ in range(2)] == [200, 429]
        assert call("auth/staff_login", body={**body, **shown(token)}).status == 200


class TestKept:
    def test_a_device_that_shows_its_token_keeps_it_for_ninety_days_more(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        token = token_of(login())
        for _ in range(3):
            clock.wait(REMEMBERED_SECONDS - 10)
            assert token_of(login(**shown(token))) == token
        assert len(devices(cloud)) == 1

    def test_the_table_has_its_hash_alone(self, cloud: Cloud):
        token = token_of(login())
        assert token not in str(cloud.items("accounts"))
        (device,) = devices(cloud)
        assert device.keys() == {"pk", "sk", "expires"}

    def test_an_account_has_ten_and_the_one_used_longest_ago_goes(
        self, cloud: Cloud, clock: HeldClock, client: Whereabouts
    ):
        tokens = []
        for _ in range(MOST + 2):
            tokens.append(token_of(login()))
            clock.wait(60)
        living = [each for each in devices(cloud) if each["expires"] > clock.moment.timestamp()]
        assert len(living) == MOST
        attack(client)
        assert [login(**shown(token)).status for token in tokens] == [429] * 2 + [200] * MOST

    def test_a_renewal_gives_none(self):
        tokens = login().json
        renewed = call("auth/refresh", body={"refresh_token": tokens["refresh_token"]}).json
        assert renewed.keys() == tokens.keys() - {"device_token"}


class TestForgotten:
    def test_signing_out_here_keeps_it_for_the_next_sign_in(self, aline: Account, client: Whereabouts):
        token = token_of(login())
        assert call("accounts/logout", caller=aline.caller.context).status == 204
        attack(client)
        assert login(**shown(token)).status == 200

    def test_signing_out_everywhere_forgets_all(self, aline: Account, cloud: Cloud, client: Whereabouts):
        tokens = [token_of(login()), token_of(login())]
        assert call("accounts/logout_all", caller=aline.caller.context).status == 204
        assert devices(cloud) == []
        attack(client)
        assert [login(**shown(token)).status for token in tokens] == [429, 429]

    def test_a_new_password_keeps_it(self, aline: Account, client: Whereabouts):
        token = token_of(login())
        changed = {"password": PASSWORD, "new_password": NEW_PASSWORD}
        assert call("accounts/change_password", body=changed, caller=aline.caller.context).status == 204
        attack(client)
        assert login(password=NEW_PASSWORD).status == 429
        assert login(password=NEW_PASSWORD, **shown(token)).status == 200

    def test_it_goes_with_the_account(self, aline: Account, cloud: Cloud):
        token_of(login())
        session_store.clear(aline.account_id)
        assert devices(cloud) == []


def test_the_address_is_known_beside_it(client: Whereabouts):
    token_of(login())
    attack(client)
    client.address = HOME
    assert login().status == 200
