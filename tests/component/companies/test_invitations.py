"""An invitation proves the address and sets the password, once; then its owner works for the company."""

import re
from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError

from tests.support import codes
from tests.support.accounts import account
from tests.support.company import audited, change, enrol, held, invite, new_role, on_record, step
from tests.support.functions import call
from tests.support.people import ADMIN, COMPANY, FOREIGN_OWNER, OWNER, key, person
from tms.accounts.for_companies import invitations
from tms.companies import for_auth, store
from tms.companies.invitation_mail import ASKED_ANEW
from tms.kernel.ids import new_id

ADDRESS = "bosco@mail.example"
PASSWORD = "a password of my own"
DAY = 24 * 3600


@pytest.fixture(autouse=True)
def _owners(cloud, clock):
    enrol(OWNER, FOREIGN_OWNER)
    on_record()


def newest(cloud, address=ADDRESS):
    codes.deliver(cloud)
    found = re.search(r"acc_\w+\.\S+", codes.mails_to(address)[-1])
    assert found
    return found[0]


def accept(token, password=PASSWORD):
    return call("auth/accept_invitation", body={"token": token, "password": password})


def again(account_id, caller=OWNER):
    return call("companies/invite_again", path={"account_id": account_id}, caller=caller)


def invited(*roles):
    return invite(ADDRESS, *roles).json["account_id"]


def states(account_id):
    path = {"account_id": account_id}
    return call("companies/get_staff", path=path, caller=OWNER).json["state"]


class TestMail:
    def test_it_names_the_company_and_each_role_as_people_call_it(self, cloud):
        night_gate = new_role("Night gate")
        invited("pos_device", night_gate)
        codes.deliver(cloud)
        (mail,) = codes.mails_to(ADDRESS)
        subject, _, text = mail.partition("\n")
        assert subject == "Your invitation to Ikirere Express"
        assert " ".join(text.split()).startswith(
            "Ikirere Express has made an account for you, as pos device, Night gate. "
        )

    def test_so_does_another_one(self, cloud, clock):
        account_id = invited("agent")
        codes.deliver(cloud)
        clock.wait(60)
        assert again(account_id).status == 202
        codes.deliver(cloud)
        _, second = codes.mails_to(ADDRESS)
        assert "Ikirere Express has made an account for you, as agent." in " ".join(second.split())


class TestBrokenOff:
    """The person was written down, and then the queue took no wish for an invitation."""

    @pytest.fixture
    def queue(self, monkeypatch):
        """Lets the queue take nothing inside a `with` block."""

        @contextmanager
        def closed():
            with monkeypatch.context() as broken:
                broken.setattr(invitations, "send", _busy)
                yield

        return closed

    def test_the_request_sent_again_sends_the_invitation(self, cloud, queue):
        once = key()
        with queue():
            answers = [invite(ADDRESS, headers=once).status for _ in "abc"]
            assert answers == [503] * 3, "no success is told as long as none is on its way"
        again = invite(ADDRESS, headers=once)
        assert (again.status, again.json["state"]) == (201, "INVITED")
        assert accept(newest(cloud)).json == {"account_id": again.json["account_id"]}

    def test_what_is_on_its_way_is_sent_once(self, cloud):
        once = key()
        first = invite(ADDRESS, headers=once)
        token = newest(cloud)
        assert invite(ADDRESS, headers=once).json == first.json
        assert accept(token).status == 200
        assert invite(ADDRESS, headers=once).json["state"] == "ACTIVE"
        assert cloud.messages("Codes")["Records"] == []

    def test_nothing_is_sent_to_who_was_deactivated_meanwhile(self, cloud, queue):
        once = key()
        with queue():
            invite(ADDRESS, headers=once)
        (record,) = audited(cloud, "staff.invited")
        assert step("deactivate", record["target"]).status == 200
        assert invite(ADDRESS, headers=once).json["state"] == "INACTIVE"
        assert cloud.messages("Codes")["Records"] == []

    def test_who_holds_less_than_the_invited_by_now_does_not_send_it(self, cloud, queue):
        second = person("owner", COMPANY, "second owner")
        enrol(second)
        once = key()
        with queue():
            invite(ADDRESS, "owner", caller=second, headers=once)
        assert change(second["subject"], roles=["supervisor"], extra=["staff:manage"]).status == 200
        assert invite(ADDRESS, "owner", caller=second, headers=once).code == "beyond_own_permissions"

    def test_it_does_not_write_to_somebody_again_and_again(self, cloud, queue):
        once = key()
        with queue():
            invite(ADDRESS, headers=once)
        for _ in range(ASKED_ANEW.times):
            assert invite(ADDRESS, headers=once).status == 201
        assert invite(ADDRESS, headers=once).code == "too_many_attempts"


def _busy(*_):
    raise ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "SendMessage")


