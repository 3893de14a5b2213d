"""A company's people: who is invited, changed, deactivated, by whom, and what is refused."""

import json
from typing import Any

import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.company import account_of, audited, change, enrol, held, invite, new_role, step
from tests.support.functions import call
from tests.support.people import (
    AGENT,
    COMPANY,
    DRIVER,
    FINANCE,
    FOREIGN_OWNER,
    INSPECTOR,
    OWNER,
    SUPERVISOR,
    key,
    person,
)
from tms.accounts import store as accounts
from tms.accounts.for_auth import sign_in as sign_in_door
from tms.accounts.for_companies import people
from tms.accounts.sessions import session_store
from tms.auth import refresh_tokens
from tms.companies import invite_staff, store
from tms.companies.member_changes import DEACTIVATED
from tms.companies.roles import GRANTABLE
from tms.kernel.access import suspension
from tms.kernel.access.limit import Limit
from tms.kernel.access.permissions import ROLES, Permission, write_scope
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction

SECOND = person("owner", COMPANY, "second owner")
MANAGING = {**SUPERVISOR, "scope": write_scope(GRANTABLE)}


@pytest.fixture(autouse=True)
def _people(cloud, clock):
    enrol(OWNER, FOREIGN_OWNER)


def listed(caller=OWNER, **query):
    reply = call("companies/list_staff", query=query, caller=caller)
    assert reply.status == 200, reply
    return reply.json


def ids(*people):
    return sorted(each["subject"] for each in people)


def shown(person, caller=OWNER):
    return call("companies/get_staff", path={"account_id": person}, caller=caller)


def owners(cloud):
    (item,) = (each for each in cloud.items("companies", f"COMPANY#{COMPANY}") if each["sk"] == "OWNERS")
    return item["accounts"]


def sign_in(driver):
    body = {"identifier": f"{driver.lower()}@mail.example", "password": PASSWORD}
    reply = call("auth/login", body=body)
    assert reply.status == 200, reply
    return reply.json


def renew(session):
    return call("auth/refresh", body={"refresh_token": session["refresh_token"]})


def _break_off(*_):
    raise KeyboardInterrupt


class TestLooking:
    def test_the_list_holds_the_company_alone(self):
        enrol(AGENT, DRIVER)
        assert [each["account_id"] for each in listed()["items"]] == ids(AGENT, DRIVER, OWNER)
        assert [each["account_id"] for each in listed(FOREIGN_OWNER)["items"]] == ids(FOREIGN_OWNER)

    def test_filters_and_pages(self):
        enrol(AGENT, DRIVER, SUPERVISOR)
        enrol(FINANCE, active=False)
        assert [each["account_id"] for each in listed(role="agent")["items"]] == ids(AGENT)
        assert [each["account_id"] for each in listed(active="false")["items"]] == ids(FINANCE)
        everybody = ids(AGENT, DRIVER, SUPERVISOR, FINANCE, OWNER)
        page = listed(limit="2")
        found = page["items"]
        while page["next_cursor"]:
            page = listed(limit="2", cursor=page["next_cursor"])
            found += page["items"]
        assert [each["account_id"] for each in found] == everybody
        exactly = listed(limit="5")
        assert (len(exactly["items"]), exactly["next_cursor"]) == (5, None)
        assert call("companies/list_staff", query={"cursor": "_w"}, caller=OWNER).code == "bad_cursor"

    def test_a_page_of_few_among_many(self, monkeypatch):
        monkeypatch.setattr("tms.kernel.queries.LOOKED_AT", 1)
        enrol(AGENT, DRIVER, SUPERVISOR)
        assert [each["account_id"] for each in listed(role="driver")["items"]] == ids(DRIVER)
        assert len(listed()["items"]) == 4

    def test_somebody_with_what_they_may_do(self):
        account_of(AGENT)
        enrol(AGENT, extra=[Permission.STAFF_READ], revoked=[Permission.PAY])
        found = shown(AGENT["subject"]).json
        assert (found["full_name"], found["state"]) == ("Aline Uwase", "ACTIVE")
        assert set(found["permissions"]) == (ROLES["agent"] | {Permission.STAFF_READ}) - {Permission.PAY}

    def test_who_deleted_their_account_stays_in_the_list_without_a_name(self):
        agent = account_of(AGENT)
        enrol(AGENT)
        assert call("privacy/delete_me", body={"password": PASSWORD}, caller=AGENT).status == 204
        left = shown(agent).json
        assert (left["full_name"], left["email"], left["state"]) == (None, None, "INACTIVE")
        assert left in listed()["items"]

    def test_who_deleted_their_account_gets_no_name_any_more(self, cloud):
        agent = account_of(AGENT)
        enrol(AGENT)
        call("privacy/delete_me", body={"password": PASSWORD}, caller=AGENT)
        before = cloud.items("accounts")
        refused = change(agent, full_name="Somebody Else", roles=["driver"])
        assert (refused.status, refused.code) == (409, "account_deleted")
        assert cloud.items("accounts") == before
        assert held(AGENT).roles == {"agent"}

    def test_somebody_of_another_company_is_not_there_and_the_try_is_audited(self, cloud):
        enrol(AGENT)
        agent = AGENT["subject"]
        answers = [
            shown(agent, FOREIGN_OWNER),
            change(agent, FOREIGN_OWNER, roles=["driver"]),
            step("deactivate", agent, FOREIGN_OWNER),
            step("reactivate", agent, FOREIGN_OWNER),
        ]
        assert [each.code for each in answers] == ["staff_not_found"] * 4
        tries = audited(cloud, "tenancy.refused")
        assert [(each["pk"], each["target"]) for each in tries] == [(COMPANY, agent)] * 4
        assert held(AGENT).roles == {"agent"}


