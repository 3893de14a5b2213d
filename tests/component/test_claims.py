"""Names of accounts: sealed, found by a blind index, claimed by one account, free until they are proven."""

import json
from typing import Any

import boto3
import pytest

from infra import keys
from infra.problems import Stop
from infra.reindex import reindex
from infra.rings import KNOWN_AFTER_SECONDS
from tests.support.accounts import account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tms.auth import claim_store, login_store, store
from tms.auth.accounts import UNVERIFIED_SECONDS
from tms.auth.records import SEALED, AccountRecord, LoginRecord, context
from tms.kernel import blind, secrets, vault

EMAIL, PHONE = "aline@mail.example", "+250788123456"

pytestmark = pytest.mark.usefixtures("cloud")


def register(**names: str) -> str:
    body = {"full_name": "Aline Uwase", "password": "correct horse battery", **names}
    reply = call("auth/register", body=body)
    assert reply.status == 201, reply.content
    made: str = reply.json["account_id"]
    return made


def claimant(name: str) -> str | None:
    found = login_store.by_login(name)
    return found.account_id if found else None


class TestSealed:
    def test_no_table_holds_a_name_in_the_clear(self, cloud: Cloud):
        made = account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)
        kept = str(cloud.items("accounts"))
        for said in (made.full_name, "Aline", EMAIL, PHONE, PHONE[1:]):
            assert said not in kept

    def test_what_is_sealed_belongs_to_its_account(self, cloud: Cloud):
        made = account(full_name="Aline Uwase", email=EMAIL, new_phone=PHONE)
        (profile,) = [item for item in cloud.items("accounts") if item["sk"] == "PROFILE"]
        opened = {n: vault.unseal(profile[n], context(made.account_id)) for n in SEALED if n in profile}
        assert opened == {"full_name": "Aline Uwase", "email": EMAIL, "new_phone": PHONE}
        with pytest.raises(vault.Unreadable):
            vault.unseal(profile["email"], context("acc_another"))

    def test_it_comes_back_as_it_was(self):
        made = account(email=EMAIL, new_phone=PHONE, created_at=1_700_000_000)
        assert store.by_id(made.account_id) == made


class TestClaims:
    def test_a_name_that_nobody_has_proven_is_taken_over(self, cloud: Cloud):
        first = register(phone=PHONE)
        second = register(phone=PHONE)
        assert claimant(PHONE) == second != first

    def test_all_names_of_a_registration_or_none(self, cloud: Cloud):
        account(email=EMAIL)
        before = cloud.items("accounts")
        body = {"full_name": "A", "password": "correct horse battery", "email": EMAIL, "phone": PHONE}
        assert call("auth/register", body=body).code == "account_exists"
        assert cloud.items("accounts") == before

    def test_what_is_never_proven_is_gone_in_a_week(self, cloud: Cloud, clock: HeldClock):
        register(phone=PHONE)
        assert {int(item["expires"]) for item in cloud.items("accounts")} == {
            clock.epoch + UNVERIFIED_SECONDS
        }

    def test_what_is_proven_stays(self, cloud: Cloud):
        account(email=EMAIL, new_phone=PHONE)
        expiring = [item for item in cloud.items("accounts") if "expires" in item]
        assert [item["pk"] for item in expiring] == [f"LOGIN#{blind.index('phone', PHONE)}"]

    @pytest.mark.parametrize("name", [EMAIL, PHONE, "nobody", ""])
    def test_as_much_is_read_whether_there_is_an_account_or_not(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ):
        account(email=EMAIL)
        read: list[Any] = []
        for kind in (LoginRecord, AccountRecord):
            get = kind.get

            def counted(*key: Any, _get: Any = get, **more: Any) -> Any:
                read.append(more)
                return _get(*key, **more)

            monkeypatch.setattr(kind, "get", counted)
        login_store.by_login(name)
        assert read == [{"consistent_read": True}] * 2


class TestReindex:
    @pytest.fixture
    def rotated(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        """Add an index key that is known everywhere; the ring is as before afterwards."""
        ssm = boto3.client("ssm")
        before = ssm.get_parameter(Name="/tms/test/index-keys", WithDecryption=True)["Parameter"]["Value"]
        monkeypatch.setattr(keys, "KNOWN_AFTER_SECONDS", 0)

        def rotate() -> None:
            keys.rotate(ssm, boto3.client("kms"), "test", "index-keys")
            secrets.forget()

        yield rotate
        ssm.put_parameter(Name="/tms/test/index-keys", Type="SecureString", Value=before, Overwrite=True)
        secrets.forget()

    def promote(self) -> None:
        keys.promote(boto3.client("ssm"), "test", "index-keys")
        secrets.forget()

    def test_names_are_found_by_the_next_key_once_it_has_run(self, rotated: Any):
        made, waiting = account(email=EMAIL, phone=PHONE), register(phone="+250788000001")
        rotated()
        ring = boto3.client("ssm")
        with pytest.raises(Stop, match="reindex"):
            self.promote()
        assert reindex(ring, "test") == (2, 3)
        self.promote()
        assert (claimant(EMAIL), claimant(PHONE)) == (made.account_id, made.account_id)
        assert claimant("+250788000001") == waiting
        assert register(phone="+250788000001") != waiting, "a claim that waits is copied as one that waits"
        with pytest.raises(claim_store.LoginTaken):
            account(email=EMAIL)

    def test_again_it_writes_nothing(self, rotated: Any, cloud: Cloud):
        account(email=EMAIL)
        rotated()
        assert reindex(boto3.client("ssm"), "test") == (1, 1)
        before = cloud.items("accounts")
        assert reindex(boto3.client("ssm"), "test") == (1, 0)
        assert cloud.items("accounts") == before

    def test_who_lost_a_name_does_not_get_it_back(self, rotated: Any):
        register(phone=PHONE)
        second = register(phone=PHONE)
        rotated()
        assert reindex(boto3.client("ssm"), "test") == (2, 1)
        self.promote()
        assert claimant(PHONE) == second

    def test_a_name_that_is_claimed_meanwhile_is_left_alone(self, rotated: Any):
        account(email=EMAIL)
        rotated()
        register(phone=PHONE)
        assert len(blind.indexes("phone", PHONE)) == 2
        assert reindex(boto3.client("ssm"), "test") == (2, 1)

    def test_a_key_that_is_not_known_everywhere_is_not_done_with(
        self, rotated: Any, monkeypatch: pytest.MonkeyPatch
    ):
        rotated()
        monkeypatch.setattr(keys, "KNOWN_AFTER_SECONDS", KNOWN_AFTER_SECONDS)
        with pytest.raises(Stop, match="not known everywhere"):
            reindex(boto3.client("ssm"), "test")
        with pytest.raises(Stop):
            self.promote()


def test_the_ring_of_the_tests_is_one_key(cloud: Cloud):
    ring = boto3.client("ssm").get_parameter(Name="/tms/test/index-keys", WithDecryption=True)
    assert len(json.loads(ring["Parameter"]["Value"])["keys"]) == 1
