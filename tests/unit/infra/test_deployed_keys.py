"""No key signs before the functions that are really deployed can check it, none goes that they still name."""

import io
import json
import time
import zipfile

import boto3
import pytest
from moto import mock_aws

from infra.keys import stage_keys
from infra.keys.published import READERS, nothing_deployed
from infra.keys.rings import KNOWN_AFTER_SECONDS, RINGS
from infra.terminal import Stop
from tms.kernel.jwe import keys as jwe_keys

SIGNING = [name for name, ring in RINGS.items() if ring.signs]


class Stage:
    """A stage whose functions hold the JWKS that was there when they were deployed."""

    def __init__(self):
        self.ssm, self.kms, self.functions = boto3.client("ssm"), boto3.client("kms"), boto3.client("lambda")
        stage_keys.init(self.ssm, self.kms, "staging", None)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("authorize.py", "")
        trust = json.dumps({"Version": "2012-10-17", "Statement": []})
        role = boto3.client("iam").create_role(RoleName="functions", AssumeRolePolicyDocument=trust)
        for name in READERS:
            self.functions.create_function(
                FunctionName=f"tms-staging-{name}",
                Role=role["Role"]["Arn"],
                Runtime="python3.13",
                Handler="authorize.handler",
                Code={"ZipFile": packed.getvalue()},
            )
        self.deploy(*READERS)

    def deploy(self, *readers):
        jwks = self.ssm.get_parameter(Name="/tms/staging/jwks")["Parameter"]["Value"]
        for name in readers:
            variables = {"Variables": {"JWKS": jwks}}
            self.functions.update_function_configuration(
                FunctionName=f"tms-staging-{name}", Environment=variables
            )

    def rotate(self, name):
        return stage_keys.rotate(self.ssm, self.kms, "staging", name)

    def promote(self, name):
        return stage_keys.promote(self.ssm, self.functions, "staging", name)

    def retire(self, name):
        return stage_keys.retire(self.ssm, self.functions, "staging", name)


@pytest.fixture
def stage(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setattr(jwe_keys, "RSA_BITS", 1024)  # made in a tenth of the time
    with mock_aws():
        yield Stage()


def wait(monkeypatch, seconds=KNOWN_AFTER_SECONDS):
    then = time.time() + seconds
    monkeypatch.setattr("time.time", lambda: then)


@pytest.mark.parametrize("name", SIGNING)
def test_a_key_signs_when_it_is_deployed_and_not_before(stage, monkeypatch, name):
    fresh = stage.rotate(name)
    wait(monkeypatch)
    with pytest.raises(Stop, match="Deploy"):
        stage.promote(name)
    stage.deploy(*READERS)
    assert stage.promote(name) == fresh


@pytest.mark.parametrize("forgotten", READERS)
def test_a_deployment_that_reached_one_of_two_is_not_enough(stage, monkeypatch, forgotten):
    stage.rotate("token-key")
    stage.deploy(*set(READERS) - {forgotten})
    wait(monkeypatch)
    with pytest.raises(Stop, match="Deploy"):
        stage.promote("token-key")


def test_another_key_of_the_same_number_is_not_the_one_that_is_deployed(stage, monkeypatch):
    stage.rotate("ticket-keys")
    stage.deploy(*READERS)
    kept = stage.ssm.get_parameter(Name="/tms/staging/ticket-keys", WithDecryption=True)["Parameter"]["Value"]
    ring = json.dumps({"keys": json.loads(kept)["keys"][:1]})
    stage.ssm.put_parameter(Name="/tms/staging/ticket-keys", Value=ring, Type="SecureString", Overwrite=True)
    assert stage.rotate("ticket-keys") == "2"
    wait(monkeypatch)
    with pytest.raises(Stop, match="Deploy"):
        stage.promote("ticket-keys")


def test_what_the_world_still_encrypts_to_opens(stage, monkeypatch):
    stage.rotate("jwe-keys")
    wait(monkeypatch)
    stage.promote("jwe-keys")
    wait(monkeypatch, 90_000)
    with pytest.raises(Stop, match="still names key 1"):
        stage.retire("jwe-keys")
    stage.deploy(*READERS)
    assert stage.retire("jwe-keys") == "1"


def test_keys_of_which_nothing_is_public_need_no_deployment(stage, monkeypatch):
    fresh = stage.rotate("data-keys")
    wait(monkeypatch)
    assert stage.promote("data-keys") == fresh


def test_before_the_first_deployment_it_says_so(stage, monkeypatch, capsys):
    for name in READERS:
        stage.functions.delete_function(FunctionName=f"tms-staging-{name}")
    fresh = stage.rotate("token-key")
    wait(monkeypatch)
    assert stage.promote("token-key") == fresh
    assert "No function of the stage staging is deployed yet" in capsys.readouterr().err


def test_a_stage_is_deployed_as_soon_as_one_of_its_readers_is_there(stage):
    first, second = (f"tms-staging-{name}" for name in READERS)
    assert not nothing_deployed(stage.functions, "staging")
    stage.functions.delete_function(FunctionName=first)
    assert not nothing_deployed(stage.functions, "staging")
    stage.functions.delete_function(FunctionName=second)
    assert nothing_deployed(stage.functions, "staging")


def test_an_environment_that_may_not_be_read_is_not_taken_for_one_that_has_the_key(stage, monkeypatch):
    told = {"Environment": {"Error": {"ErrorCode": "AccessDeniedException", "Message": "kms:Decrypt"}}}
    monkeypatch.setattr(stage.functions, "get_function_configuration", lambda **_: told)
    stage.rotate("token-key")
    wait(monkeypatch)
    with pytest.raises(Stop, match="kms:Decrypt"):
        stage.promote("token-key")