class TestInviting:
    def test_somebody_gets_an_account_without_a_password(self, cloud):
        invited = invite("Bosco@Mail.example", "agent", phone="0788123457")
        assert (invited.status, invited.json["state"]) == (201, "INVITED")
        assert (invited.json["email"], invited.json["phone"]) == ("bosco@mail.example", "+250788123457")
        login = {"identifier": "bosco@mail.example", "password": "x"}
        assert call("auth/login", body=login).code == "wrong_credentials"
        assert shown(invited.json["account_id"]).json == invited.json
        (record,) = audited(cloud, "staff.invited")
        assert json.loads(record["after"])["roles"] == ["agent"]
        assert not any("osco" in str(each) for each in cloud.items("audit") + cloud.items("companies"))

    def test_the_same_request_again_invites_nobody_else(self):
        once = key()
        first, again = (invite(headers=once) for _ in "ab")
        assert (again.status, again.json) == (201, first.json)
        assert invite("other@mail.example", headers=once).code == "idempotency_key_reused"

    def test_an_address_that_somebody_has_proven_is_taken(self, cloud):
        account(email="bosco@mail.example")
        assert invite("bosco@mail.example").code == "account_exists"
        assert cloud.items("companies", f"COMPANY#{COMPANY}") == [
            each for each in cloud.items("companies", f"COMPANY#{COMPANY}") if OWNER["subject"] in str(each)
        ]

    def test_nobody_is_invited_to_more_than_the_inviter_holds(self):
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        refused = invite(caller=MANAGING, roles=["agent"], extra=["audit:read"])
        assert (refused.code, refused.json["permissions"]) == ("beyond_own_permissions", ["audit:read"])
        assert invite("a@mail.example", "owner", caller=MANAGING).code == "beyond_own_permissions"
        assert invite("b@mail.example", "supervisor", caller=MANAGING).status == 201

    @pytest.mark.parametrize("beside", ["extra", "revoked"])
    def test_nothing_is_put_beside_the_roles_that_nobody_of_the_company_could_take_away(self, beside):
        more: Any = {beside: ["companies:suspend"]}
        refused = invite("second@mail.example", "owner", **more)
        assert (refused.status, refused.code) == (403, "beyond_own_permissions")
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        assert invite(caller=MANAGING, revoked=["audit:read"]).json["permissions"] == ["audit:read"]

    def test_roles_that_the_company_cannot_give(self, cloud):
        foreign = new_role(caller=FOREIGN_OWNER)
        for role in ("passenger", "platform_admin", "guest", foreign):
            refused = invite("a@mail.example", role)
            assert (refused.status, refused.code) == (422, "no_such_role")
        assert [each["target"] for each in audited(cloud, "tenancy.refused")] == [foreign]

    def test_a_role_of_ones_own_counts_its_holders(self):
        role = new_role("Gate")
        invited = invite("a@mail.example", "agent", role).json["account_id"]

        def holders():
            return call("companies/get_role", path={"role": role}, caller=OWNER).json["holders"]

        assert holders() == 1
        assert call("companies/delete_role", path={"role": role}, caller=OWNER).code == "role_in_use"
        assert change(invited, roles=["agent"]).status == 200
        assert holders() == 0
        assert call("companies/delete_role", path={"role": role}, caller=OWNER).status == 204

    def test_one_that_is_decided_anew_is_counted_once(self, monkeypatch):
        enrol(SECOND)
        write = store.add_member

        def overtaken(transaction, member):
            monkeypatch.setattr(store, "add_member", write)
            assert change(OWNER["subject"], SECOND, roles=["owner", "driver"]).status == 200
            write(transaction, member)

        monkeypatch.setattr(store, "add_member", overtaken)
        assert invite("a@mail.example").status == 201

    def test_one_company_does_not_write_to_the_whole_world(self, monkeypatch):
        monkeypatch.setattr(invite_staff, "INVITATIONS", Limit("invitations", times=1, seconds=3600))
        assert invite("a@mail.example").status == 201
        assert invite("b@mail.example").code == "too_many_attempts"


