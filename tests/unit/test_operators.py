"""What an operator does with a stage's keys stands in the platform's audit trail."""

import json
import time
from dataclasses import MISSING, fields

import boto3
import pytest
from moto import mock_aws

from infra import credentials, keys
from infra.__main__ import main
from infra.clients import region_of
from infra.problems import Stop
from tests.support.template import layout_of
from tms.kernel import aws, jwe_keys, settings
from tms.kernel.store import disconnect
from tms.payments.momo import MomoCredentials

STAGE = ["--stage", "staging"]


@pytest.fixture
def account(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setattr(jwe_keys, "RSA_BITS", 1024)  # made in a tenth of the time
    with mock_aws():
        keys.init(boto3.client("ssm"), boto3.client("kms"), "staging", None)
        yield boto3.client("dynamodb")
    settings.forget()
    disconnect()
    aws.client.cache_clear()


def test_keys_are_made_where_the_stage_is_deployed_to(account, monkeypatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")
    here, there = boto3.client("ssm", "ap-south-1"), boto3.client("ssm", "eu-west-1")
    assert main(["keys", "init", "--stage", "prod"]) == 0
    with pytest.raises(here.exceptions.ParameterNotFound):
        here.get_parameter(Name="/tms/prod/jwks")
    assert there.get_parameter(Name="/tms/prod/jwks")
    assert main(["keys", "init", "--stage", "prod", "--region", "ap-south-1"]) == 0
    assert here.get_parameter(Name="/tms/prod/jwks")


def test_a_stage_of_which_nobody_said_where_it_is_deployed_to_gets_no_keys(tmp_path):
    settings = tmp_path / "samconfig.toml"
    settings.write_text("[prod.global.parameters]")
    with pytest.raises(Stop, match="--region"):
        region_of("prod", settings)


@pytest.fixture
def trail(account):
    layout = layout_of("audit")
    account.create_table(TableName="tms-staging-audit", BillingMode="PAY_PER_REQUEST", **layout)
    return boto3.resource("dynamodb").Table("tms-staging-audit")


def told(trail):
    items = trail.scan()["Items"]
    assert {item["pk"] for item in items} <= {"platform"}
    assert {item["actor"] for item in items} <= {"operator"}
    return [(item["action"], item["target"], json.loads(item["after"])) for item in items]


def test_a_new_key_a_promoted_and_a_retired_one(trail, monkeypatch):
    begun = time.time()
    for number, (step, action) in enumerate(
        [("rotate", "keys.rotated"), ("promote", "keys.promoted"), ("retire", "keys.retired")]
    ):
        later = begun + number * 10 * 86_400
        monkeypatch.setattr("time.time", lambda later=later: later)
        assert main(["keys", step, "token-key", *STAGE]) == 0
        found = {each[0]: each for each in told(trail)}
        assert len(found) == number + 1
        assert found[action][1] == "token-key"
        assert found[action][2].keys() == {"kid", "by"}
        assert found[action][2]["by"].startswith("arn:aws:sts::")


def test_a_key_that_was_thrown_away(trail):
    assert [main(["keys", step, "token-key", *STAGE]) for step in ("rotate", "discard")] == [0, 0]
    rotated, discarded = sorted(told(trail), reverse=True)
    assert (rotated[0], discarded[0]) == ("keys.rotated", "keys.discarded")
    assert discarded[2]["kid"] == rotated[2]["kid"]


def test_a_step_that_was_refused_was_none(trail):
    assert main(["keys", "promote", "token-key", *STAGE]) == 1
    assert told(trail) == []


def test_the_provider_s_credentials_without_what_they_are(trail, monkeypatch):
    given = {field.name: "a-secret" for field in fields(MomoCredentials) if field.default is MISSING}
    given["api_user"] = "5f0ee7d5-3b0c-4b1c-9a62-2d1f1a9d8c11"
    monkeypatch.setattr(credentials, "ask_for_momo", lambda *_: given)
    assert main(["keys", "momo", *STAGE]) == 0
    ((action, target, after),) = told(trail)
    assert (action, target, after.keys()) == ("credentials.written", "/tms/staging/momo", {"by"})
    assert "a-secret" not in str(trail.scan())


def test_before_the_first_deployment_there_is_no_trail(account, capsys):
    assert main(["keys", "rotate", "token-key", *STAGE]) == 0
    assert "no audit trail" in "".join(capsys.readouterr())


def test_a_trail_that_cannot_be_written_to_is_no_success(trail, monkeypatch, capsys):
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:9")
    monkeypatch.setattr("tms.kernel.store.RETRIES", 0)
    assert main(["keys", "rotate", "token-key", *STAGE]) == 1
    said = "".join(capsys.readouterr())
    assert "could not be written to the audit trail: keys.rotated, token-key" in said
