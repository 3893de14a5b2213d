"""What a function keeps of its start when Lambda continues it from a snapshot, weeks later and many times."""

import random
import time
from collections.abc import Iterator

import pytest
import snapshot_restore_py as hooks
from botocore.credentials import RefreshableCredentials

from tests.support import functions
from tests.support.cloud import Cloud
from tms.kernel import aws, dynamodb, secrets
from tms.kernel.ids import new_id

BEFORE, AFTER = "_before_snapshot_registry", "_after_restore_registry"
WEEK = 7 * 24 * 3600


@pytest.fixture(autouse=True)
def _in_lambda(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for registry in (BEFORE, AFTER):
        monkeypatch.setattr(hooks, registry, [])
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "tms-test")
    functions.unload()
    secrets.forget()
    yield
    functions.unload()
    secrets.forget()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
    functions.load("bookings/hold_seats")


def run(registry: str) -> None:
    for hook, arguments, keywords in getattr(hooks, registry):
        hook(*arguments, **keywords)


@pytest.mark.parametrize("kind", [None, "on-demand", "provisioned-concurrency"])
def test_another_start_asks_for_nothing(kind: str | None, monkeypatch: pytest.MonkeyPatch):
    if kind:
        monkeypatch.setenv("AWS_LAMBDA_INITIALIZATION_TYPE", kind)
    functions.load("bookings/hold_seats")
    assert (getattr(hooks, BEFORE), getattr(hooks, AFTER)) == ([], [])


@pytest.mark.usefixtures("started")
class TestASnapshot:
    def test_it_has_the_client_and_no_open_connection(self):
        dynamodb.disconnect()
        ssm = aws.client("ssm")
        pools = ssm._endpoint.http_session._manager.pools
        ssm._endpoint.http_session._manager.connection_from_url("https://ssm.eu-west-1.amazonaws.com")
        assert len(pools) == 1
        run(BEFORE)
        assert len(pools) == 0
        assert dynamodb.connection()._client is not None

    def test_a_client_calls_again_after_it(self):
        run(BEFORE)
        assert aws.client("ssm").get_parameter(Name="/tms/test/token-key")["Parameter"]["Value"]

    def test_each_restore_has_random_numbers_of_its_own(self):
        state = random.getstate()
        seen = set()
        for _ in range(3):
            random.setstate(state)
            run(AFTER)
            seen.add(random.random())
        assert len(seen) == 3

    def test_each_restore_makes_identifiers_of_its_own(self):
        state = random.getstate()
        made = set()
        for _ in range(3):
            random.setstate(state)
            made.add(new_id("bkg"))
        assert len(made) == 3

    def test_its_secrets_are_read_again_weeks_later(self, monkeypatch: pytest.MonkeyPatch):
        name = "/tms/test/token-key"
        kept = secrets.secret(name)
        ssm = aws.client("ssm")
        was = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
        ssm.put_parameter(Name=name, Value='{"new": 1}', Type="SecureString", Overwrite=True)
        try:
            assert secrets.secret(name) == kept
            later = time.time() + WEEK
            monkeypatch.setattr("time.time", lambda: later)
            assert secrets.secret(name) == {"new": 1}
        finally:
            ssm.put_parameter(Name=name, Value=was, Type="SecureString", Overwrite=True)


def test_without_keys_in_its_environment_a_session_takes_lambda_s_changing_ones(
    monkeypatch: pytest.MonkeyPatch,
):
    """Lambda gives a function with snapshots the address of its keys, because they run out before it does."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/credentials")
    told = {
        "AccessKeyId": "key",
        "SecretAccessKey": "secret",
        "Token": "token",
        "Expiration": "2099-01-01T00:00:00Z",
    }
    monkeypatch.setattr(
        "botocore.utils.ContainerMetadataFetcher.retrieve_full_uri", lambda *_args, **_more: told
    )
    credentials = aws.session().get_credentials()
    assert isinstance(credentials, RefreshableCredentials)
    assert credentials.access_key == "key"