class TestChanging:
    def test_roles_and_permissions_beside_them(self, cloud):
        enrol(AGENT)
        agent = AGENT["subject"]
        assert change(agent, roles=["inspector"], extra=["pay:x"]).code == "invalid_field"
        changed = change(agent, roles=["inspector"], extra=["staff:read"], revoked=["tickets:scan"])
        assert changed.status == 200
        assert held(AGENT).permissions == (ROLES["inspector"] | {"staff:read"}) - {"tickets:scan"}
        assert set(changed.json["permissions"]) == held(AGENT).permissions
        (record,) = audited(cloud, "staff.edited")
        assert json.loads(record["before"])["roles"] == ["agent"]
        assert json.loads(record["after"])["extra"] == ["staff:read"]
        assert change(AGENT["subject"], extra=[], revoked=[]).json["revoked"] == []
        assert held(AGENT).permissions == ROLES["inspector"]

    def test_a_name(self, cloud):
        account_of(AGENT)
        enrol(AGENT)
        assert change(AGENT["subject"], full_name="Aline Keza").json["full_name"] == "Aline Keza"
        (record,) = audited(cloud, "staff.edited")
        assert json.loads(record["after"])["full_name"] == "changed"
        assert "Keza" not in str(cloud.items("audit"))

    def test_what_changes_nothing_is_written_nowhere(self, cloud):
        enrol(AGENT)
        assert change(AGENT["subject"], roles=["agent"]).status == 200
        assert audited(cloud, "staff.edited") == []
        assert change(AGENT["subject"]).code == "invalid_field"

    def test_who_holds_less_neither_raises_nor_lowers_others(self):
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        enrol(AGENT, FINANCE, INSPECTOR)
        enrol(DRIVER)
        boss, agent, driver = OWNER["subject"], AGENT["subject"], DRIVER["subject"]
        assert change(boss, MANAGING, roles=["agent"]).code == "last_owner"
        enrol(SECOND)
        assert change(boss, MANAGING, roles=["agent"]).code == "beyond_own_permissions"
        assert change(boss, MANAGING, full_name="Nobody").code == "beyond_own_permissions"
        assert step("deactivate", boss, MANAGING).code == "beyond_own_permissions"
        assert change(driver, MANAGING, roles=["agent"]).code == "beyond_own_permissions"
        assert change(agent, MANAGING, roles=["owner"]).code == "beyond_own_permissions"
        assert change(agent, MANAGING, extra=["roles:manage"]).code == "beyond_own_permissions"
        assert change(agent, MANAGING, roles=["inspector"]).status == 200

    def test_revoking_the_rest_lets_nobody_give_a_role_beyond_their_own(self):
        """Otherwise an accomplice would be an owner but for a list, which does not grow when owners do."""
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        enrol(INSPECTOR)
        lacked = sorted(GRANTABLE - held(SUPERVISOR).permissions)
        refused = change(INSPECTOR["subject"], MANAGING, roles=["owner"], revoked=lacked)
        assert (refused.code, refused.json["permissions"]) == ("beyond_own_permissions", lacked)
        invited = invite("accomplice@mail.example", "owner", caller=MANAGING, revoked=lacked)
        assert (invited.code, invited.json["permissions"]) == ("beyond_own_permissions", lacked)
        assert held(INSPECTOR).roles == {"inspector"}

    def test_what_an_owner_keeps_from_somebody_is_not_given_back_by_who_lacks_it(self):
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        enrol(INSPECTOR, revoked=[Permission.AUDIT_READ])
        inspector = INSPECTOR["subject"]
        assert change(inspector, MANAGING, revoked=[]).code == "beyond_own_permissions"
        assert change(inspector, MANAGING, revoked=["audit:read", "tickets:scan"]).status == 200
        assert change(inspector, revoked=[]).status == 200

    def test_nobody_changes_themselves(self):
        enrol(SECOND)
        enrol(SUPERVISOR, extra=[Permission.STAFF_MANAGE])
        for caller in (OWNER, MANAGING):
            me = caller["subject"]
            assert change(me, caller, extra=["staff:read"]).code == "own_account"
            assert step("deactivate", me, caller).code == "own_account"
            assert step("reactivate", me, caller).code == "own_account"

    def test_what_a_token_says_is_not_enough(self):
        enrol(SUPERVISOR, AGENT)
        assert change(AGENT["subject"], MANAGING, roles=["inspector"]).code == "permissions_changed"
        enrol({**MANAGING, "subject": FINANCE["subject"]}, extra=[Permission.STAFF_MANAGE], active=False)
        inactive = {**MANAGING, "subject": FINANCE["subject"]}
        assert change(AGENT["subject"], inactive, roles=["inspector"]).code == "permissions_changed"


