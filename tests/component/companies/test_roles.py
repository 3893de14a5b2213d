"""A company makes roles out of what its people hold, and nobody reaches beyond what they hold themselves."""

import json

import pytest

from tests.support.company import audited, enrol, enrol_in, held, make_role, new_role
from tests.support.company import change as change_staff
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OWNER, SUPERVISOR, key
from tms.companies import own_roles, store
from tms.companies.records import RoleRecord
from tms.companies.roles import GRANTABLE
from tms.kernel.access.permissions import COMPANY_ROLES, Permission, write_scope
from tms.kernel.store import Transaction

MANAGING = {**SUPERVISOR, "scope": write_scope(GRANTABLE)}
"""A supervisor whose token says more than the supervisor holds, as one does for a while after a change."""


@pytest.fixture(autouse=True)
def _people(cloud, clock):
    enrol(OWNER, FOREIGN_OWNER)


def change(role, caller=OWNER, **changes):
    return call("companies/update_role", path={"role": role}, body=changes, caller=caller)


def delete(role, caller=OWNER):
    return call("companies/delete_role", path={"role": role}, caller=caller)


def changes(cloud):
    return audited(cloud, "role.changed")


def listed(caller=OWNER):
    items = call("companies/list_roles", caller=caller).json["items"]
    return {each["role"]: each for each in items}


class TestLooking:
    def test_the_catalogue_says_who_holds_what_and_what_is_the_platforms(self):
        items = call("companies/list_permissions", caller=OWNER).json["items"]
        found = {each["permission"]: each for each in items}
        assert found.keys() == set(Permission)
        assert found["companies:suspend"]["grantable"] is False
        assert found["companies:suspend"]["roles"] == ["platform_admin"]
        assert "driver" in found["tickets:scan"]["roles"]
        assert all(each["description"] for each in items)

    def test_built_in_roles_come_first_with_their_holders(self):
        enrol(AGENT)
        new_role("Gate")
        roles = listed()
        assert [each for each in roles if each in COMPANY_ROLES] == sorted(COMPANY_ROLES)
        assert list(roles.values())[-1]["name"] == "Gate"
        assert (roles["owner"]["holders"], roles["agent"]["holders"], roles["driver"]["holders"]) == (1, 1, 0)

    def test_a_built_in_role_is_shown_by_its_name(self):
        shown = call("companies/get_role", path={"role": "owner"}, caller=OWNER).json
        assert (shown["built_in"], shown["holders"]) == (True, 1)
        assert set(shown["permissions"]) == GRANTABLE

    def test_roles_that_are_none_of_a_company_are_not_there(self):
        for role in ("passenger", "platform_admin", "rol_", "x" * 3000):
            assert call("companies/get_role", path={"role": role}, caller=OWNER).code == "role_not_found"


