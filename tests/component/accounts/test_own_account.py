"""One's own account: changed, its identifiers replaced when their code is typed, and deleted for good."""

import json
from functools import partial
from typing import Any

import pytest

from tests.support import books, codes
from tests.support.accounts import PASSWORD, account
from tests.support.buying import callback, expect, hold, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import STREAMED, TABLES, Cloud
from tests.support.driving import board
from tests.support.functions import Reply, call, run
from tests.support.network import publish
from tests.support.opened import opened
from tests.support.people import COMPANY, DRIVER, OTHER_PASSENGER, key
from tests.support.provider import FakeProvider
from tests.support.staff import staff
from tms.accounts import store
from tms.accounts.account import Account, Session
from tms.accounts.for_auth import sign_in as door
from tms.accounts.for_privacy import leftovers
from tms.accounts.identifiers import identifier_store, reindex_store
from tms.accounts.identifiers.reindex_store import Pass
from tms.accounts.limits import OWN_PASSWORD
from tms.accounts.sessions import session_store
from tms.companies import store as companies
from tms.kernel.ids import derived_id
from tms.kernel.store import Transaction
from tms.trips.trip import Trip

EMAIL, PHONE = "aline@mail.example", "+250788123456"
ZITA = {"name": "Zita Ingabire", "phone": "+250788765432", "email": "zita@post.example"}
NEW_EMAIL, NEW_PHONE = "uwase@mail.example", "+250788999000"

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def aline() -> Account:
    return account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)


def as_caller(who: Account) -> dict[str, str]:
    return who.caller.context


def sign_in(identifier: str = EMAIL, password: str = PASSWORD) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": password})


def edit(who: Account, **changes: Any) -> Reply:
    return call("accounts/edit_me", body=changes, caller=as_caller(who))


def delete(who: Account, password: str = PASSWORD) -> Reply:
    return call("privacy/delete_me", body={"password": password}, caller=as_caller(who))


def me(who: Account) -> Reply:
    return call("accounts/get_me", caller=as_caller(who))


def prove(cloud: Cloud, who: Account, name: str) -> Reply:
    proof = {"account_id": who.account_id, "identifier": name, "code": codes.newest(cloud, name)}
    return call("accounts/verify", body=proof)


def audited(cloud: Cloud) -> list[tuple[str, str]]:
    return [(item["action"], item["target"]) for item in cloud.items("audit")]


class TestName:
    def test_is_changed_without_a_password(self, aline: Account):
        assert expect(200, edit(aline, full_name="Aline U. Mugisha"))["full_name"] == "Aline U. Mugisha"
        assert me(aline).json["full_name"] == "Aline U. Mugisha"
        assert sign_in().status == 200

    def test_staff_s_is_written_down_without_it_and_a_passenger_s_is_not(self, aline: Account, cloud: Cloud):
        agent = staff("agent")
        for who in (aline, agent):
            assert edit(who, full_name="Odette Keza").status == 200
            assert edit(who, full_name="Odette Keza").status == 200
        (record,) = cloud.items("audit")
        assert (record["target"], record["after"]) == (agent.account_id, '{"full_name":"changed"}')

    def test_is_not_taken_away(self, aline: Account):
        assert edit(aline, full_name=None).code == "invalid_field"

    def test_what_is_not_named_stays(self, aline: Account):
        before = me(aline).json
        assert edit(aline).json == before

    def test_of_an_account_that_is_gone(self, aline: Account):
        delete(aline)
        reply = edit(aline, full_name="A")
        assert (reply.status, reply.code) == (403, "account_suspended")


