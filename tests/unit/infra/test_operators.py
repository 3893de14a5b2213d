"""What an operator does with a stage's keys stands in the platform's audit trail."""

import json
import time
from dataclasses import MISSING, fields

import boto3
import pytest
from moto import mock_aws

from infra import domain
from infra.__main__ import main
from infra.clients import account_client, region_of
from infra.keys import advice, credentials, stage_keys
from infra.keys.commands import TURNS
from infra.terminal import Stop
from tests.support.template import layout_of
from tms.kernel import aws, settings
from tms.kernel.dynamodb import connection, disconnect
from tms.kernel.jwe import keys as jwe_keys
from tms.payments.momo.provider import MomoCredentials

STAGE = ["--stage", "staging"]


@pytest.fixture
def account(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setattr(jwe_keys, "RSA_BITS", 1024)  # made in a tenth of the time
    with mock_aws():
        stage_keys.init(boto3.client("ssm"), boto3.client("kms"), "staging", None)
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


def test_a_deployed_stage_without_a_trail_is_no_success(account, monkeypatch, capsys):
    monkeypatch.setattr("infra.keys.operators.nothing_deployed", lambda *_: False)
    assert main(["keys", "rotate", "token-key", *STAGE]) == 1
    said = "".join(capsys.readouterr())
    assert "could not be written to the audit trail: keys.rotated, token-key" in said
    assert "Nothing is deployed" not in said


@pytest.fixture
def two_accounts(tmp_path, monkeypatch):
    """Credentials of one account in the environment, of another one in a profile."""
    (tmp_path / "credentials").write_text("[theirs]\naws_access_key_id=THEIRS\naws_secret_access_key=x\n")
    (tmp_path / "config").write_text("")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "OURS")


@pytest.mark.usefixtures("two_accounts")
@pytest.mark.parametrize(("profile", "used"), [("theirs", "THEIRS"), (None, "OURS")])
def test_secrets_and_tables_are_those_of_one_account(profile, used):
    secrets = account_client("ssm", profile=profile, region="eu-west-1")
    with domain.environment(domain.account(profile, "eu-west-1")):
        clients = secrets, aws.client("ssm"), connection().client
    assert [client._request_signer._credentials.access_key for client in clients] == [used] * 3
    assert {client.meta.region_name for client in clients} == {"eu-west-1"}


def test_the_local_platform_is_not_taken_for_an_account(trail, monkeypatch, capsys):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    assert main(["keys", "rotate", "token-key", *STAGE]) == 1
    assert "Unset it" in capsys.readouterr().err
    assert told(trail) == []


@pytest.mark.parametrize("step", TURNS)
def test_no_ring_is_turned_that_nobody_named(trail, step, capsys):
    assert main(["keys", step, *STAGE]) == 1
    assert f"keys {step} RING --stage staging" in capsys.readouterr().err
    assert told(trail) == []


ELSEWHERE = ["--region", "eu-west-1"]
GO_ON = "--stage staging --region eu-west-1"


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    ("ring", "first"),
    [
        ("token-key", "Deploy, and wait for 360 s, then: "),
        ("ticket-keys", "Deploy, and wait for 360 s, then: "),
        ("jwe-keys", "Wait for 360 s, then: "),
        ("data-keys", "Wait for 360 s, then: "),
        ("index-keys", f"Wait for 360 s, then: keys reindex {GO_ON}, then: "),
    ],
)
def test_what_comes_after_a_new_key_can_be_typed_as_it_stands(ring, first, capsys):
    assert main(["keys", "rotate", ring, *STAGE, *ELSEWHERE]) == 0
    said = capsys.readouterr().err
    assert f"New key of /tms/staging/{ring}: " in said
    assert f"{first}keys promote {ring} {GO_ON}\n" in said
    assert main(["keys", "rotate", ring, *STAGE, *ELSEWHERE]) == 1
    said = capsys.readouterr().err
    assert f"Go on with it: keys promote {ring} {GO_ON}\n" in said
    assert f"keys discard {ring} {GO_ON}\n" in said


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    ("ring", "after"),
    [
        ("token-key", "Deploy, so that the JWKS does not name it."),
        ("jwe-keys", ""),
        ("data-keys", ""),
        ("index-keys", "keys reindex --stage staging"),
    ],
)
def test_what_comes_after_a_key_that_was_thrown_away(ring, after, capsys):
    main(["keys", "rotate", ring, *STAGE])
    capsys.readouterr()
    assert main(["keys", "discard", ring, *STAGE]) == 0
    said = capsys.readouterr().err
    assert after in said
    assert ("Deploy" in said) == after.startswith("Deploy")


def test_commands_name_the_profile_too():
    with advice.chosen("ops west", "eu-west-1"):
        assert advice.keys_command("prod", "reseal") == (
            "keys reseal --stage prod --profile 'ops west' --region eu-west-1"
        )
        assert advice.make_command("prod", ACTION="momo") == (
            "make keys ACTION=momo STAGE=prod 'PROFILE=ops west' REGION=eu-west-1"
        )
        assert advice.aws_command("kms", region="eu-west-1").endswith(
            "--region eu-west-1 --profile 'ops west'"
        )


def test_a_trail_that_cannot_be_written_to_is_no_success(trail, monkeypatch, capsys):
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:9")
    monkeypatch.setattr("tms.kernel.dynamodb.RETRIES", 0)
    assert main(["keys", "rotate", "token-key", *STAGE]) == 1
    said = "".join(capsys.readouterr())
    assert "could not be written to the audit trail: keys.rotated, token-key" in said