class TestMaking:
    def test_a_role_comes_with_what_every_account_may_do_with_itself(self, cloud):
        made = make_role("Night gate", "tickets:scan", "tickets:scan")
        assert made.status == 201
        assert made.json["permissions"] == ["account:read", "account:update", "tickets:scan"]
        assert listed()[made.json["role"]] == made.json
        (record,) = audited(cloud, "role.created")
        assert (record["pk"], record["actor"], record["target"]) == (
            COMPANY,
            OWNER["subject"],
            made.json["role"],
        )
        assert json.loads(record["after"])["permissions"] == made.json["permissions"]

    def test_the_same_request_again_makes_no_second_role(self):
        once = key()
        first, again = (make_role("Gate", "tickets:scan", headers=once) for _ in "ab")
        assert (again.status, again.json) == (201, first.json)
        assert make_role("Other", "tickets:scan", headers=once).code == "idempotency_key_reused"
        assert delete(first.json["role"]).status == 204
        assert make_role("Gate", "tickets:scan", headers=once).code == "role_not_found"

    def test_a_name_stands_for_one_role_of_a_company(self):
        new_role("Night  gate")
        assert make_role("night Gate", "tickets:scan").code == "role_name_taken"
        assert make_role("Owner", "tickets:scan").code == "role_name_taken"
        assert make_role("POS device", "tickets:scan").code == "role_name_taken"
        assert make_role("Night gate", "tickets:scan", caller=FOREIGN_OWNER).status == 201

    @pytest.mark.parametrize("first", ["Night gate \u2162", "\uff2e\uff49\uff47\uff48\uff54\u3000gate III"])
    def test_a_name_in_wide_letters_is_the_same_name(self, first):
        role = new_role(first)
        assert make_role("night gate iii", "tickets:scan").code == "role_name_taken"
        assert change(role, name="Day gate").status == 200
        assert make_role("night gate iii", "tickets:scan").status == 201

    @pytest.mark.parametrize("alike", ["N1ght gate", "Nlght gate", "Night g\u0430te", "NIGHT GATE"])
    def test_a_name_that_looks_like_another_is_the_same_name(self, alike):
        role, other = new_role("Night gate"), new_role("Day gate")
        assert make_role(alike, "tickets:scan").code == "role_name_taken"
        assert change(other, name=alike).code == "role_name_taken"
        assert change(role, name=alike).json["name"] == alike

    def test_a_name_of_characters_that_stand_for_many_is_too_long(self):
        assert make_role("\ufdfa" * 60, "tickets:scan").code == "invalid_field"
        assert change(new_role(), name="\ufdfa" * 60).code == "invalid_field"
        assert make_role("\u0e01" * 60, "tickets:scan").status == 201

    def test_a_role_of_an_older_name_changes_without_it(self, monkeypatch):
        with monkeypatch.context() as before:
            before.setattr(own_roles, "is_like_built_in", lambda _: False)
            role = new_role("Dr\u0456ver")
        assert change(role, permissions=["tickets:scan", "staff:read"]).status == 200
        assert change(role, name="Dr\u0456ver 2").status == 200
        assert change(role, name="Dr\u0456ver").code == "role_name_taken"

    @pytest.mark.parametrize(
        "name",
        [
            "\uff4f\uff57\uff4e\uff45\uff52",
            "\u043ewner",
            "Own\u0435r",
            "\u00d3wner",
            "pos-device",
            "POSdevice",
            "Super visor",
            "\u0430g\u0435nt",
            "0wner",
            "lnspector",
            "$upervisor",
        ],
        ids=[
            "wide",
            "cyrillic o",
            "cyrillic e",
            "accent",
            "hyphen",
            "together",
            "apart",
            "two letters",
            "zero",
            "small l",
            "dollar",
        ],
    )
    def test_no_role_goes_by_a_name_that_reads_as_a_built_in_one(self, name):
        assert make_role(name, "tickets:scan").code == "role_name_taken"
        assert change(new_role("Gate"), name=name).code == "role_name_taken"

    def test_nobody_makes_a_role_that_holds_more_than_they_do(self, cloud):
        enrol(SUPERVISOR, extra=[Permission.ROLE_MANAGE])
        refused = make_role("Bosses", "staff:manage", "tickets:scan", "audit:read", caller=MANAGING)
        assert (refused.status, refused.code) == (403, "beyond_own_permissions")
        assert refused.json["permissions"] == ["audit:read", "staff:manage"]
        assert make_role("Gate", "tickets:scan", caller=MANAGING).status == 201

    def test_not_even_an_owner_gives_what_is_the_platforms(self):
        refused = make_role("Gods", "companies:suspend")
        assert (refused.code, refused.json["permissions"]) == (
            "beyond_own_permissions",
            ["companies:suspend"],
        )

    def test_what_a_token_says_is_not_enough(self, cloud):
        assert make_role("Gate", "tickets:scan", caller=MANAGING).code == "permissions_changed"
        enrol(SUPERVISOR)
        assert make_role("Gate", "tickets:scan", caller=MANAGING).code == "permissions_changed"
        assert audited(cloud, "role.created") == []


