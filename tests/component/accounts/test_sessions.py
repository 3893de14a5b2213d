"""Sessions: each token has one successor; they are listed, and ended."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.accounts import PASSWORD, account, suspend
from tests.support.cloud import Cloud
from tests.support.company import audited
from tests.support.functions import Context, Reply, call, load
from tests.support.people import AGENT, COMPANY, DRIVER, PASSENGER, Person
from tms.accounts.for_auth import sessions
from tms.accounts.for_privacy import leftovers
from tms.accounts.identifiers import identifier_store
from tms.accounts.sessions import session_store
from tms.auth import refresh_tokens
from tms.auth.refresh_tokens import GRACE_SECONDS, LIFE_SECONDS
from tms.kernel.access import suspension
from tms.kernel.clock import epoch, freeze, now
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction

WAYS = ["accounts/logout", "accounts/logout_all", "accounts/end_session"]
"""To end a session of one's own."""

ARN = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/GET/auth/me"

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def signed_in() -> dict[str, Any]:
    return sign_in(register("aline@mail.example"))


def register(email: str) -> str:
    account(email=email)
    return email


def sign_in(email: str) -> dict[str, Any]:
    reply = call("auth/login", body={"identifier": email, "password": PASSWORD})
    assert reply.status == 200
    tokens: dict[str, Any] = reply.json
    return tokens


def who(tokens: dict[str, Any]) -> dict[str, str]:
    """Return what the authorizer says of an access token."""
    event = {"methodArn": ARN, "headers": {"Authorization": f"Bearer {tokens['access_token']}"}}
    context: dict[str, str] = load("auth/authorize").handler(event, Context())["context"]
    return context


def renew(refresh_token: str) -> Reply:
    return call("auth/refresh", body={"refresh_token": refresh_token})


