"""Capacity units that each operation consumes on AWS's own engine, and the cost of a booking from them."""

import dataclasses
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

from infra.bench import canned
from infra.bench.invoking import container
from infra.bench.journey import PROVIDER_SECONDS, Journey
from infra.bench.meter import READ_USD, WRITE_USD, Meter
from infra.bench.platform import engine, make_tables, variables_of
from infra.bench.report import Row
from infra.simulator import Credentials, Seconds, Simulator
from tms.kernel import base64url
from tms.kernel.aws import client
from tms.kernel.dynamodb import connection
from tms.payments.momo import provider as momo

BUDGET_USD = 0.00003
"""The highest cost of DynamoDB for one booking, in US dollars."""

SENT = "<{0}Response><{0}Result><MessageId>1</MessageId></{0}Result></{0}Response>"
"""The answer of SES and SNS to a message that they took."""


def rows() -> list[Row]:
    """Measure, and return a row for each operation and one for what a booking costs.

    Raises:
        Stop: DynamoDB Local cannot be started here.
    """
    with engine() as endpoint, platform(endpoint):
        return list(_rows())


def _rows() -> Iterator[Row]:
    meter = Meter(boto3.client("dynamodb"))
    meter.watch(connection().client)
    part = "DynamoDB: calls in sequence, one passenger"
    total = 0.0
    for operation in Journey().operations():
        with meter.bill() as bill:
            operation.run()
        total += operation.times * bill.usd
        times = f", {operation.times} x a booking" if operation.times else ""
        units = f"{bill.read_units:.1f} read and {bill.write_units:.0f} write units{times}"
        if operation.at_once:
            units += f", {operation.at_once + 1} calls at once"
        in_sequence = len(bill.calls) - operation.at_once
        yield Row(part, operation.name, in_sequence, operation.trips, units)
    prices = f"{WRITE_USD * 1e6:.3f} for a million write units, {READ_USD * 1e6:.3f} for read units"
    yield Row(
        "USD a million bookings",
        "DynamoDB's requests",
        total * 1e6,
        BUDGET_USD * 1e6,
        f"on demand, us-east-1: {prices}",
    )


@contextmanager
def platform(endpoint: str) -> Iterator[None]:
    """Provide tables on the engine, a provider, and answers from memory for the other services."""
    with Simulator(seconds=Seconds(settle=PROVIDER_SECONDS)) as provider:
        variables = {
            **variables_of(endpoint),
            "TICKET_KEYS_PARAMETER": "ticket-keys",
            "MOMO_CREDENTIALS_PARAMETER": "momo",
            "MOMO_URL": provider.url,
            "PUBLIC_URL": "",
            "MAIL_SENDER": "tickets@tms.example",
            "SMS_COUNTRIES": "250",
            "SMS_DAILY_BUDGET": "1000000",
            "AGAIN_QUEUE_URL": "https://queue.example/again",
            "EVENTS_TOPIC_ARN": "arn:aws:sns:eu-west-1:123456789012:events",
        }
        with container(variables):
            momo.momo.cache_clear()
            make_tables()
            _answer_for_others()
            yield
        momo.momo.cache_clear()


def _answer_for_others() -> None:
    seed, mac = (base64url.encode(secrets.token_bytes(32)) for _ in range(2))
    parameters: dict[str, Any] = {
        "ticket-keys": {"keys": [{"kid": 1, "seed": seed, "mac": mac}]},
        "momo": dataclasses.asdict(Credentials()),
    }
    canned.answer_for_the_vault(parameters)
    canned.answer(client("ses"), lambda operation, _: SENT.format(operation))
    canned.answer(client("sns"), lambda operation, _: SENT.format(operation))
    canned.answer(client("sqs"), lambda *_: {"MessageId": "1"})