class TestWaysToSignIn:
    @pytest.mark.parametrize("changes", [{"email": NEW_EMAIL}, {"phone": None}])
    def test_are_changed_with_the_password_alone(self, aline: Account, changes: dict[str, Any]):
        reply = edit(aline, **changes)
        assert (reply.status, reply.json["pointer"]) == (422, "/password")
        assert edit(aline, **changes, password="wrong").code == "wrong_password"
        assert me(aline).json["email"] == EMAIL

    def test_a_new_address_waits_for_its_code_and_the_old_one_holds(self, aline: Account, cloud: Cloud):
        shown = expect(200, edit(aline, email=NEW_EMAIL, password=PASSWORD))
        assert (shown["email"], shown["new_email"]) == (EMAIL, NEW_EMAIL)
        assert sign_in(EMAIL).status == 200
        assert sign_in(NEW_EMAIL).status == 403
        assert prove(cloud, aline, NEW_EMAIL).status == 204
        shown = me(aline).json
        assert (shown["email"], shown["new_email"]) == (NEW_EMAIL, None)
        assert sign_in(NEW_EMAIL).status == 200
        assert sign_in(EMAIL).code == "wrong_credentials"

    def test_a_new_address_and_a_new_number_each_get_a_code_whichever_is_typed_first(
        self, aline: Account, cloud: Cloud
    ):
        expect(200, edit(aline, email=NEW_EMAIL, phone=NEW_PHONE, password=PASSWORD))
        assert prove(cloud, aline, NEW_PHONE).status == 204
        assert prove(cloud, aline, NEW_EMAIL).status == 204
        shown = me(aline).json
        assert (shown["email"], shown["phone"]) == (NEW_EMAIL, NEW_PHONE)

    def test_the_old_address_is_told_and_gets_no_code(self, aline: Account, cloud: Cloud):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        prove(cloud, aline, NEW_EMAIL)
        codes.tell(cloud)
        (mail,) = codes.mails_to(EMAIL)
        assert "no longer belongs" in mail
        assert codes.codes_to(EMAIL) == []

    def test_the_old_number_is_told_in_one_sms(self, aline: Account, cloud: Cloud):
        edit(aline, phone=NEW_PHONE, password=PASSWORD)
        prove(cloud, aline, NEW_PHONE)
        codes.tell(cloud)
        (text,) = codes.texts_to(PHONE)
        assert len(text) <= 160

    def test_one_that_is_removed_is_told_and_one_that_stays_is_not(self, aline: Account, cloud: Cloud):
        edit(aline, phone=None, password=PASSWORD)
        codes.tell(cloud)
        (text,) = codes.texts_to(PHONE)
        assert "no longer" in text
        assert codes.mails_to(EMAIL) == []

    @pytest.mark.parametrize("way", ["edit", "verify"])
    def test_it_is_told_even_if_the_function_dies_right_after_the_change(
        self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, way: str
    ):
        if way == "edit":
            step = partial(edit, aline, email=None, password=PASSWORD)
        else:
            edit(aline, email=NEW_EMAIL, password=PASSWORD)
            step = partial(prove, cloud, aline, NEW_EMAIL)
        real = Transaction.commit

        def late(transaction: Transaction) -> None:
            real(transaction)
            if any(label.startswith("notice") for each in transaction._ordered() for label in each.labels):
                raise RuntimeError("the function ends here")

        with monkeypatch.context() as patch:
            patch.setattr(Transaction, "commit", late)
            assert step().status == 500
        step()
        codes.tell(cloud)
        assert len([mail for mail in codes.mails_to(EMAIL) if "no longer" in mail]) == 1

    def test_it_is_told_again_where_the_stream_comes_again(self, aline: Account, cloud: Cloud):
        edit(aline, email=None, password=PASSWORD)
        changes = cloud.changes("accounts")
        for _ in range(2):
            assert run("accounts/on_change", changes) == []
        codes.deliver(cloud)
        assert len(codes.mails_to(EMAIL)) == 2

    def test_one_sealed_anew_or_one_that_was_only_pending_is_told_nothing(self, aline: Account, cloud: Cloud):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        edit(aline, email=EMAIL, full_name="Aline U. Mugisha", password=PASSWORD)
        codes.tell(cloud)
        assert not any("no longer" in mail for name in (EMAIL, NEW_EMAIL) for mail in codes.mails_to(name))
        assert codes.texts_to(PHONE) == []

    def test_what_the_notice_keeps_of_the_identifier_is_sealed_and_expires(
        self, aline: Account, cloud: Cloud, clock: HeldClock
    ):
        edit(aline, email=None, password=PASSWORD)
        (notice,) = (each for each in cloud.items("accounts") if each["sk"].startswith("NOTICE#"))
        assert EMAIL not in str(notice)
        assert notice["expires"] == clock.epoch + identifier_store.NOTICE_SECONDS

    def test_the_end_of_a_notice_tells_nobody(self, aline: Account, cloud: Cloud):
        edit(aline, email=None, password=PASSWORD)
        codes.tell(cloud)
        session_store.clear(aline.account_id)
        codes.tell(cloud)
        assert len(codes.mails_to(EMAIL)) == 1

    def test_the_old_address_is_free_for_others_then(self, aline: Account, cloud: Cloud):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        prove(cloud, aline, NEW_EMAIL)
        assert account(email=EMAIL).account_id != aline.account_id

    def test_another_s_address_is_not_taken(self, aline: Account):
        account(email=NEW_EMAIL)
        assert edit(aline, email=NEW_EMAIL, password=PASSWORD).code == "account_exists"
        assert me(aline).json["new_email"] is None

    def test_one_of_two_is_removed_and_free(self, aline: Account):
        shown = expect(200, edit(aline, phone=None, password=PASSWORD))
        assert (shown["email"], shown["phone"]) == (EMAIL, None)
        assert identifier_store.by_identifier(PHONE) is None

    def test_the_last_one_stays(self, aline: Account):
        edit(aline, phone=None, password=PASSWORD)
        assert edit(aline, email=None, password=PASSWORD).code == "last_way_to_sign_in"
        both = account(email=NEW_EMAIL, phone=NEW_PHONE)
        assert edit(both, email=None, phone=None, password=PASSWORD).code == "last_way_to_sign_in"

    def test_one_that_waits_is_not_enough(self):
        waiting = account(email=NEW_EMAIL, new_phone=NEW_PHONE)
        assert edit(waiting, email=None, password=PASSWORD).code == "last_way_to_sign_in"

    def test_the_address_that_one_has_ends_the_wait_of_another(self, aline: Account):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        assert edit(aline, email=EMAIL, password=PASSWORD).json["new_email"] is None
        assert identifier_store.by_identifier(NEW_EMAIL) is None

    def test_a_wish_that_somebody_took_over_is_not_given_up_for_them(self, aline: Account):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        other = account(new_email=NEW_EMAIL)
        edit(aline, email=None, password=PASSWORD)
        found = identifier_store.by_identifier(NEW_EMAIL)
        assert found is not None
        assert found.account_id == other.account_id

    def test_passwords_are_not_guessed_here(self, aline: Account):
        for _ in range(OWN_PASSWORD.times):
            assert edit(aline, phone=None, password="wrong").code == "wrong_password"
        assert edit(aline, phone=None, password=PASSWORD).code == "too_many_attempts"
        assert sign_in().status == 200, "who holds a token locks nobody out"

    def test_the_change_is_audited_and_holds_no_identifier(self, aline: Account, cloud: Cloud):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        assert ("account.edited", aline.account_id) in audited(cloud)
        assert "mail.example" not in str(cloud.items("audit"))