class TestDeactivating:
    def test_from_that_moment_on(self, cloud):
        account_of(AGENT)
        enrol(AGENT)
        agent = AGENT["subject"]
        assert step("deactivate", agent).json["state"] == "INACTIVE"
        assert suspension.of(agent, COMPANY).account_suspended
        assert not held(AGENT).active
        assert call("accounts/edit_me", body={}, caller=AGENT).code == "account_suspended"
        assert step("deactivate", agent).status == 200
        assert len(audited(cloud, "staff.deactivated")) == 1
        assert step("reactivate", agent).json["state"] == "ACTIVE"
        assert not suspension.of(agent, COMPANY).account_suspended
        assert step("reactivate", agent).status == 200
        assert len(audited(cloud, "staff.reactivated")) == 1

    def test_the_company_lifts_its_own_suspension_and_nobody_else_s(self, cloud):
        agent = account_of(AGENT)
        enrol(AGENT)
        assert step("deactivate", agent).status == 200
        transaction = Transaction()
        suspension.suspend_account(transaction, agent, "deleted")
        transaction.commit()
        assert step("reactivate", agent).code == "not_by_the_company"
        assert suspension.of(agent, COMPANY).account_suspended
        assert not held(AGENT).active

    def test_who_was_suspended_by_others_is_neither_deactivated_nor_reinstated_by_the_company(self, cloud):
        """Else the company would put its own reason in the place of theirs, and lift that."""
        agent = account_of(AGENT)
        enrol(AGENT)
        transaction = Transaction()
        suspension.suspend_account(transaction, agent, "fraud")
        transaction.commit()
        refused = step("deactivate", agent)
        assert (refused.status, refused.code) == (409, "not_by_the_company")
        assert step("reactivate", agent).status == 200  # is active: nothing to do
        assert suspension.of(agent, COMPANY).account_suspended
        assert audited(cloud, "staff.deactivated") == []

    def test_who_is_on_the_list_for_the_company_s_reason_is_deactivated(self):
        agent = account_of(AGENT)
        enrol(AGENT)
        transaction = Transaction()
        suspension.suspend_account(transaction, agent, DEACTIVATED)
        transaction.commit()
        assert step("deactivate", agent).json["state"] == "INACTIVE"

    def test_sessions_are_over(self, cloud, clock):
        agent = accounts.by_id(account_of(AGENT))
        assert agent is not None
        enrol(AGENT)
        token = refresh_tokens.first_token(AGENT["subject"], new_id("ses"))
        session = refresh_tokens.session_of(token, agent, clock.epoch, "192.0.2.1")
        assert session_store.start_session(session, agent.password_hash)
        step("deactivate", AGENT["subject"])
        assert not any(each["sk"].startswith("SESSION#") for each in cloud.items("accounts"))

    def test_a_session_that_outlived_the_deactivation_does_not_live_again(self, monkeypatch):
        """The deactivation was broken off between its change and the end of the sessions."""
        driver = account_of(DRIVER)
        enrol(DRIVER)
        session = sign_in(driver)

        with monkeypatch.context() as broken:
            broken.setattr(people, "end_sessions", _break_off)
            with pytest.raises(KeyboardInterrupt):
                step("deactivate", driver)
        assert renew(session).code in {"account_suspended", "membership_ended"}
        assert step("reactivate", driver).status == 200
        assert renew(session).code == "session_over"
        assert renew(sign_in(driver)).status == 200

    def test_a_session_that_began_while_somebody_was_deactivated_does_not_live_on_either(self, monkeypatch):
        driver = account_of(DRIVER)
        enrol(DRIVER)
        begin = sign_in_door.start_session

        def slow(*arguments):
            monkeypatch.setattr(sign_in_door, "start_session", begin)
            assert step("deactivate", driver).status == 200
            return begin(*arguments)

        monkeypatch.setattr(sign_in_door, "start_session", slow)
        session = sign_in(driver)
        assert step("reactivate", driver).status == 200
        assert renew(session).code == "session_over"

    def test_whoever_may_not_reactivate_somebody_ends_no_session_of_theirs(self):
        driver = account_of(DRIVER)
        enrol(DRIVER)
        session = sign_in(driver)
        assert step("reactivate", driver, FOREIGN_OWNER).code == "staff_not_found"
        assert step("reactivate", driver).status == 200  # is active: nothing to do
        assert renew(session).status == 200

    def test_somebody_invited_is_invited_again_after_a_reactivation(self):
        invited = invite().json["account_id"]
        assert step("deactivate", invited).json["state"] == "INACTIVE"
        assert step("reactivate", invited).json["state"] == "INVITED"


