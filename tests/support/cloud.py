"""A cloud in memory (moto): tables with the kernel's keys and streams, the topic, the queues, the secrets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.dynamodb.models import dynamodb_backends
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from infra.keys import stage_keys
from infra.keys.parameters import write
from infra.simulator import Credentials
from tests.support import functions, wallets
from tests.support.jwe import generation
from tests.support.moto_direct import writes
from tests.support.template import layout_of, subscriptions
from tms.accounts.passwords import hashing as passwords
from tms.fleet import store as fleet
from tms.kernel import aws, secrets, settings
from tms.kernel import dynamodb as dynamodb_client
from tms.kernel import store as kernel_store
from tms.kernel.privacy import vault
from tms.payments.momo import provider as momo

ACCOUNT = "123456789012"
REGION = "eu-west-1"
STREAMED = ("trips", "bookings", "payments", "tickets")
"""Tables with a stream that their service's `on_change` reads; the accounts' and the audit's by others."""

TABLES = (*STREAMED, "accounts", "companies", "fleet", "tracking", "standing", "guards", "audit", "messages")
TOPIC = f"arn:aws:sns:{REGION}:{ACCOUNT}:events"
SENDER = "tickets@tms.example"

ENVIRONMENT = {
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    **{f"{name.upper()}_TABLE": name for name in TABLES},
    "IDEMPOTENCY_TABLE": "idempotency",
    "EVENTS_TOPIC_ARN": TOPIC,
    "POSITIONS_STREAM": "positions",
    "CODES_QUEUE_URL": f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/codes",
    "TIMETABLES_QUEUE_URL": f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/timetables",
    "AGAIN_QUEUE_URL": f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/again",
    "TOKEN_ISSUER": "https://tms.example",
    "TOKEN_AUDIENCE": "tms",
    "TOKEN_KEY_PARAMETER": "/tms/test/token-key",
    "TICKET_KEYS_PARAMETER": "/tms/test/ticket-keys",
    "JWE_KEYS_PARAMETER": "/tms/test/jwe-keys",
    "APPLE_WALLET_PARAMETER_IF_SET": "/tms/test/apple-wallet",
    "GOOGLE_WALLET_PARAMETER_IF_SET": "/tms/test/google-wallet",
    "DATA_KEYS_PARAMETER": "/tms/test/data-keys",
    "INDEX_KEYS_PARAMETER": "/tms/test/index-keys",
    "MOMO_CREDENTIALS_PARAMETER": "/tms/test/momo",
    "MOMO_URL": "http://127.0.0.1:9",
    "RETENTION_DAYS": "90",
    "PUBLIC_URL": "https://api.tms.example/v1",
    "MAIL_SENDER": SENDER,
    "SMS_COUNTRIES": "250,256",
    "SMS_DAILY_BUDGET": "2000",
}


@dataclass
class Cloud:
    """The cloud in memory, and what a test may look at in it.

    Attributes:
        queues: URL of each queue by the logical name of its subscription's queue in the template.
    """

    queues: dict[str, str]
    _read: dict[str, int] = field(default_factory=dict)

    def items(self, table: str, prefix: str = "") -> list[dict[str, Any]]:
        """Return the items of a table whose partition key begins with `prefix`."""
        found: list[dict[str, Any]] = table_of(table).scan()["Items"]
        return [item for item in found if item["pk"].startswith(prefix)]

    def changes(self, table: str) -> dict[str, Any]:
        """Return the changes of a table since the last call, as Lambda delivers them."""
        streams = client_of("dynamodbstreams")
        (stream,) = streams.list_streams(TableName=table)["Streams"]
        arn = stream["StreamArn"]
        shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
        start = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
        records = streams.get_records(ShardIterator=start["ShardIterator"])["Records"]
        fresh = records[self._read.get(table, 0) :]
        self._read[table] = len(records)
        return {"Records": [_stream_record(arn, record) for record in fresh]}

    def messages(self, queue: str) -> dict[str, Any]:
        """Take every message of a queue, as Lambda delivers them."""
        sqs = client_of("sqs")
        url = self.queues[queue]
        records = []
        while found := sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
        ).get("Messages"):
            records += [sqs_record(message["Body"], message["MessageId"]) for message in found]
            for message in found:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return {"Records": records}

    @property
    def jwks(self) -> dict[str, Any]:
        """The public keys."""
        document: dict[str, Any] = json.loads(_parameter("jwks"))
        return document