class TestChanging:
    def test_a_role_gets_another_name_and_other_permissions(self, cloud):
        role = new_role("Night gate")
        changed = change(role, name="Day gate", permissions=["bookings:create"]).json
        assert (changed["name"], "tickets:scan" in changed["permissions"]) == ("Day gate", False)
        assert listed()[role] == changed
        new_role("Night gate")
        assert change(role, name="night gate").code == "role_name_taken"
        assert change(role, name="DAY GATE").json["name"] == "DAY GATE"
        told = [[json.loads(each[side])["name"] for side in ("before", "after")] for each in changes(cloud)]
        assert sorted(told) == [["Day gate", "DAY GATE"], ["Night gate", "Day gate"]]

    def test_nothing_is_written_where_nothing_changes(self, cloud):
        role = new_role("Gate")
        assert change(role, name="Gate").status == 200
        assert changes(cloud) == []
        assert change(role).code == "invalid_field"

    def test_a_role_beyond_oneself_is_neither_emptied_nor_filled(self):
        enrol(SUPERVISOR, extra=[Permission.ROLE_MANAGE])
        role = new_role("Bosses", "staff:manage")
        assert change(role, MANAGING, permissions=["tickets:scan"]).code == "beyond_own_permissions"
        assert change(role, MANAGING, name="Gate").code == "beyond_own_permissions"
        assert delete(role, MANAGING).code == "beyond_own_permissions"
        gate = new_role("Gate")
        assert change(gate, MANAGING, permissions=["staff:manage"]).code == "beyond_own_permissions"

    @pytest.mark.parametrize("permissions", [["roles:manage", "audit:read"], ["roles:manage"]])
    def test_a_role_of_one_s_own_keeps_what_it_holds(self, cloud, permissions):
        """Who was lent a permission for a while would keep it, in a role that somebody else gave."""
        role = new_role("Role keepers", "roles:manage", "tickets:scan")
        enrol_in(MANAGING, role, extra=[Permission.AUDIT_READ])
        refused = change(role, MANAGING, permissions=permissions)
        assert (refused.status, refused.code) == (409, "own_account")
        assert changes(cloud) == []
        assert change_staff(MANAGING["subject"], extra=[]).status == 200
        assert Permission.AUDIT_READ not in held(MANAGING).permissions

    def test_a_role_of_one_s_own_may_be_renamed_and_is_changed_by_others(self):
        role = new_role("Role keepers", "roles:manage", "tickets:scan")
        enrol_in(MANAGING, role)
        same = ["tickets:scan", "roles:manage"]
        assert change(role, MANAGING, name="Keepers", permissions=same).json["name"] == "Keepers"
        assert change(role, permissions=["roles:manage"]).status == 200
        assert Permission.TICKET_SCAN not in held(MANAGING).permissions

    def test_built_in_roles_stay_as_they_are(self):
        assert change("agent", permissions=["tickets:scan"]).code == "built_in_role"
        assert delete("agent").code == "built_in_role"

    def test_two_changes_at_the_same_moment_both_come_to_be(self, monkeypatch):
        role = new_role("Gate")
        write = store.change_role

        def overtaken(transaction, before, after):
            monkeypatch.setattr(store, "change_role", write)
            assert change(role, permissions=["bookings:create"]).status == 200
            write(transaction, before, after)

        monkeypatch.setattr(store, "change_role", overtaken)
        changed = change(role, name="Day gate").json
        assert (changed["name"], "bookings:create" in changed["permissions"]) == ("Day gate", True)


class TestDeleting:
    def test_a_role_that_nobody_has_goes_and_leaves_its_name(self, cloud):
        role = new_role("Gate")
        assert delete(role).status == 204
        assert delete(role).code == "role_not_found"
        assert new_role("Gate") != role
        assert len(audited(cloud, "role.deleted")) == 1

    def test_a_role_that_people_have_stays(self):
        role = new_role("Gate")
        record = RoleRecord(f"COMPANY#{COMPANY}", f"ROLE#{role}")
        transaction = Transaction()
        transaction.update("held", record, [RoleRecord.holders.add(2)])
        transaction.commit()
        refused = delete(role)
        assert (refused.status, refused.code, refused.json["holders"]) == (409, "role_in_use", 2)


class TestAnotherCompanys:
    def test_a_role_of_another_company_is_not_there_and_the_try_is_audited(self, cloud):
        role = new_role("Gate")
        path = {"role": role}
        codes = [
            call("companies/get_role", path=path, caller=FOREIGN_OWNER).code,
            change(role, FOREIGN_OWNER, name="Mine").code,
            delete(role, FOREIGN_OWNER).code,
        ]
        assert codes == ["role_not_found"] * 3
        tries = audited(cloud, "tenancy.refused")
        assert [(each["pk"], each["target"]) for each in tries] == [(COMPANY, role)] * 3
        assert {each["actor"] for each in tries} == {FOREIGN_OWNER["subject"]}
        assert role not in listed(FOREIGN_OWNER)
        assert listed()[role]["name"] == "Gate"