class TestOwners:
    def test_one_who_was_kept_from_owning_by_what_nobody_can_give_owns_once_it_is_cleared_away(self, cloud):
        """Records of before nobody could be invited so."""
        enrol(SECOND, revoked=[Permission.COMPANY_SUSPEND])
        second = SECOND["subject"]
        assert owners(cloud) == {OWNER["subject"]}
        assert change(second, revoked=["companies:suspend", "pay:x"]).code == "invalid_field"
        assert change(second, revoked=[]).status == 200
        assert owners(cloud) == {OWNER["subject"], second}
        assert change(second, revoked=["companies:suspend"]).code == "beyond_own_permissions"

    def test_a_second_owner_frees_the_first(self, cloud):
        enrol(SECOND)
        assert owners(cloud) == {OWNER["subject"], SECOND["subject"]}
        assert change(SECOND["subject"], roles=["supervisor"]).status == 200
        assert owners(cloud) == {OWNER["subject"]}
        assert change(SECOND["subject"], roles=["owner"]).status == 200
        assert step("deactivate", OWNER["subject"], SECOND).status == 200
        assert owners(cloud) == {SECOND["subject"]}
        assert step("reactivate", OWNER["subject"], SECOND).status == 200
        assert owners(cloud) == {OWNER["subject"], SECOND["subject"]}

    def test_who_was_invited_as_owner_is_none_yet(self, cloud):
        assert invite("second@mail.example", "owner").status == 201
        assert owners(cloud) == {OWNER["subject"]}

    def test_the_last_one_is_not_taken_by_somebody_who_holds_as_much(self, cloud):
        enrol(SUPERVISOR, extra=GRANTABLE)
        boss = OWNER["subject"]
        assert change(boss, MANAGING, roles=["agent"]).code == "last_owner"
        assert change(boss, MANAGING, revoked=["staff:manage"]).code == "last_owner"
        assert step("deactivate", boss, MANAGING).code == "last_owner"
        assert owners(cloud) == {boss}
        assert change(boss, MANAGING, roles=["owner", "driver"]).status == 200

    @pytest.mark.parametrize("way", ["demote", "deactivate"])
    def test_two_owners_who_remove_each_other_at_the_same_moment(self, cloud, monkeypatch, way):
        """Both have read everything before either writes: one of them stays."""
        enrol(SECOND)
        first, second = OWNER["subject"], SECOND["subject"]
        write = store.change_member

        def remove(who, caller):
            if way == "demote":
                return change(who, caller, roles=["agent"])
            return step("deactivate", who, caller)

        def overtaken(transaction, before, after):
            monkeypatch.setattr(store, "change_member", write)
            answers.append(remove(first, SECOND))
            write(transaction, before, after)

        answers = []
        monkeypatch.setattr(store, "change_member", overtaken)
        answers.append(remove(second, OWNER))
        assert [each.status for each in answers] == [200, 409]
        assert answers[1].code == "last_owner"
        assert owners(cloud) == {second}

    def test_a_demotion_that_meets_a_change_of_its_actor_is_decided_anew(self, cloud, monkeypatch):
        enrol(SECOND, AGENT)
        write = store.change_member

        def overtaken(transaction, before, after):
            monkeypatch.setattr(store, "change_member", write)
            assert change(SECOND["subject"], roles=["agent"]).status == 200
            write(transaction, before, after)

        monkeypatch.setattr(store, "change_member", overtaken)
        assert change(AGENT["subject"], SECOND, roles=["owner"]).code == "permissions_changed"
        assert held(AGENT).roles == {"agent"}