def sqs_record(body: str, message_id: str = "message-1") -> dict[str, Any]:
    """Return a message as Lambda delivers it."""
    return {
        "messageId": message_id,
        "receiptHandle": "receipt",
        "body": body,
        "attributes": {"ApproximateReceiveCount": "1"},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:queue",
        "awsRegion": REGION,
    }


@contextmanager
def in_memory() -> Iterator[Cloud]:
    """Make the cloud; what the platform keeps per container is forgotten before and after."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
            patch.delenv(name, raising=False)
        patch.setattr(passwords, "ROUNDS", 4)
        patch.setattr(passwords, "_NOBODYS_HASH", passwords.hashed("nobody's password").encode())
        patch.setattr(kernel_store, "CONFLICT_PAUSE_SECONDS", 0)
        _forget()
        made = Cloud(_make())
        patch.setenv("JWKS", json.dumps(made.jwks))
        patch.setenv("PERSONAL_KEY_ARN", _parameter("personal-key-arn"))
        yield made
    _forget()


def emptied(cloud: Cloud) -> Cloud:
    """Return the cloud as it was made: nothing in its tables, queues and outboxes. Quicker than a new one."""
    settings.forget()
    secrets.forget()
    vault.forget()
    momo.momo.cache_clear()
    fleet.stations_in.cache_clear()
    for name, table in dynamodb_backends[ACCOUNT][REGION].tables.items():
        table.items.clear()
        writes[name] += 1
        if table.stream_shard is not None:
            table.stream_shard.items.clear()
    for queue in sqs_backends[ACCOUNT][REGION].queues.values():
        queue._messages.clear()
    sns_backends[ACCOUNT][REGION].sms_messages.clear()
    ses_backends[ACCOUNT][REGION].sent_messages.clear()
    return Cloud(cloud.queues)


@cache
def client_of(service: str) -> Any:
    """Return this process's client of a service; to make one takes longer than most calls."""
    return boto3.client(service)


@cache
def table_of(name: str) -> Any:
    """Return this process's view of a table, with plain values."""
    return boto3.resource("dynamodb").Table(name)


def _parameter(name: str) -> str:
    return str(client_of("ssm").get_parameter(Name=f"/tms/test/{name}")["Parameter"]["Value"])


def _forget() -> None:
    settings.forget()
    secrets.forget()
    vault.forget()
    dynamodb_client.disconnect()
    aws.client.cache_clear()
    momo.momo.cache_clear()
    fleet.stations_in.cache_clear()
    functions.unload()


def _make() -> dict[str, str]:
    dynamodb = client_of("dynamodb")
    for name in TABLES:
        stream = {"StreamEnabled": name in (*STREAMED, "accounts", "audit")}
        if stream["StreamEnabled"]:
            stream["StreamViewType"] = "NEW_AND_OLD_IMAGES"  # type: ignore[assignment]
        dynamodb.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", StreamSpecification=stream, **layout_of(name)
        )
    dynamodb.create_table(TableName="idempotency", BillingMode="PAY_PER_REQUEST", **layout_of("idempotency"))
    client_of("kinesis").create_stream(StreamName="positions", ShardCount=1)
    write(client_of("ssm"), "test", "jwe-keys", {"keys": [{**generation("1"), "made": 0}]})
    write(client_of("ssm"), "test", "apple-wallet", wallets.apple())
    write(client_of("ssm"), "test", "google-wallet", wallets.google())
    stage_keys.init(client_of("ssm"), client_of("kms"), "test", asdict(Credentials()))
    client_of("ses").verify_email_identity(EmailAddress=SENDER)
    return _queues()


def _queues() -> dict[str, str]:
    sns, sqs = client_of("sns"), client_of("sqs")
    topic = sns.create_topic(Name="events")["TopicArn"]
    own = ("again", "Codes", "Timetables")
    queues = {name: sqs.create_queue(QueueName=name.lower())["QueueUrl"] for name in own}
    for name, policy in {**subscriptions(), "all": None}.items():
        queues[name] = sqs.create_queue(QueueName=name)["QueueUrl"]
        attributes = {"RawMessageDelivery": "true"}
        if policy:
            attributes["FilterPolicy"] = json.dumps(policy)
        sns.subscribe(
            TopicArn=topic,
            Protocol="sqs",
            Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}",
            Attributes=attributes,
        )
    return queues


def _stream_record(arn: str, record: dict[str, Any]) -> dict[str, Any]:
    change = dict(record["dynamodb"])
    change["ApproximateCreationDateTime"] = change["ApproximateCreationDateTime"].timestamp()
    return {**record, "dynamodb": change, "eventSourceARN": arn}