class TestDeleted:
    def test_the_account_is_gone(self, aline: Account):
        assert delete(aline).status == 204
        assert sign_in().code == "wrong_credentials"
        assert (me(aline).status, me(aline).code) == (401, "account_gone")

    def test_tokens_in_circulation_change_nothing_more(self, aline: Account):
        tokens = expect(200, sign_in())
        delete(aline)
        assert delete(aline).code == "account_suspended"
        assert call("auth/refresh", body={"refresh_token": tokens["refresh_token"]}).code == "session_over"

    def test_the_address_and_the_number_can_register_anew(self, aline: Account):
        delete(aline)
        body = {"full_name": "Aline Uwase", "email": EMAIL, "phone": PHONE, "password": PASSWORD}
        assert expect(201, call("accounts/register", body=body))["account_id"] != aline.account_id

    def test_not_without_the_password(self, aline: Account, cloud: Cloud):
        before = cloud.items("accounts")
        assert (delete(aline, "wrong").status, delete(aline, "wrong").code) == (403, "wrong_password")
        assert cloud.items("accounts") == before

    def test_guessing_is_throttled(self, aline: Account):
        for _ in range(OWN_PASSWORD.times):
            delete(aline, "wrong")
        assert delete(aline).code == "too_many_attempts"
        assert me(aline).status == 200

    def test_who_works_for_a_company_leaves_it(self, cloud: Cloud):
        driver = staff("driver")
        assert delete(driver).status == 204
        left = companies.find_grants(COMPANY, driver.account_id)
        assert left is not None
        assert not left.active
        assert ("account.deleted", driver.account_id) in audited(cloud)
        assert run("accounts/on_change", cloud.changes("accounts")) == []
        (told,) = cloud.messages("Erasures")["Records"]
        assert json.loads(told["body"])["data"]["company_id"] == COMPANY

    def test_the_last_owner_makes_another_one_first(self, cloud: Cloud):
        owner = staff("owner")
        before = cloud.items("accounts")
        assert (delete(owner).status, delete(owner).code) == (409, "last_owner")
        assert cloud.items("accounts") == before
        staff("owner", email="second@ikirere.example")
        assert delete(owner).status == 204

    def test_nothing_is_left_but_that_it_was_there(self, aline: Account, cloud: Cloud):
        sign_in()
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        codes.deliver(cloud)
        delete(aline)
        (left,) = cloud.items("accounts")
        assert left.keys() == {"pk", "sk", "created_at", "deleted_at"}
        assert ("account.deleted", aline.account_id) in audited(cloud)

    def test_a_change_meanwhile_is_not_lost_and_deleting_again_helps(
        self, aline: Account, monkeypatch: pytest.MonkeyPatch
    ):
        real = store.commit

        def late(transaction: Transaction) -> None:
            monkeypatch.setattr(store, "commit", real)
            edit(aline, full_name="Another Name")
            real(transaction)

        monkeypatch.setattr(store, "commit", late)
        assert delete(aline).status == 503
        assert me(aline).json["full_name"] == "Another Name"
        assert delete(aline).status == 204

    def test_a_sign_in_that_it_overtakes_begins_no_session(
        self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        real = door.start_session

        def late(session: Session, *more: Any) -> bool:
            assert delete(aline).status == 204
            return real(session, *more)

        monkeypatch.setattr(door, "start_session", late)
        assert sign_in().code == "wrong_credentials"
        assert len(cloud.items("accounts")) == 1

    def test_a_code_that_comes_after_it_gives_the_identifier_to_nobody(self, aline: Account, cloud: Cloud):
        edit(aline, email=NEW_EMAIL, password=PASSWORD)
        code = codes.newest(cloud, NEW_EMAIL)
        delete(aline)
        proof = {"account_id": aline.account_id, "identifier": NEW_EMAIL, "code": code}
        reply = call("accounts/verify", body=proof)
        assert reply.code == "wrong_code"
        assert identifier_store.by_identifier(NEW_EMAIL) is None

    def test_what_was_left_when_it_died_halfway_is_cleared_by_the_event(
        self, aline: Account, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        sign_in()
        with monkeypatch.context() as patch:
            patch.setattr(leftovers, "clear", _dying)
            assert delete(aline).status == 500
        assert len(cloud.items("accounts")) == 4, "session, device and address are left"
        erase(cloud)
        assert len(cloud.items("accounts")) == 1

    def test_no_table_knows_the_person_any_more_and_the_books_and_the_door_do_not_care(
        self, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        trip = publish(driver_id=DRIVER["subject"])
        zita = account(full_name=ZITA["name"], email=ZITA["email"], phone=ZITA["phone"])
        caller = as_caller(zita)
        failed, booking = (buy(trip, provider, caller, seat) for seat in ("1A", "1B"))
        provider.decline(failed["payment_id"])
        callback(failed)
        provider.approve(booking["payment_id"])
        callback(booking)
        sell(trip, provider, "2A", caller=OTHER_PASSENGER)
        path = {"ticket_id": derived_id("tkt", booking["booking_id"], "0")}
        token = expect(200, call("tickets/get_ticket", path=path, caller=caller))["token"]
        assert len(knowing(cloud)) >= 6
        assert delete(zita).status == 204
        erase(cloud)
        assert knowing(cloud) == []
        found = books.audit(trip)
        assert sum(amount for entries in found.postings.values() for _, amount in entries) == 0
        assert len(found.postings) == 2
        at = {"trip_id": trip.trip_id}
        board(trip, clock)
        scan = {"token": token, "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
        shown = expect(200, call("tickets/scan_ticket", path=at, body=scan, caller=DRIVER))
        assert (shown["verdict"], shown["passenger"]) == ("ok", {"name": None, "phone": None})


def knowing(cloud: Cloud) -> list[str]:
    """Every item of any table that tells Zita's name, number or address, sealed or not."""
    return [text for text in opened(cloud, TABLES) if any(each in text for each in ZITA.values())]


def buy(trip: Trip, provider: FakeProvider, caller: dict[str, str], seat: str) -> dict[str, Any]:
    """Hold a seat for Zita and let her begin to pay; return the payment."""
    wish = {
        "passengers": [{"name": ZITA["name"], "phone": ZITA["phone"], "seat": seat}],
        "contact": {"email": ZITA["email"], "phone": ZITA["phone"]},
    }
    body = {
        "booking_id": hold(trip, caller=caller, **wish)["booking_id"],
        "method": "momo",
        "payer": {"phone": ZITA["phone"]},
    }
    return expect(202, call("payments/start_payment", body=body, caller=caller, headers=key()))


def erase(cloud: Cloud) -> None:
    """Let the event of a deletion reach who erases."""
    for service in (*STREAMED, "accounts"):
        changes = cloud.changes(service)
        assert not changes["Records"] or run(f"{service}/on_change", changes) == []
    taken = cloud.messages("Erasures")
    assert len(taken["Records"]) == 1
    assert run("privacy/on_account_deleted", taken) == []


def _dying(_: str) -> None:
    raise RuntimeError("the function ends here")


def test_a_tombstone_is_no_account(aline: Account):
    delete(aline)
    assert store.by_id(aline.account_id) is None
    assert store.read_profile(aline.account_id) is None
    assert reindex_store.reindex() == Pass()
