"""Staff sign in in two steps, a password and a code by mail, and there is no way round the second one."""

from typing import Any

import jwt
import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account, suspend
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import audited
from tests.support.functions import Reply, call, run
from tests.support.people import COMPANY
from tests.support.staff import begin, finish, signed_in, staff
from tms.accounts.account import Account
from tms.accounts.codes import code_store, request_code
from tms.accounts.limits import CODE_LIFE_SECONDS, CODE_TRIES, CODES_TYPED_FROM
from tms.accounts.records import AccountRecord
from tms.accounts.sessions import session_store
from tms.auth.refresh_tokens import STAFF_LIFE_SECONDS
from tms.companies import store as companies
from tms.companies.records import MemberRecord
from tms.kernel.access import suspension
from tms.kernel.access.limit import Limit
from tms.kernel.access.permissions import COMPANY_ROLES, ROLES, WITHOUT_SECOND_FACTOR
from tms.kernel.store import Transaction

EMAIL = "agent@ikirere.example"
STAFF = sorted(ROLES.keys() - WITHOUT_SECOND_FACTOR - {"guest"})

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def agent() -> Account:
    return staff("agent")


def login(identifier: str, password: str = PASSWORD) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": password})


def renew(tokens: dict[str, Any]) -> Reply:
    return call("auth/refresh", body={"refresh_token": tokens["refresh_token"]})


def change_password(who: Account) -> None:
    change = {"password": PASSWORD, "new_password": "a stapler in the rain"}
    assert call("accounts/change_password", body=change, caller=who.caller.context).status == 204


def said(tokens: dict[str, Any]) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(tokens["access_token"], options={"verify_signature": False})
    return claims


