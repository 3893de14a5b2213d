"""The signing keys of a stage are made once, survive a second run, and rotate without losing old ones."""

import base64
import io
import json
import time

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from moto import mock_aws

from infra.keys import credentials, parameters, stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS, RESTORE_SECONDS, RINGS
from infra.terminal import Stop
from tms.kernel import secrets
from tms.kernel.access.access_tokens import public_keys
from tms.kernel.jwe import keys as jwe_keys
from tms.payments.momo.provider import MomoCredentials
from tms.tickets.keys import Keyring

MOMO = {"api_user": "u", "api_key": "k", "subscription_key": "s", "target_environment": "mtnrwanda"}


@pytest.fixture
def ssm(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setattr(jwe_keys, "RSA_BITS", 1024)  # made in a tenth of the time
    with mock_aws():
        yield boto3.client("ssm")


@pytest.fixture
def kms(ssm):
    return boto3.client("kms")


@pytest.fixture
def functions(ssm):
    """A client of AWS Lambda; nothing is deployed yet."""
    return boto3.client("lambda")


def parameter(ssm, name):
    return ssm.get_parameter(Name=f"/tms/staging/{name}", WithDecryption=True)["Parameter"]


def stored(ssm, name):
    answer = parameter(ssm, name)
    return json.loads(answer["Value"]), answer["Type"]


def kids(ssm, name):
    return [str(one["kid"]) for one in stored(ssm, name)[0]["keys"]]


def later(monkeypatch, seconds):
    then = time.time() + seconds
    monkeypatch.setattr("time.time", lambda: then)


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "==")


def test_secrets_are_encrypted_and_the_public_halves_are_not(ssm, kms):
    written = stage_keys.init(ssm, kms, "staging", MOMO)
    assert written == ["personal-key-arn", *RINGS, "momo", "jwks"]
    kinds = {name: parameter(ssm, name)["Type"] for name in written}
    public = {"jwks": "String", "personal-key-arn": "String"}
    assert kinds == dict.fromkeys(written, "SecureString") | public


def test_the_published_keys_are_the_public_halves_of_the_secret_ones(ssm, kms):
    stage_keys.init(ssm, kms, "staging", MOMO)
    published = {one["kid"]: decode(one["x"]) for one in jwks(ssm) if one["use"] == "sig"}
    token = stored(ssm, "token-key")[0]["keys"][0]
    ticket = stored(ssm, "ticket-keys")[0]["keys"][0]
    for kid, seed in ((token["kid"], token["seed"]), (f"tkt-{ticket['kid']}", ticket["seed"])):
        public = Ed25519PrivateKey.from_private_bytes(decode(seed)).public_key()
        assert published[kid] == public.public_bytes_raw()


def test_a_second_run_changes_nothing(ssm, kms):
    stage_keys.init(ssm, kms, "staging", MOMO)
    before = [stored(ssm, name) for name in (*RINGS, "momo", "jwks")]
    assert stage_keys.init(ssm, kms, "staging", {**MOMO, "api_key": "another"}) == []
    assert [stored(ssm, name) for name in (*RINGS, "momo", "jwks")] == before


def test_an_accounts_own_momo_credentials_are_left_alone(ssm, kms):
    assert "momo" not in stage_keys.init(ssm, kms, "staging", None)


