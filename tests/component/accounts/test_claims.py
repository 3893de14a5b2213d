"""Identifiers: sealed, found by a blind index, claimed by one account, free until one has verified them."""

import json
from typing import Any

import boto3
import pytest

from tests.support.accounts import account
from tests.support.claims import claimant, register
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tms.accounts import store
from tms.accounts.account import PENDING_SECONDS, account_context
from tms.accounts.identifiers import identifier_store
from tms.accounts.records import SEALED, AccountRecord, ClaimRecord
from tms.kernel.privacy import blind_index, vault

EMAIL, PHONE = "aline@mail.example", "+250788123456"

pytestmark = pytest.mark.usefixtures("cloud")


class TestSealed:
    def test_no_table_holds_an_identifier_in_the_clear(self, cloud: Cloud):
        made = account(full_name="Aline Uwase", email=EMAIL, phone=PHONE)
        kept = str(cloud.items("accounts"))
        for said in (made.full_name, "Aline", EMAIL, PHONE, PHONE[1:]):
            assert said not in kept

    def test_what_is_sealed_belongs_to_its_account(self, cloud: Cloud):
        made = account(full_name="Aline Uwase", email=EMAIL, new_phone=PHONE)
        (profile,) = [item for item in cloud.items("accounts") if item["sk"] == "PROFILE"]
        opened = {
            n: vault.unseal(profile[n], account_context(made.account_id)) for n in SEALED if n in profile
        }
        assert opened == {"full_name": "Aline Uwase", "email": EMAIL, "new_phone": PHONE}
        with pytest.raises(vault.Unreadable):
            vault.unseal(profile["email"], account_context("acc_another"))

    def test_it_comes_back_as_it_was(self):
        made = account(email=EMAIL, new_phone=PHONE, created_at=1_700_000_000)
        assert store.by_id(made.account_id) == made


class TestClaims:
    def test_an_identifier_that_nobody_has_verified_is_taken_over(self, cloud: Cloud):
        first = register(phone=PHONE)
        second = register(phone=PHONE)
        assert claimant(PHONE) == second != first

    def test_all_identifiers_of_a_registration_or_none(self, cloud: Cloud):
        account(email=EMAIL)
        before = cloud.items("accounts")
        body = {"full_name": "A", "password": "correct horse battery", "email": EMAIL, "phone": PHONE}
        assert call("accounts/register", body=body).code == "account_exists"
        assert cloud.items("accounts") == before

    def test_what_is_never_verified_is_gone_in_a_week(self, cloud: Cloud, clock: HeldClock):
        register(phone=PHONE)
        assert {int(item["expires"]) for item in cloud.items("accounts")} == {clock.epoch + PENDING_SECONDS}

    def test_what_is_verified_stays(self, cloud: Cloud):
        account(email=EMAIL, new_phone=PHONE)
        expiring = [item for item in cloud.items("accounts") if "expires" in item]
        assert [item["pk"] for item in expiring] == [f"LOGIN#{blind_index.index('phone', PHONE)}"]

    @pytest.mark.parametrize("name", [EMAIL, PHONE, "nobody", ""])
    def test_as_much_is_read_whether_there_is_an_account_or_not(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ):
        account(email=EMAIL)
        read: list[Any] = []
        for kind in (ClaimRecord, AccountRecord):
            get = kind.get

            def counted(*key: Any, _get: Any = get, **more: Any) -> Any:
                read.append(more)
                return _get(*key, **more)

            monkeypatch.setattr(kind, "get", counted)
        identifier_store.by_identifier(name)
        assert read == [{"consistent_read": True}] * 2


def test_the_ring_of_the_tests_is_one_key(cloud: Cloud):
    ring = boto3.client("ssm").get_parameter(Name="/tms/test/index-keys", WithDecryption=True)
    assert len(json.loads(ring["Parameter"]["Value"])["keys"]) == 1