class TestTheWay:
    @pytest.mark.parametrize("role", STAFF)
    def test_every_kind_of_staff_gets_in_by_both_steps_and_is_told_so(self, role: str, cloud: Cloud):
        person = staff(role)
        claims = said(signed_in(cloud, person))
        assert (claims["sub"], claims["roles"], claims["amr"]) == (person.account_id, [role], ["pwd", "otp"])
        assert claims["company"] == (COMPANY if role in COMPANY_ROLES else None)

    @pytest.mark.parametrize("role", STAFF)
    def test_a_password_alone_opens_nothing_and_names_the_steps(self, role: str, cloud: Cloud):
        staff(role)
        reply = login(f"{role}@ikirere.example")
        assert (reply.status, reply.code) == (403, "staff_sign_in")
        assert reply.json["steps"] == ["/auth/staff/login", "/auth/staff/verify"]
        assert not [item for item in cloud.items("accounts") if item["sk"].startswith("SESSION#")]
        assert login(f"{role}@ikirere.example", "wrong horse").code == "wrong_credentials"

    @pytest.mark.parametrize("role", sorted(WITHOUT_SECOND_FACTOR))
    def test_who_is_no_staff_is_sent_to_the_other_way(self, role: str, cloud: Cloud):
        staff(role)
        assert begin(f"{role}@ikirere.example").code == "not_staff"
        assert begin(f"{role}@ikirere.example", "wrong horse").code == "wrong_credentials"
        assert codes.codes_to(f"{role}@ikirere.example") == []
        assert said(login(f"{role}@ikirere.example").json)["amr"] == ["pwd"]

    @pytest.mark.parametrize("role", ["driver", "pos_device"])
    def test_who_works_for_a_company_and_needs_no_code_is_written_down_too(self, role: str, cloud: Cloud):
        person = staff(role)
        assert login(f"{role}@ikirere.example", "wrong horse").status == 401
        assert audited(cloud, "staff.signed_in") == []
        assert login(f"{role}@ikirere.example").status == 200
        (entry,) = audited(cloud, "staff.signed_in")
        assert (entry["pk"], entry["actor"], entry["target"]) == (
            COMPANY,
            person.account_id,
            person.account_id,
        )

    def test_a_passenger_s_sign_in_is_their_own(self, cloud: Cloud):
        account(email="aline@mail.example")
        assert login("aline@mail.example").status == 200
        assert cloud.items("audit") == []

    def test_a_session_that_cannot_be_written_down_does_not_begin(
        self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        staff("driver")
        monkeypatch.setattr("tms.kernel.access.audit.new_id", lambda _: "aud_00000000000000000000000000")
        assert login("driver@ikirere.example").status == 200
        assert login("driver@ikirere.example").status == 401, "a record of that key is there"
        assert len([item for item in cloud.items("accounts") if item["sk"].startswith("SESSION#")]) == 1

    def test_where_the_code_went_is_masked(self, agent: Account):
        reply = begin(EMAIL)
        assert (reply.json["sent_to"], reply.json["expires_in"]) == (
            "a***@ikirere.example",
            CODE_LIFE_SECONDS,
        )

    def test_what_they_may_is_what_the_company_says_now(self, agent: Account, cloud: Cloud):
        key = MemberRecord(f"COMPANY#{COMPANY}", f"STAFF#{agent.account_id}")
        key.update(actions=[MemberRecord.extra.set({"staff:read"})])
        granted = companies.find_grants(COMPANY, agent.account_id)
        assert granted is not None
        tokens = signed_in(cloud, agent)
        assert set(said(tokens)["scope"].split()) == granted.permissions
        key.update(actions=[MemberRecord.extra.remove()])
        assert "staff:read" not in said(renew(tokens).json)["scope"]

    def test_a_driver_who_was_given_more_than_drivers_need_signs_in_as_staff(self, cloud: Cloud):
        driver = staff("driver")
        tokens = login("driver@ikirere.example").json
        key = MemberRecord(f"COMPANY#{COMPANY}", f"STAFF#{driver.account_id}")
        key.update(actions=[MemberRecord.extra.set({"staff:read"})])
        assert login("driver@ikirere.example").code == "staff_sign_in"
        assert renew(tokens).code == "session_over", "the session had one factor"
        assert renew(signed_in(cloud, driver)).status == 200

    def test_the_sign_in_is_written_down_without_personal_data(self, agent: Account, cloud: Cloud):
        signed_in(cloud, agent)
        (entry,) = audited(cloud, "staff.signed_in")
        assert (entry["pk"], entry["target"]) == (COMPANY, agent.account_id)
        assert entry["actor"] == agent.account_id, "found among what this person did"
        assert EMAIL not in str(entry)


class TestNoWayRound:
    def test_a_challenge_without_its_code(self, agent: Account, cloud: Cloud):
        challenge = begin(EMAIL).json["challenge"]
        wrong = codes.other_than(codes.newest(cloud, EMAIL))
        assert finish(challenge, wrong).code == "wrong_code"

    def test_a_code_without_its_challenge(self, agent: Account, cloud: Cloud):
        challenge = begin(EMAIL).json["challenge"]
        code = codes.newest(cloud, EMAIL)
        for made_up in (
            f"{agent.account_id}.x",
            challenge[:-1],
            f"{challenge}x",
            agent.account_id,
            "x",
            "..",
        ):
            assert finish(made_up, code).code == "wrong_code"
        assert finish(challenge, code).status == 200, "none of that has spent a try"

    def test_the_code_of_an_earlier_check_of_the_password(
        self, agent: Account, cloud: Cloud, clock: HeldClock
    ):
        first = begin(EMAIL).json["challenge"]
        first_code = codes.newest(cloud, EMAIL)
        clock.wait(60)
        second = begin(EMAIL).json["challenge"]
        second_code = codes.newest(cloud, EMAIL)
        assert finish(first, first_code).code == "wrong_code"
        assert finish(first, second_code).code == "wrong_code"
        assert finish(second, second_code).status == 200

    def test_a_challenge_that_the_old_password_opened(self, agent: Account, cloud: Cloud):
        challenge = begin(EMAIL).json["challenge"]
        code = codes.newest(cloud, EMAIL)
        change_password(agent)
        assert finish(challenge, code).code == "wrong_code"

    def test_a_challenge_that_the_old_password_opened_whose_code_comes_after_its_change(
        self, agent: Account, cloud: Cloud
    ):
        challenge = begin(EMAIL).json["challenge"]
        waiting = cloud.messages("Codes")
        change_password(agent)
        assert run("accounts/on_code_requested", waiting) == []
        assert finish(challenge, codes.codes_to(EMAIL)[-1]).code == "wrong_code"

    def test_a_code_that_is_used_up_while_the_password_changes(
        self, agent: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        take = code_store.take

        def and_the_password_changes(*key: Any) -> bool:
            taken = take(*key)
            change_password(agent)
            return taken

        monkeypatch.setattr(code_store, "take", and_the_password_changes)
        assert finish(challenge, code).code == "wrong_code"
        assert session_store.sessions_of(agent.account_id) == []

    def test_a_code_that_went_to_a_mailbox_that_was_given_up(self, agent: Account, cloud: Cloud):
        challenge = begin(EMAIL).json["challenge"]
        code = codes.newest(cloud, EMAIL)
        new = "odette@ikirere.example"
        change = {"email": new, "password": PASSWORD}
        assert call("accounts/edit_me", body=change, caller=agent.caller.context).status == 200
        proof = {"account_id": agent.account_id, "identifier": new, "code": codes.newest(cloud, new)}
        assert call("accounts/verify", body=proof).status == 204
        assert finish(challenge, code).code == "wrong_code"

    def test_a_whole_office_signs_in_from_one_address(self, agent: Account, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(request_code, "CODES_ASKED_FROM", Limit("codes-from", times=1, seconds=3600))
        staff("owner")
        assert [begin(each).status for each in (EMAIL, "owner@ikirere.example")] == [200, 200]

    def test_who_shares_the_address_of_staff_keeps_nobody_out(self, agent: Account, cloud: Cloud):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        for _ in range(CODES_TYPED_FROM.times):
            assert finish(f"{agent.account_id}.made-up", code).code == "wrong_code"
        assert finish(f"{agent.account_id}.made-up", code).code == "too_many_attempts"
        assert finish(challenge, code).status == 200

    def test_a_colleague_s_challenge_or_code(self, agent: Account, cloud: Cloud):
        staff("owner")
        mine, theirs = begin(EMAIL).json["challenge"], begin("owner@ikirere.example").json["challenge"]
        code, other = codes.newest(cloud, EMAIL), codes.codes_to("owner@ikirere.example")[-1]
        assert code == other or finish(mine, other).code == "wrong_code"
        assert code == other or finish(theirs, code).code == "wrong_code"
        mixed = f"{agent.account_id}.{theirs.split('.')[1]}"
        assert finish(mixed, other).code == "wrong_code"

    def test_a_code_twice(self, agent: Account, cloud: Cloud):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        assert [finish(challenge, code).status for _ in range(2)] == [200, 401]

    def test_two_who_type_it_at_the_same_moment(
        self, agent: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        take, statuses = code_store.take, []

        def and_somebody_else_is_faster(*key: Any) -> bool:
            monkeypatch.setattr(code_store, "take", take)
            statuses.append(finish(challenge, code).status)
            return take(*key)

        monkeypatch.setattr(code_store, "take", and_somebody_else_is_faster)
        statuses.append(finish(challenge, code).status)
        assert sorted(statuses) == [200, 401]

    def test_a_sixth_try_is_not_heard_and_each_wrong_one_is_written_down(self, agent: Account, cloud: Cloud):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        for _ in range(CODE_TRIES):
            assert finish(challenge, codes.other_than(code)).code == "wrong_code"
        assert finish(challenge, code).code == "wrong_code"
        entries = audited(cloud, "staff.second_factor_failed")
        assert [(each["pk"], each["target"]) for each in entries] == [
            (COMPANY, agent.account_id)
        ] * CODE_TRIES

    def test_ten_minutes(self, agent: Account, cloud: Cloud, clock: HeldClock):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        clock.wait(CODE_LIFE_SECONDS)
        assert finish(challenge, code).code == "wrong_code"

    def test_who_knows_the_password_cannot_flood_the_mailbox(self, agent: Account, cloud: Cloud):
        assert begin(EMAIL).status == 200
        reply = begin(EMAIL)
        assert (reply.status, reply.code) == (429, "too_many_attempts")
        assert int(reply.headers["retry-after"]) <= 30

    def test_a_session_of_one_factor_ends_when_its_account_becomes_staff(self, cloud: Cloud):
        person = account(email="aline@mail.example")
        tokens = login("aline@mail.example").json
        AccountRecord.get(f"ACCOUNT#{person.account_id}", "PROFILE").update(
            actions=[AccountRecord.roles.set({"platform_admin"})]
        )
        assert renew(tokens).code == "session_over"
        assert login("aline@mail.example").code == "staff_sign_in"

    def test_a_session_ends_after_a_day_s_work_however_often_it_is_renewed(
        self, agent: Account, cloud: Cloud, clock: HeldClock
    ):
        tokens = signed_in(cloud, agent)
        for _ in range(11):
            clock.wait(3600)
            tokens = renew(tokens).json
        clock.wait(3600)
        assert renew(tokens).code == "session_over"

    def test_a_session_that_is_over_by_that_is_not_listed(
        self, agent: Account, cloud: Cloud, clock: HeldClock
    ):
        signed_in(cloud, agent)
        clock.wait(STAFF_LIFE_SECONDS - 1)
        assert len(call("accounts/list_sessions", caller=agent.caller.context).json["items"]) == 1
        clock.wait(1)
        assert call("accounts/list_sessions", caller=agent.caller.context).json == {"items": []}

    def test_a_session_keeps_saying_how_it_began(self, agent: Account, cloud: Cloud):
        renewed = renew(signed_in(cloud, agent)).json
        assert said(renewed)["amr"] == ["pwd", "otp"]


class TestStanding:
    def test_a_suspended_account_takes_neither_step(self, agent: Account, cloud: Cloud):
        challenge, code = begin(EMAIL).json["challenge"], codes.newest(cloud, EMAIL)
        suspend(agent)
        assert finish(challenge, code).code == "account_suspended"
        assert begin(EMAIL).code == "account_suspended"

    def test_a_suspended_company_s_staff_stay_outside_and_its_drivers_go_on(self, agent: Account):
        staff("driver")
        tokens = login("driver@ikirere.example").json
        transaction = Transaction()
        suspension.suspend_company(transaction, COMPANY)
        transaction.commit()
        assert begin(EMAIL).code == "company_suspended"
        assert login("driver@ikirere.example").status == 200, "sold tickets stay valid"
        assert renew(tokens).status == 200

    @pytest.mark.parametrize("change", [{"active": False}, {"joined": False}])
    def test_who_does_not_work_there_now_stays_outside(
        self, agent: Account, change: dict[str, bool], cloud: Cloud
    ):
        tokens = signed_in(cloud, agent)
        key = MemberRecord(f"COMPANY#{COMPANY}", f"STAFF#{agent.account_id}")
        ((name, value),) = change.items()
        key.update(actions=[getattr(MemberRecord, name).set(value)])
        assert begin(EMAIL).code == "membership_ended"
        assert renew(tokens).code == "membership_ended"

    def test_who_is_no_member_of_the_company_stays_outside(self):
        account("agent", email=EMAIL, company=COMPANY)
        assert begin(EMAIL).code == "membership_ended"