class TestRenewal:
    def test_the_next_tokens_are_of_the_same_person_and_session(self, signed_in: dict[str, Any]):
        renewed = renew(signed_in["refresh_token"])
        assert renewed.status == 200
        assert renewed.json["refresh_token"] != signed_in["refresh_token"]
        before, after = who(signed_in), who(renewed.json)
        assert {name: before[name] for name in before if name != "exp"} == {
            name: after[name] for name in after if name != "exp"
        }

    def test_a_session_goes_on_as_long_as_it_is_renewed(self, signed_in: dict[str, Any]):
        token, moment = signed_in["refresh_token"], now()
        for _ in range(3):
            moment += timedelta(seconds=LIFE_SECONDS - 60)
            with freeze(moment):
                reply = renew(token)
            assert reply.status == 200
            token = reply.json["refresh_token"]

    def test_a_client_that_lost_the_answer_asks_again_and_gets_the_same_next_token(
        self, signed_in: dict[str, Any], cloud: Cloud
    ):
        moment = now() - timedelta(seconds=GRACE_SECONDS)
        with freeze(moment):
            lost = renew(signed_in["refresh_token"])
        kept = cloud.items("accounts")
        with freeze(moment + timedelta(seconds=GRACE_SECONDS)):
            again = renew(signed_in["refresh_token"])
            assert (again.status, again.json["refresh_token"]) == (200, lost.json["refresh_token"])
            assert who(again.json)["session"] == who(signed_in)["session"]
            assert cloud.items("accounts") == kept
            assert renew(again.json["refresh_token"]).status == 200
        assert audited(cloud, "session.token_reused") == []

    def test_a_former_token_ends_the_session_when_the_grace_is_over_however_often_it_was_repeated(
        self, signed_in: dict[str, Any]
    ):
        moment = now()
        for seconds in (0, 15):
            with freeze(moment + timedelta(seconds=seconds)):
                assert renew(signed_in["refresh_token"]).status == 200
        with freeze(moment + timedelta(seconds=GRACE_SECONDS)):
            renewed = renew(signed_in["refresh_token"]).json
        with freeze(moment + timedelta(seconds=GRACE_SECONDS + 1)):
            assert renew(signed_in["refresh_token"]).code == "session_over"
            assert renew(renewed["refresh_token"]).code == "session_over"

    def test_a_token_whose_successor_was_used_ends_the_session_at_once(
        self, signed_in: dict[str, Any], cloud: Cloud
    ):
        with freeze(now()):
            second = renew(signed_in["refresh_token"]).json
            third = renew(second["refresh_token"]).json
            assert renew(signed_in["refresh_token"]).code == "session_over"
            assert renew(third["refresh_token"]).code == "session_over"
        assert len(audited(cloud, "session.token_reused")) == 1

    def test_another_session_of_the_same_person_is_not_touched_by_that(self, signed_in: dict[str, Any]):
        elsewhere = sign_in("aline@mail.example")
        renew(renew(signed_in["refresh_token"]).json["refresh_token"])
        assert renew(signed_in["refresh_token"]).status == 401
        assert renew(elsewhere["refresh_token"]).status == 200

    def test_a_suspended_account_repeats_no_renewal(self, signed_in: dict[str, Any]):
        renew(signed_in["refresh_token"])
        aline = identifier_store.by_identifier("aline@mail.example")
        assert aline is not None
        suspend(aline)
        assert renew(signed_in["refresh_token"]).code == "account_suspended"

    def test_a_session_that_was_ended_repeats_no_renewal(self, signed_in: dict[str, Any]):
        renew(signed_in["refresh_token"])
        assert call("accounts/logout", caller=who(signed_in)).status == 204
        assert renew(signed_in["refresh_token"]).code == "session_over"

    def test_of_two_renewals_at_once_both_get_the_one_next_token_and_the_session_lives(
        self, signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        found = sessions.find_session

        def and_somebody_renews(account_id: str, session_id: str) -> Any:
            session = found(account_id, session_id)
            monkeypatch.setattr(sessions, "find_session", found)
            first.append(renew(signed_in["refresh_token"]).json["refresh_token"])
            return session

        first: list[str] = []
        monkeypatch.setattr(sessions, "find_session", and_somebody_renews)
        second = renew(signed_in["refresh_token"]).json["refresh_token"]
        assert first == [second]
        assert len(call("accounts/list_sessions", caller=who(signed_in)).json["items"]) == 1
        assert renew(second).status == 200

    def test_a_renewal_that_two_others_overtook_shows_a_token_of_long_ago(
        self, signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        found = sessions.find_session

        def and_somebody_renews_twice(account_id: str, session_id: str) -> Any:
            session = found(account_id, session_id)
            monkeypatch.setattr(sessions, "find_session", found)
            renew(renew(signed_in["refresh_token"]).json["refresh_token"])
            return session

        monkeypatch.setattr(sessions, "find_session", and_somebody_renews_twice)
        assert renew(signed_in["refresh_token"]).code == "session_over"
        assert call("accounts/list_sessions", caller=who(signed_in)).json == {"items": []}

    def test_a_token_of_long_ago_is_a_second_use_too(self, signed_in: dict[str, Any], cloud: Cloud):
        token = signed_in["refresh_token"]
        for _ in range(3):
            token = renew(token).json["refresh_token"]
        assert renew(signed_in["refresh_token"]).code == "session_over"
        assert renew(token).code == "session_over"
        (record,) = audited(cloud, "session.token_reused")
        assert record["target"] == who(signed_in)["subject"]

    @pytest.mark.parametrize("secrets", ["x.y", "x.{own}", f"{'A' * 43}.{'A' * 43}"])
    def test_who_has_seen_an_access_token_ends_no_session_with_what_they_invent(
        self, signed_in: dict[str, Any], cloud: Cloud, secrets: str
    ):
        seen = who(signed_in)
        own = signed_in["refresh_token"].rpartition(".")[2]
        invented = f"{seen['subject']}.{seen['session']}.{secrets.format(own=own)}"
        before = cloud.items("accounts")
        assert renew(invented).code == "session_over"
        assert cloud.items("accounts") == before
        assert audited(cloud, "session.token_reused") == []
        assert renew(signed_in["refresh_token"]).status == 200

    def test_a_session_that_ends_amid_its_renewal_was_not_used_twice(
        self, signed_in: dict[str, Any], cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        real = sessions.renew_session

        def late(*session: Any, **changes: Any) -> bool:
            assert call("accounts/logout", caller=who(signed_in)).status == 204
            return real(*session, **changes)

        monkeypatch.setattr(sessions, "renew_session", late)
        assert renew(signed_in["refresh_token"]).code == "session_over"
        assert audited(cloud, "session.token_reused") == []

    def test_a_session_that_was_not_renewed_in_time_is_over(self, signed_in: dict[str, Any]):
        with freeze(now() + timedelta(seconds=LIFE_SECONDS + 1)):
            assert renew(signed_in["refresh_token"]).code == "session_over"

    def test_a_suspended_account_renews_nothing(self, signed_in: dict[str, Any], cloud: Cloud):
        aline = identifier_store.by_identifier("aline@mail.example")
        assert aline is not None
        suspend(aline)
        assert renew(signed_in["refresh_token"]).code == "account_suspended"

    @pytest.mark.parametrize("part", [0, 1, 2, 3])
    def test_a_token_of_which_a_part_is_another_s_is_none(self, signed_in: dict[str, Any], part: int):
        other = sign_in(register("bosco@mail.example"))["refresh_token"].split(".")
        parts = signed_in["refresh_token"].split(".")
        parts[part] = other[part]
        assert renew(".".join(parts)).code == "session_over"

    @pytest.mark.parametrize("text", ["x", "..", "a.b.c.d", "acc_1.ses_1.x.y", "\x00", "." * 299])
    def test_what_is_no_refresh_token_is_answered_alike(self, text: str):
        assert (renew(text).status, renew(text).code) == (401, "session_over")

    def test_an_access_token_is_no_refresh_token(self, signed_in: dict[str, Any]):
        assert renew(signed_in["access_token"][:300]).status == 401


class TestOverview:
    def test_each_device_is_listed_and_the_one_that_asks_is_marked(self, signed_in: dict[str, Any]):
        with freeze(now() - timedelta(minutes=1)):
            elsewhere = sign_in("aline@mail.example")
        shown = call("accounts/list_sessions", caller=who(signed_in)).json["items"]
        assert [(each["session_id"], each["current"]) for each in shown] == [
            (who(signed_in)["session"], True),
            (who(elsewhere)["session"], False),
        ]
        assert {each["source_ip"] for each in shown} == {"192.0.2.1"}

    def test_nobody_sees_another_s(self, signed_in: dict[str, Any]):
        stranger = sign_in(register("bosco@mail.example"))
        shown = call("accounts/list_sessions", caller=who(stranger)).json["items"]
        assert [each["session_id"] for each in shown] == [who(stranger)["session"]]

    def test_one_that_ran_out_is_not_listed(self, signed_in: dict[str, Any]):
        with freeze(now() + timedelta(seconds=LIFE_SECONDS + 1)):
            caller = {name: value for name, value in who(signed_in).items() if name != "exp"}
            assert call("accounts/list_sessions", caller=caller).json == {"items": []}


class TestEnd:
    def test_signing_out_ends_this_session_and_no_other(self, signed_in: dict[str, Any]):
        elsewhere = sign_in("aline@mail.example")
        assert call("accounts/logout", caller=who(signed_in)).status == 204
        assert renew(signed_in["refresh_token"]).status == 401
        assert renew(elsewhere["refresh_token"]).status == 200

    def test_signing_out_twice_is_signing_out(self, signed_in: dict[str, Any]):
        assert call("accounts/logout", caller=who(signed_in)).status == 204
        assert call("accounts/logout", caller=who(signed_in)).status == 204

    def test_signing_out_everywhere_ends_all(self, signed_in: dict[str, Any]):
        elsewhere = sign_in("aline@mail.example")
        stranger = sign_in(register("bosco@mail.example"))
        assert call("accounts/logout_all", caller=who(signed_in)).status == 204
        assert renew(signed_in["refresh_token"]).status == 401
        assert renew(elsewhere["refresh_token"]).status == 401
        assert renew(stranger["refresh_token"]).status == 200

    def test_a_lost_phone_is_signed_out_from_another_device(self, signed_in: dict[str, Any]):
        phone = sign_in("aline@mail.example")
        path = {"session_id": who(phone)["session"]}
        assert call("accounts/end_session", path=path, caller=who(signed_in)).status == 204
        assert renew(phone["refresh_token"]).status == 401
        assert renew(signed_in["refresh_token"]).status == 200

    @pytest.mark.parametrize("way", WAYS)
    def test_whoever_is_suspended_or_works_for_who_is_signs_out_as_well(self, way: str, cloud: Cloud):
        driver, session = begun(DRIVER)
        transaction = Transaction()
        suspension.suspend_account(transaction, driver["subject"])
        suspension.suspend_company(transaction, COMPANY)
        transaction.commit()
        path = {"session_id": session} if way == "accounts/end_session" else {}
        assert call(way, path=path, caller=driver).status == 204
        assert session_store.sessions_of(driver["subject"]) == []

    @pytest.mark.parametrize("whose", ["another's", "nobody's"])
    def test_a_session_that_is_not_the_caller_s_is_not_there(self, signed_in: dict[str, Any], whose: str):
        stranger = sign_in(register("bosco@mail.example"))
        session_id = who(stranger)["session"] if whose == "another's" else new_id("ses")
        reply = call("accounts/end_session", path={"session_id": session_id}, caller=who(signed_in))
        assert (reply.status, reply.code) == (404, "session_not_found")
        assert renew(stranger["refresh_token"]).status == 200

    @pytest.mark.parametrize("name", ["logout", "logout_all", "list_sessions"])
    def test_nobody_without_an_account(self, name: str):
        assert call(f"accounts/{name}").status == 401


def test_of_an_account_that_was_just_deleted_there_are_none(monkeypatch: pytest.MonkeyPatch):
    """What stands beside the tombstone is cleared a moment later."""
    aline = account(email="aline@mail.example")
    sign_in("aline@mail.example")
    monkeypatch.setattr(leftovers, "clear", lambda _: None)
    caller = aline.caller.context
    assert call("privacy/delete_me", body={"password": PASSWORD}, caller=caller).status == 204
    assert call("accounts/list_sessions", caller=caller).json == {"items": []}


class TestAudit:
    """Staff's sessions are the company's concern; a passenger's are their own."""

    @pytest.mark.parametrize("way", WAYS)
    def test_the_end_of_a_session_of_staff_is_written_down_once(self, way: str, cloud: Cloud):
        agent, session = begun(AGENT)
        path = {"session_id": session} if way == "accounts/end_session" else {}
        for _ in range(2):
            call(way, path=path, caller=agent)
        (record,) = audited(cloud, "session.ended")
        assert (record["pk"], record["actor"], record["target"]) == (COMPANY, AGENT["subject"], session)

    def test_the_end_of_a_passenger_s_session_is_not(self, cloud: Cloud):
        passenger, _ = begun(PASSENGER)
        assert call("accounts/logout", caller=passenger).status == 204
        assert not any(each["sk"].startswith("SESSION#") for each in cloud.items("accounts"))
        assert cloud.items("audit") == []


def begun(person: Person) -> tuple[Person, str]:
    """Return somebody as their access token says, and the session that it is of."""
    someone = account(person["roles"], account_id=person["subject"], email="somebody@mail.example")
    token = refresh_tokens.first_token(someone.account_id, new_id("ses"))
    session = refresh_tokens.session_of(token, someone, epoch(), "192.0.2.1")
    assert session_store.start_session(session, someone.password_hash)
    return {**person, "session": token.session_id}, token.session_id
