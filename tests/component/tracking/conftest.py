"""A cloud with the table and the stream, and trips to drive."""

from collections.abc import Iterator

import pytest
from moto import mock_aws

from tests.support.bus import OTHER_TRIP, TRIP, Trips, trip
from tests.support.cloud import client_of
from tms.kernel import aws, dynamodb, settings
from tms.kernel.dynamodb import KEYS
from tms.tracking import stream
from tms.trips import store as trips_store

TABLES = ("tracking", "trips", "standing", "audit")
"""The table of positions, that of the trips, and those that the kernel asks and tells of every change."""


@pytest.fixture(autouse=True)
def _cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in {
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        **{f"{name.upper()}_TABLE": name for name in TABLES},
        "POSITIONS_STREAM": "positions",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setattr(stream, "PAUSE_SECONDS", 0)
    with mock_aws():
        _forget()
        for name in TABLES:
            client_of("dynamodb").create_table(TableName=name, BillingMode="PAY_PER_REQUEST", **KEYS)
        client_of("kinesis").create_stream(StreamName="positions", ShardCount=1)
        yield
    _forget()


def _forget() -> None:
    settings.forget()
    dynamodb.disconnect()
    aws.client.cache_clear()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Trips:
    known = Trips({TRIP: trip(), OTHER_TRIP: trip(OTHER_TRIP)})
    monkeypatch.setattr(trips_store, "find", known.find)
    return known
