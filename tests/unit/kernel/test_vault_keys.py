"""The keys of personal data: wrapped by KMS, one in use, all understood, and none by default."""

import json
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from infra.keys import stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS
from tms.kernel import aws, secrets, settings
from tms.kernel.jwe import keys as jwe_keys
from tms.kernel.privacy import blind_index, vault

NAME = "Uwimana Alice Kéza"
PHONE = "+250788123456"
HERE = "booking/bkg_1"


@pytest.fixture
def account(monkeypatch):
    """An account of its own, whose rings the test may change."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "DATA_KEYS_PARAMETER": "/tms/test/data-keys",
        "INDEX_KEYS_PARAMETER": "/tms/test/index-keys",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(jwe_keys, "RSA_BITS", 1024)  # made in a tenth of the time
    with mock_aws():
        ssm, kms = boto3.client("ssm"), boto3.client("kms")
        stage_keys.init(ssm, kms, "test", None)
        arn = ssm.get_parameter(Name="/tms/test/personal-key-arn")["Parameter"]["Value"]
        monkeypatch.setenv("PERSONAL_KEY_ARN", arn)
        forget()
        yield ssm, kms
    forget()


def forget():
    settings.forget()
    secrets.forget()
    vault.forget()
    aws.client.cache_clear()


def rotated(account, name, monkeypatch):
    """Rotate and promote a ring; what was read before is forgotten."""
    ssm, kms = account
    stage_keys.rotate(ssm, kms, "test", name)
    then = time.time() + KNOWN_AFTER_SECONDS
    monkeypatch.setattr("time.time", lambda: then)
    stage_keys.mark_filled(ssm, "test", name, int(then))
    stage_keys.promote(ssm, boto3.client("lambda"), "test", name)
    forget()


class TestKeys:
    def test_former_values_open_after_a_rotation_and_are_stale(self, account, monkeypatch):
        before = vault.seal(NAME, HERE)
        assert not vault.stale(before)
        rotated(account, "data-keys", monkeypatch)
        assert vault.unseal(before, HERE) == NAME
        assert vault.stale(before)
        assert not vault.stale(vault.seal(NAME, HERE))

    def test_nothing_opens_by_a_key_that_is_gone(self, account):
        sealed = vault.seal(NAME, HERE)
        account[0].delete_parameter(Name="/tms/test/data-keys")
        stage_keys.init(account[0], account[1], "test", None)
        forget()
        with pytest.raises(vault.Unreadable, match="there is no data key"):
            vault.unseal(sealed, HERE)

    def test_a_container_unwraps_once_and_again_after_five_minutes(self, account, monkeypatch):
        calls = []
        real = aws.client("kms").decrypt

        def decrypt(**given):
            calls.append(given)
            return real(**given)

        monkeypatch.setattr(aws.client("kms"), "decrypt", decrypt)
        now = time.time()
        monkeypatch.setattr("time.time", lambda: now)
        for _ in range(3):
            assert vault.unseal(vault.seal(NAME, HERE), HERE) == NAME
        assert len(calls) == 1
        monkeypatch.setattr("time.time", lambda: now + 300)
        vault.seal(NAME, HERE)
        assert len(calls) == 2
        monkeypatch.setattr("time.time", lambda: now)
        vault.seal(NAME, HERE)
        assert len(calls) == 3, "a clock that went back keeps no key for longer"

    @pytest.mark.parametrize("passed", [300, -3600])
    def test_a_container_reads_a_ring_anew_after_five_minutes_or_if_its_clock_went_back(
        self, account, monkeypatch, passed
    ):
        ssm, kms = account
        secrets.secret("/tms/test/data-keys")
        stage_keys.rotate(ssm, kms, "test", "data-keys")
        assert len(secrets.secret("/tms/test/data-keys")["keys"]) == 1
        later = time.time() + passed
        monkeypatch.setattr("time.time", lambda: later)
        assert len(secrets.secret("/tms/test/data-keys")["keys"]) == 2

    @pytest.mark.usefixtures("account")
    def test_who_may_no_longer_use_the_kms_key_soon_reads_nothing(self, monkeypatch):
        sealed = vault.seal(NAME, HERE)
        denied = ClientError({"Error": {"Code": "AccessDeniedException"}}, "Decrypt")
        monkeypatch.setattr(aws.client("kms"), "decrypt", Mock(side_effect=denied))
        assert vault.unseal(sealed, HERE) == NAME
        later = time.time() + 300
        monkeypatch.setattr("time.time", lambda: later)
        with pytest.raises(ClientError, match="AccessDenied"):
            vault.unseal(sealed, HERE)

    def test_a_data_key_is_wrapped_for_its_own_place_in_the_ring(self, account):
        ssm, _ = account
        kept = ssm.get_parameter(Name="/tms/test/data-keys", WithDecryption=True)
        ring = json.loads(kept["Parameter"]["Value"])
        ring["keys"][0]["kid"] = "another"
        ssm.put_parameter(
            Name="/tms/test/data-keys", Value=json.dumps(ring), Type="SecureString", Overwrite=True
        )
        with pytest.raises(ClientError, match="InvalidCiphertext"):
            vault.seal(NAME, HERE)

    @pytest.mark.parametrize("name", ["DATA_KEYS_PARAMETER", "PERSONAL_KEY_ARN"])
    def test_there_is_no_default_place(self, account, monkeypatch, name):
        monkeypatch.delenv(name)
        with pytest.raises(settings.MissingSetting, match=name):
            vault.seal(NAME, HERE)

    def test_there_is_no_default_key(self, account):
        for name in ("data-keys", "index-keys"):
            account[0].delete_parameter(Name=f"/tms/test/{name}")
        with pytest.raises(ClientError, match="ParameterNotFound"):
            vault.seal(NAME, HERE)
        with pytest.raises(ClientError, match="ParameterNotFound"):
            blind_index.index("phone", PHONE)

    def test_importing_it_costs_neither_the_sdk_nor_the_ciphers(self):
        dear = "{'boto3', 'botocore', 'cryptography', 'msgspec'} & set(sys.modules)"
        program = (
            f"import sys, tms.kernel.privacy.vault, tms.kernel.privacy.blind_index; sys.exit(bool({dear}))"
        )
        domain = Path(vault.__file__).parents[3]
        assert subprocess.run([sys.executable, "-c", program], cwd=domain, check=False).returncode == 0


class TestBlindIndexes:
    @pytest.mark.usefixtures("account")
    def test_the_same_value_has_the_same_index_and_no_other(self):
        assert blind_index.index("phone", PHONE) == blind_index.index("phone", PHONE)
        assert blind_index.index("phone", PHONE) != blind_index.index("phone", PHONE + "0")
        assert blind_index.index("phone", PHONE) != blind_index.index("email", PHONE)
        assert PHONE not in blind_index.index("phone", PHONE)

    def test_while_keys_rotate_a_value_has_one_index_per_key(self, account, monkeypatch):
        before = blind_index.index("email", "alice@example.com")
        rotated(account, "index-keys", monkeypatch)
        after, former = blind_index.indexes("email", "alice@example.com")
        assert (after, former) == (blind_index.index("email", "alice@example.com"), before)
        assert after != former

    def test_an_index_by_a_former_key_still_matches(self, account, monkeypatch):
        kept = blind_index.index("code", "123456")
        rotated(account, "index-keys", monkeypatch)
        assert blind_index.matches("code", "123456", kept)
        assert not blind_index.matches("code", "123457", kept)
        assert not blind_index.matches("code", "123456", "ünlike")