class TestAccepting:
    def test_the_account_gets_its_password_and_joins(self, cloud):
        driver = invited("driver")
        assert accept(newest(cloud)).json == {"account_id": driver}
        assert states(driver) == "ACTIVE"
        login = {"identifier": ADDRESS, "password": PASSWORD}
        assert call("auth/login", body=login).status == 200
        (record,) = audited(cloud, "staff.joined")
        assert (record["pk"], record["target"], record["actor"]) == (COMPANY, driver, driver)

    def test_a_password_that_is_one_s_own_address_is_refused_and_the_invitation_stays_good(self, cloud):
        invited()
        token = newest(cloud)
        assert accept(token, ADDRESS).code == "invalid_field"
        assert accept(token).status == 200

    @pytest.mark.parametrize("copied", ["<{}>", "{}.", " {}\r\n", '"{}"', "\u200b{}\u2060"])
    def test_it_may_be_copied_with_what_stands_around_it(self, cloud, copied):
        invited()
        assert accept(copied.format(newest(cloud))).status == 200

    def test_it_may_be_copied_with_the_line_breaks_of_a_mail(self, cloud):
        invited()
        token = newest(cloud)
        assert accept(f"{token[:40]}\r\n {token[40:]}").status == 200

    def test_it_is_good_once(self, cloud):
        invited()
        token = newest(cloud)
        assert accept(token).status == 200
        assert accept(token, "another password of mine").code == "invitation_over"

    def test_an_invited_owner_owns_from_then_on(self, cloud):
        second = invited("owner")
        accept(newest(cloud))
        assert change(OWNER["subject"], {**OWNER, "subject": second}, roles=["agent"]).status == 200

    def test_nothing_of_it_is_kept_but_its_hash(self, cloud):
        invited()
        token = newest(cloud)
        assert not any(token.partition(".")[2] in str(each) for each in cloud.items("accounts"))

    def test_the_account_signs_in_by_no_password_before(self, cloud):
        invited("driver")
        for password in ("", "x", PASSWORD):
            login = {"identifier": ADDRESS, "password": password}
            assert call("auth/login", body=login).status in {401, 422}

    @pytest.mark.parametrize(
        "wrong", ["", "x", "no invitation", "acc_1.x", "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.abc"]
    )
    def test_what_is_no_invitation(self, cloud, wrong):
        invited()
        assert accept(wrong).code in {"invitation_over", "invalid_field"}
        token = newest(cloud)
        assert accept(token[:-1] + ("A" if token[-1] != "A" else "B")).code == "invitation_over"
        assert accept(f"{new_id('acc')}.{token.partition('.')[2]}").code == "invitation_over"

    def test_a_password_that_the_policy_refuses_uses_nothing_up(self, cloud):
        invited()
        token = newest(cloud)
        assert accept(token, "short").code == "invalid_field"
        assert accept(token).status == 200

    def test_after_seven_days_it_is_over(self, cloud, clock):
        person = invited()
        token = newest(cloud)
        clock.wait(7 * DAY + 1)
        assert accept(token).code == "invitation_over"
        assert again(person).status == 202
        assert accept(newest(cloud)).status == 200

    def test_an_address_that_somebody_has_proven_meanwhile(self, cloud):
        invited()
        token = newest(cloud)
        account(email=ADDRESS)
        assert accept(token).code == "account_exists"

    def test_who_proved_the_address_by_a_code_still_accepts(self, cloud, clock):
        person = invited()
        token = newest(cloud)
        call("accounts/resend_code", body={"identifier": ADDRESS})
        proof = {"account_id": person, "identifier": ADDRESS, "code": codes.newest(cloud, ADDRESS)}
        assert call("accounts/verify", body=proof).status == 204
        assert states(person) == "INVITED"
        assert accept(token).status == 200
        assert states(person) == "ACTIVE"


class TestTakenBack:
    def test_by_a_deactivation(self, cloud):
        person = invited()
        token = newest(cloud)
        step("deactivate", person)
        assert accept(token).code in {"account_suspended", "invitation_over"}
        assert again(person).code == "not_invited"
        step("reactivate", person)
        assert accept(token).status == 200

    def test_by_another_invitation(self, cloud, clock):
        person = invited()
        former = newest(cloud)
        clock.wait(60)
        assert again(person).status == 202
        assert accept(former).status == 200  # until the new one is sent
        assert states(person) == "ACTIVE"

    def test_the_newest_alone_is_good(self, cloud, clock):
        person = invited()
        former = newest(cloud)
        clock.wait(60)
        again(person)
        latest = newest(cloud)
        assert accept(former).code == "invitation_over"
        assert accept(latest).status == 200
        assert audited(cloud, "staff.invited_again")

    def test_while_the_company_is_suspended(self, cloud):
        invited()
        token = newest(cloud)
        path = {"company_id": COMPANY}
        call("platform/suspend_company", path=path, body={"reason": "Unpaid fees."}, caller=ADMIN)
        assert accept(token).code == "company_suspended"

    def test_a_change_of_roles_at_the_same_moment_is_kept(self, cloud, monkeypatch):
        person = invited("agent")
        token = newest(cloud)
        join = for_auth.join

        def overtaken(*arguments):
            roles = join(*arguments)
            monkeypatch.setattr(for_auth, "join", join)
            assert change(person, roles=["inspector"]).status == 200
            return roles

        monkeypatch.setattr(for_auth, "join", overtaken)
        assert accept(token).status == 200
        given = store.find_grants(COMPANY, person)
        assert given is not None
        assert (given.active, set(given.roles)) == (True, {"inspector"})


class TestAgain:
    def test_not_so_soon(self, cloud, clock):
        person = invited()
        assert again(person).code == "too_many_attempts"
        clock.wait(60)
        assert again(person).status == 202

    def test_not_to_who_has_joined(self, cloud, clock):
        person = invited()
        accept(newest(cloud))
        clock.wait(60)
        assert again(person).code == "not_invited"

    def test_not_by_another_company(self, cloud):
        person = invited()
        assert again(person, FOREIGN_OWNER).code == "staff_not_found"
        assert len(audited(cloud, "tenancy.refused")) == 1
        assert held({**OWNER, "subject": person}).active is False
