"""Capacity units that each operation consumes on AWS's own engine, and the cost of a booking from them."""

import dataclasses
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

from infra import dynamodb_local
from infra.bench import canned, tables
from infra.bench.invoking import container
from infra.bench.journey import PROVIDER_SECONDS, Journey
from infra.bench.meter import READ_USD, WRITE_USD, Meter
from infra.deploy.template import of_type, read
from infra.place import ROOT
from infra.problems import Stop
from infra.simulator import Credentials, Seconds, Simulator
from tms.kernel import base64url
from tms.kernel.aws import client
from tms.kernel.dynamodb import connection
from tms.payments.momo import provider as momo

BUDGET_USD = 0.00003
"""The highest cost of DynamoDB for one booking, in US dollars."""

SENT = "<{0}Response><{0}Result><MessageId>1</MessageId></{0}Result></{0}Response>"
"""The answer of SES and SNS to a message that they took."""


def show() -> None:
    """Measure and print."""
    try:
        with dynamodb_local.running() as endpoint, _platform(endpoint):
            _show()
    except dynamodb_local.Missing as missing:
        raise Stop(f"Capacity units were not measured: {missing}") from missing


def _show() -> None:
    meter = Meter(boto3.client("dynamodb"))
    meter.watch(connection().client)
    meter.watch(client("dynamodb"))
    journey = Journey()
    rows: list[tuple[object, ...]] = []
    total = 0.0
    for operation in journey.operations():
        with meter.bill() as bill:
            operation.run()
        trips = len(bill.calls)
        limit = "" if operation.trips is None else operation.trips
        kept = "" if operation.trips is None else tables.verdict(trips, operation.trips)
        rows.append(
            (operation.name, trips, limit, kept, bill.read_units, bill.write_units, operation.times or "-")
        )
        total += operation.times * bill.usd
    tables.show(
        f"DynamoDB calls in sequence and capacity units, one passenger ({journey.trips_found} trips found)",
        ("operation", "calls", "budget", "", "read", "write", "x per booking"),
        rows,
        f"A booking costs {total * 1e6:.1f} USD per million in DynamoDB requests; the budget is "
        f"{BUDGET_USD * 1e6:.0f}: {tables.verdict(total, BUDGET_USD)}.",
        "List prices of us-east-1, on demand, per million: "
        f"{WRITE_USD * 1e6:.3f} USD for write units, {READ_USD * 1e6:.3f} for read units.",
    )


@contextmanager
def _platform(endpoint: str) -> Iterator[None]:
    """Provide tables on the engine, a provider, and answers from memory for the other services."""
    tables_by_name = of_type(read(ROOT / "template.yaml"), "AWS::DynamoDB::Table")
    with Simulator(seconds=Seconds(settle=PROVIDER_SECONDS)) as provider:
        variables = {
            "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
            **{f"{name.upper()}_TABLE": name.lower() for name in tables_by_name},
            "TICKET_KEYS_PARAMETER": "ticket-keys",
            **canned.VAULT,
            "MOMO_CREDENTIALS_PARAMETER": "momo",
            "MOMO_URL": provider.url,
            "PUBLIC_URL": "",
            "MAIL_SENDER": "tickets@tms.example",
            "AGAIN_QUEUE_URL": "https://queue.example/again",
            "EVENTS_TOPIC_ARN": "arn:aws:sns:eu-west-1:123456789012:events",
        }
        with container(variables):
            momo.momo.cache_clear()
            for name, table in tables_by_name.items():
                connection().client.create_table(
                    TableName=name.lower(),
                    BillingMode="PAY_PER_REQUEST",
                    KeySchema=table["KeySchema"],
                    AttributeDefinitions=table["AttributeDefinitions"],
                    **{name: table[name] for name in ("GlobalSecondaryIndexes",) if name in table},
                )
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
