"""A function's start: without one of its settings or secrets there is none."""

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from tests.support import functions
from tests.support.cloud import Cloud
from tms.kernel import secrets, settings
from tms.kernel.aws import client

KEY = "/tms/test/token-key"
KINDS = {
    "auth/login": "ACCOUNTS_TABLE",
    "auth/authorize": "JWKS",
    "bookings/on_hold_due": "AGAIN_QUEUE_URL",
    "bookings/on_seats": "BOOKINGS_TABLE",
    "notifications/on_sms": "IDEMPOTENCY_TABLE",
    "payments/on_change": "EVENTS_TOPIC_ARN",
    "tracking/on_positions": "TRACKING_TABLE",
}
"""An endpoint and a function of each other kind, each with a setting of its own."""


def forget() -> None:
    functions.unload()
    secrets.forget()
    settings.forget()


@pytest.fixture(autouse=True)
def _in_lambda(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget()
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "tms-test")
    yield
    forget()


@pytest.mark.parametrize("function", KINDS)
def test_with_all_that_it_needs_it_starts(function: str):
    assert functions.load(function).__name__


@pytest.mark.parametrize(("function", "setting"), KINDS.items())
def test_without_a_setting_it_does_not(function: str, setting: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(setting)
    with pytest.raises(settings.MissingSetting, match=setting):
        functions.load(function)


@pytest.mark.parametrize("function", KINDS)
def test_without_a_secret_it_does_not(function: str):
    kept = client("ssm").get_parameter(Name=KEY, WithDecryption=True)["Parameter"]["Value"]
    client("ssm").delete_parameter(Name=KEY)
    try:
        with pytest.raises(ClientError, match="ParameterNotFound"):
            functions.load(function)
    finally:
        client("ssm").put_parameter(Name=KEY, Value=kept, Type="SecureString")
    assert functions.load(function).__name__


def test_what_was_read_at_the_start_is_not_read_again_by_the_first_call(monkeypatch: pytest.MonkeyPatch):
    functions.load("auth/login")
    monkeypatch.setattr(secrets, "_read", None)
    assert secrets.secret(KEY)["keys"]


def test_elsewhere_importing_asks_for_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("AWS_LAMBDA_FUNCTION_NAME")
    monkeypatch.delenv("JWKS")
    assert functions.load("auth/authorize").__name__