def test_a_lost_jwks_is_published_again(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    before = stored(ssm, "jwks")
    ssm.delete_parameter(Name="/tms/staging/jwks")
    assert stage_keys.init(ssm, kms, "staging", None) == ["jwks"]
    assert stored(ssm, "jwks") == before


def jwks(ssm):
    return stored(ssm, "jwks")[0]["keys"]


def published(ssm):
    """Return how many keys of each use are published."""
    uses = [one["use"] for one in jwks(ssm)]
    return uses.count("sig"), uses.count("enc")


def signs(name):
    return RINGS[name].public is not None and not RINGS[name].encrypts


@pytest.mark.parametrize("name", RINGS)
def test_a_new_key_is_published_and_signs_when_it_is_promoted(ssm, kms, functions, name, monkeypatch):
    stage_keys.init(ssm, kms, "staging", None)
    old = str(stored(ssm, name)[0]["keys"][0]["kid"])
    fresh = stage_keys.rotate(ssm, kms, "staging", name)
    assert kids(ssm, name) == [old, fresh]
    assert published(ssm) == (3 if signs(name) else 2, 2)
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    if RINGS[name].filled_by:
        assert stage_keys.mark_filled(ssm, "staging", name, int(time.time()))
    assert stage_keys.promote(ssm, functions, "staging", name) == fresh
    assert kids(ssm, name) == [fresh, old]
    assert published(ssm) == (3 if signs(name) else 2, 2)


def test_a_key_that_some_container_may_not_know_does_not_sign(ssm, kms, functions, monkeypatch):
    stage_keys.init(ssm, kms, "staging", None)
    stage_keys.rotate(ssm, kms, "staging", "token-key")
    before = kids(ssm, "token-key")
    later(monkeypatch, KNOWN_AFTER_SECONDS - 10)
    with pytest.raises(Stop, match="not known everywhere"):
        stage_keys.promote(ssm, functions, "staging", "token-key")
    assert kids(ssm, "token-key") == before


def test_promoting_twice_does_not_bring_the_old_key_back(ssm, kms, functions, monkeypatch):
    stage_keys.init(ssm, kms, "staging", None)
    with pytest.raises(Stop, match="in use already"):
        stage_keys.promote(ssm, functions, "staging", "token-key")
    later(monkeypatch, 1)
    fresh = stage_keys.rotate(ssm, kms, "staging", "token-key")
    later(monkeypatch, KNOWN_AFTER_SECONDS + 1)
    stage_keys.promote(ssm, functions, "staging", "token-key")
    with pytest.raises(Stop, match="in use already"):
        stage_keys.promote(ssm, functions, "staging", "token-key")
    assert kids(ssm, "token-key")[0] == fresh


@pytest.mark.parametrize("name", RINGS)
def test_while_a_key_waits_no_other_is_made(ssm, kms, name):
    stage_keys.init(ssm, kms, "staging", None)
    stage_keys.rotate(ssm, kms, "staging", name)
    before = kids(ssm, name)
    with pytest.raises(Stop, match=rf"(?s)keys promote {name} .*keys discard {name} "):
        stage_keys.rotate(ssm, kms, "staging", name)
    assert kids(ssm, name) == before


@pytest.mark.parametrize("name", RINGS)
def test_a_key_that_waits_can_be_thrown_away(ssm, kms, functions, name, monkeypatch):
    old, used = replaced(ssm, kms, functions, name, monkeypatch)
    before = stored(ssm, name)[0]["keys"], jwks(ssm)
    thrown = stage_keys.rotate(ssm, kms, "staging", name)
    assert stage_keys.discard(ssm, "staging", name) == thrown
    assert (stored(ssm, name)[0]["keys"], jwks(ssm)) == before
    with pytest.raises(Stop, match="none to throw away"):
        stage_keys.discard(ssm, "staging", name)
    assert kids(ssm, name) == [used, old]


def test_of_two_keys_that_wait_both_can_be_used_and_replaced(ssm, kms, functions, monkeypatch):
    """A ring of a time when `rotate` did not refuse that."""
    stage_keys.init(ssm, kms, "staging", None)
    ring = stored(ssm, "token-key")[0]["keys"]
    ring += [{**ring[0], "kid": "second"}, {**ring[0], "kid": "third"}]
    parameters.write(ssm, "staging", "token-key", {"keys": ring})
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    for kid in ("third", "second"):
        assert stage_keys.promote(ssm, functions, "staging", "token-key") == kid
    later(monkeypatch, 10**6)
    stage_keys.retire(ssm, functions, "staging", "token-key")
    stage_keys.retire(ssm, functions, "staging", "token-key")
    assert kids(ssm, "token-key") == ["second"]


def test_the_ticket_service_reads_what_is_written(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    stage_keys.rotate(ssm, kms, "staging", "ticket-keys")
    ring = Keyring.parse(stored(ssm, "ticket-keys")[0])
    assert ring.signing.kid == 1
    assert set(ring.keys) == {1, 2}


def replaced(ssm, kms, functions, name, monkeypatch):
    """Rotate and promote; returns the former key and the present one."""
    stage_keys.init(ssm, kms, "staging", None)
    (old,) = kids(ssm, name)
    fresh = stage_keys.rotate(ssm, kms, "staging", name)
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    stage_keys.mark_filled(ssm, "staging", name, int(time.time()))
    stage_keys.promote(ssm, functions, "staging", name)
    return old, fresh


@pytest.mark.parametrize("name", RINGS)
def test_a_former_key_goes_when_nothing_of_it_is_left(ssm, kms, functions, name, monkeypatch):
    old, fresh = replaced(ssm, kms, functions, name, monkeypatch)
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    stage_keys.mark_unused(ssm, "staging", name, int(time.time()))
    later(monkeypatch, RINGS[name].retire_after)
    assert stage_keys.retire(ssm, functions, "staging", name) == old
    assert kids(ssm, name) == [fresh]
    assert published(ssm) == (2, 2)
    with pytest.raises(Stop, match="is in use"):
        stage_keys.retire(ssm, functions, "staging", name)


@pytest.mark.parametrize("name", RINGS)
def test_a_former_key_stays_while_something_of_it_may_be_in_use(ssm, kms, functions, name, monkeypatch):
    before = replaced(ssm, kms, functions, name, monkeypatch)
    later(monkeypatch, KNOWN_AFTER_SECONDS - 10 + RINGS[name].retire_after)
    with pytest.raises(Stop, match=r"may (still be in use|be left)"):
        stage_keys.retire(ssm, functions, "staging", name)
    assert kids(ssm, name) == list(reversed(before))


def test_the_key_that_seals_and_one_that_will_are_not_retired(ssm, kms, functions):
    stage_keys.init(ssm, kms, "staging", None)
    stage_keys.rotate(ssm, kms, "staging", "data-keys")
    before = kids(ssm, "data-keys")
    with pytest.raises(Stop, match="is in use"):
        stage_keys.retire(ssm, functions, "staging", "data-keys")
    assert kids(ssm, "data-keys") == before


def test_a_data_key_that_values_may_lie_under_stays(ssm, kms, functions, monkeypatch):
    replaced(ssm, kms, functions, "data-keys", monkeypatch)
    at = int(time.time())
    assert not stage_keys.mark_unused(
        ssm, "staging", "data-keys", at + KNOWN_AFTER_SECONDS - 10
    )  # some container may still seal with it
    later(monkeypatch, 10**6)
    with pytest.raises(Stop, match="keys reseal"):
        stage_keys.retire(ssm, functions, "staging", "data-keys")


class TestTheTimeInWhichARestoredTableMayHoldADataKeysValues:
    @pytest.fixture
    def old(self, ssm, kms, functions, monkeypatch):
        """A key that was replaced long ago, while nobody sealed anew what it had sealed."""
        old, _ = replaced(ssm, kms, functions, "data-keys", monkeypatch)
        later(monkeypatch, KNOWN_AFTER_SECONDS + RESTORE_SECONDS)
        assert stage_keys.mark_unused(ssm, "staging", "data-keys", int(time.time()))
        return old

    def retire(self, ssm, functions):
        return stage_keys.retire(ssm, functions, "staging", "data-keys")

    def test_begins_with_the_reseal_not_with_the_promotion(self, ssm, functions, monkeypatch, old):
        later(monkeypatch, RESTORE_SECONDS - 10)
        with pytest.raises(Stop, match="may still be in use"):
            self.retire(ssm, functions)
        later(monkeypatch, 10)
        assert self.retire(ssm, functions) == old

    def test_does_not_begin_again_with_a_reseal_that_found_nothing(self, ssm, functions, monkeypatch, old):
        later(monkeypatch, RESTORE_SECONDS)
        assert stage_keys.mark_unused(ssm, "staging", "data-keys", int(time.time()))
        assert self.retire(ssm, functions) == old

    def test_begins_again_when_something_was_found(self, ssm, functions, monkeypatch, old):
        later(monkeypatch, RESTORE_SECONDS)
        stage_keys.mark_left(ssm, "staging", "data-keys")
        with pytest.raises(Stop, match="keys reseal"):
            self.retire(ssm, functions)
        assert stage_keys.mark_unused(ssm, "staging", "data-keys", int(time.time()))
        with pytest.raises(Stop, match="may still be in use"):
            self.retire(ssm, functions)
        later(monkeypatch, RESTORE_SECONDS)
        assert self.retire(ssm, functions) == old


def test_an_index_key_by_which_not_everything_is_found_is_not_promoted(ssm, kms, functions, monkeypatch):
    stage_keys.init(ssm, kms, "staging", None)
    stage_keys.rotate(ssm, kms, "staging", "index-keys")
    late = int(time.time()) + KNOWN_AFTER_SECONDS - 10
    assert not stage_keys.mark_filled(ssm, "staging", "index-keys", late)
    later(monkeypatch, 10**6)
    with pytest.raises(Stop, match="keys reindex"):
        stage_keys.promote(ssm, functions, "staging", "index-keys")


def test_a_stage_keeps_its_personal_key(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    arn = parameter(ssm, "personal-key-arn")["Value"]
    ssm.delete_parameter(Name="/tms/staging/personal-key-arn")
    assert stage_keys.init(ssm, kms, "staging", None) == ["personal-key-arn"]
    assert parameter(ssm, "personal-key-arn")["Value"] == arn
    assert kms.get_key_rotation_status(KeyId=arn)["KeyRotationEnabled"]


def test_no_other_kms_key_takes_the_place_of_the_one_that_wrapped_the_data_keys(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    arn = parameter(ssm, "personal-key-arn")["Value"]
    kms.delete_alias(AliasName="alias/tms-staging-personal")
    with pytest.raises(
        Stop, match=f"names no key, .* create-alias .* --target-key-id {arn} --region eu-west-1$"
    ):
        stage_keys.init(ssm, kms, "staging", None)
    another = kms.create_key()["KeyMetadata"]["Arn"]
    kms.create_alias(AliasName="alias/tms-staging-personal", TargetKeyId=another)
    with pytest.raises(
        Stop, match=f"names {another}, .* update-alias .* --target-key-id {arn} --region eu-west-1$"
    ):
        stage_keys.init(ssm, kms, "staging", None)
    assert parameter(ssm, "personal-key-arn")["Value"] == arn
    kms.update_alias(AliasName="alias/tms-staging-personal", TargetKeyId=arn)
    assert stage_keys.init(ssm, kms, "staging", None) == []


def test_a_kms_key_that_has_wrapped_nothing_is_made_anew(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    kms.delete_alias(AliasName="alias/tms-staging-personal")
    ssm.delete_parameter(Name="/tms/staging/data-keys")
    assert stage_keys.init(ssm, kms, "staging", None) == ["personal-key-arn", "data-keys"]


def test_rotation_before_the_first_key_is_refused(ssm, kms):
    with pytest.raises(Stop, match="make keys"):
        stage_keys.rotate(ssm, kms, "staging", "token-key")


CREDENTIALS = {
    "api_user": "5b2f3c1e-7d0a-4c8e-9a51-0f6d2b7c4e10",
    "api_key": "secret",
    "subscription_key": "one",
    "disbursement_subscription_key": "two",
    "target_environment": "mtnrwanda",
}


class Input(io.StringIO):
    """Standard input, from a file or from a person."""

    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_a_stage_without_the_provider_s_credentials_says_so(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    assert stage_keys.missing(ssm, "staging") == ["/tms/staging/momo"]
    credentials.put_momo(ssm, "staging", CREDENTIALS)
    assert stage_keys.missing(ssm, "staging") == []


def test_the_payment_functions_read_the_credentials_that_are_written(ssm):
    assert (
        credentials.put_momo(ssm, "staging", {**CREDENTIALS, "api_key": " secret\n"}) == "/tms/staging/momo"
    )
    content, kind = stored(ssm, "momo")
    assert MomoCredentials(**content) == MomoCredentials(**CREDENTIALS)
    assert kind == "SecureString"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"api_key": ""}, "api_key is missing"),
        ({"api_key": 5}, "api_key is missing"),
        ({"api_user": "me"}, "api_user is no UUID"),
        ({"subscription_keys": "x"}, "subscription_keys is not known"),
    ],
)
def test_credentials_that_cannot_work_are_not_written(ssm, changes, told):
    with pytest.raises(Stop, match=told):
        credentials.put_momo(ssm, "staging", {**CREDENTIALS, **changes})
    assert "/tms/staging/momo" in stage_keys.missing(ssm, "staging")


def test_a_person_is_asked_for_each_field_without_its_being_shown():
    answers = {f"{name}: ": value for name, value in CREDENTIALS.items()}
    assert credentials.ask_for_momo(Input(terminal=True), answers.__getitem__) == CREDENTIALS


def test_a_program_sends_them_as_json():
    assert credentials.ask_for_momo(Input(json.dumps(CREDENTIALS)), pytest.fail) == CREDENTIALS


@pytest.mark.parametrize("text", ["", "api_key=secret", "[]"])
def test_what_is_no_json_object_is_refused_and_not_repeated(text):
    with pytest.raises(Stop) as stop:
        credentials.ask_for_momo(Input(text), pytest.fail)
    assert "secret" not in str(stop.value)


def encrypted_to(ssm):
    return [one["kid"] for one in jwks(ssm) if one["use"] == "enc"]


def test_bodies_are_encrypted_to_the_first_generation_alone_and_every_one_opens(
    ssm, kms, functions, monkeypatch
):
    stage_keys.init(ssm, kms, "staging", None)
    assert encrypted_to(ssm) == ["jwe-1-rsa", "jwe-1-ec"]
    assert stage_keys.rotate(ssm, kms, "staging", "jwe-keys") == "2"
    assert encrypted_to(ssm) == ["jwe-1-rsa", "jwe-1-ec"]
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    stage_keys.promote(ssm, functions, "staging", "jwe-keys")
    assert encrypted_to(ssm) == ["jwe-2-rsa", "jwe-2-ec"]
    opening = jwe_keys.private_keys(stored(ssm, "jwe-keys")[0]["keys"])
    assert set(opening) == {"jwe-1-rsa", "jwe-1-ec", "jwe-2-rsa", "jwe-2-ec"}


def test_what_may_be_encrypted_to_a_former_generation_opens_for_a_day(ssm, kms, functions, monkeypatch):
    replaced(ssm, kms, functions, "jwe-keys", monkeypatch)
    later(monkeypatch, 86_000)
    with pytest.raises(Stop, match="may still be in use"):
        stage_keys.retire(ssm, functions, "staging", "jwe-keys")


def test_no_private_member_of_any_key_is_published(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    public = {"kty", "crv", "x", "y", "n", "e", "kid", "use", "alg"}
    assert [set(one) - public for one in jwks(ssm)] == [set()] * 4
    secret = {
        value
        for name in RINGS
        for key in stored(ssm, name)[0]["keys"]
        for part, value in key.items()
        if part not in {"kid", "made"}
    }
    text = json.dumps(jwks(ssm))
    assert [value for value in secret if value in text] == []


def test_a_key_for_encryption_never_checks_a_token(ssm, kms):
    stage_keys.init(ssm, kms, "staging", None)
    assert set(public_keys({"keys": jwks(ssm)})) == set(kids(ssm, "token-key"))
    as_signing = [{**one, "kid": "a"} for one in jwks(ssm) if one["use"] == "enc"]
    assert public_keys({"keys": as_signing}) == {}


def test_no_key_is_used_before_every_container_has_read_the_ring_anew():
    assert KNOWN_AFTER_SECONDS > secrets.KEEP_SECONDS
