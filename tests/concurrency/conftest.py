"""DynamoDB Local for the run, a crowd of processes, and trips on sale."""

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import boto3
import pytest

from infra.dynamodb_local import Missing, running
from infra.simulator import Credentials, Seconds, Simulator
from tests.support import crowd as crowds
from tests.support import trips, vaults
from tests.support.crowd import AtMomo, Crowd, Secrets
from tests.support.post import Nowhere
from tests.support.template import layout_of
from tms.accounts import on_code_requested
from tms.accounts.codes import queue
from tms.accounts.passwords import hashing
from tms.kernel import dynamodb, secrets, settings
from tms.kernel.privacy import vault
from tms.payments import start_payment
from tms.payments.momo.provider import MomoCredentials
from tms.trips import put_on_sale
from tms.trips.trip import Trip

SKIP = "TMS_SKIP_CONCURRENCY"
HOW_TO_SKIP = f"To run the other tests without it: {SKIP}=1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.concurrency)
            item.add_marker(pytest.mark.xdist_group("dynamodb-local"))


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    if os.environ.get(SKIP) == "1":
        pytest.skip(f"{SKIP}=1")
    try:
        with running() as address:
            yield address
    except Missing as missing:
        pytest.fail(f"{missing} {HOW_TO_SKIP}", pytrace=False)


@pytest.fixture(scope="session")
def held() -> Secrets:
    return crowds.new_secrets()


@pytest.fixture(scope="session")
def _tables(endpoint: str) -> None:
    make_tables(endpoint)


def make_tables(endpoint: str, suffix: str = "") -> None:
    client = boto3.client(
        "dynamodb",
        endpoint_url=endpoint,
        region_name="eu-west-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    for table in crowds.TABLES:
        client.create_table(TableName=table + suffix, BillingMode="PAY_PER_REQUEST", **layout_of(table))
    client.close()


@pytest.fixture(autouse=True)
def platform(monkeypatch: pytest.MonkeyPatch, endpoint: str, _tables: None, held: Secrets) -> Iterator[None]:
    """This process talks to the engine too."""
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name, value in crowds.environment_of(endpoint).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(secrets, "_read", crowds.reader(held))
    for name, value in crowds.quick_passwords().items():
        monkeypatch.setattr(hashing, name, value)
    monkeypatch.setattr(queue, "client", lambda _: Nowhere())
    for name in ("send_mail", "send_text"):
        monkeypatch.setattr(on_code_requested, name, getattr(on_code_requested, name))  # as before in the end
    for name in ("_keys", "_unwrap"):
        monkeypatch.setattr(vault, name, getattr(vault, name))  # so that they are as before in the end
    vaults.share()
    monkeypatch.setattr(dynamodb, "READ_SECONDS", crowds.PATIENCE_SECONDS)
    settings.forget()
    secrets.forget()
    dynamodb.disconnect()
    yield
    dynamodb.connection().client.close()
    settings.forget()
    secrets.forget()
    dynamodb.disconnect()


@pytest.fixture
def own_tables(monkeypatch: pytest.MonkeyPatch, endpoint: str, platform: None) -> None:
    """New tables, for a test that stays in this process: reading all of them is quick."""
    suffix = f"-{uuid.uuid4()}"
    make_tables(endpoint, suffix)
    for table in crowds.TABLES:
        monkeypatch.setenv(f"{table.upper()}_TABLE", table + suffix)
    settings.forget()


@pytest.fixture(scope="session")
def crowd(endpoint: str, _tables: None, held: Secrets) -> Iterator[Crowd]:
    made = Crowd({"environment": crowds.environment_of(endpoint), "secrets": held})
    yield made
    made.close()


@pytest.fixture
def on_sale() -> Callable[..., Trip]:
    """Publishes a trip made by `tests.support.trips.trip`."""

    def publish(**wanted: Any) -> Trip:
        trip = trips.trip(**wanted)
        put_on_sale.put_on_sale(trip)
        return trip

    return publish


@pytest.fixture
def momo(monkeypatch: pytest.MonkeyPatch) -> Iterator[AtMomo]:
    """A provider whose payers approve in no time, and which gives money back in no time."""
    monkeypatch.setattr(start_payment, "momo", vars(start_payment)["momo"])  # `pay` replaces it here too
    with Simulator(seconds=Seconds(settle=0)) as simulator:
        yield AtMomo(simulator.url, MomoCredentials(**asdict(Credentials())))
