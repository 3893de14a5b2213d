"""A platform whose data is kept is killed, and started again: what was there is there, and streams go on."""

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from infra.clients import local_client
from infra.local import emulator, processes
from infra.local.ministack_program import SAVE_SECONDS
from infra.place import ROOT, Place
from tests.e2e.conftest import eventually, free_port

NEEDED = {"dynamodb": "saved", "lambda": "reader", "iam": "reader"}
"""What a service's state holds that the reader needs after the kill."""

ROLE = "arn:aws:iam::000000000000:role/reader"
READER = """
def handler(event, context):
    print([each["dynamodb"]["Keys"]["pk"]["S"] for each in event["Records"]])
"""


@pytest.fixture
def place() -> Iterator[Place]:
    made = Place(port=free_port(), simulator_port=free_port(), persist=True)
    try:
        start(made)
        yield made
    finally:
        emulator.stop_all(made)
        emulator.forget(made)


def test_a_table_s_stream_is_read_on_after_a_kill(place: Place):
    _make_a_table_with_a_reader(place)
    put(place, "before")
    eventually(lambda: told(place), lambda lines: "['before']" in lines)
    put(place, "saved")
    eventually(lambda: told(place), lambda lines: "['saved']" in lines)
    eventually(lambda: unsaved(place), lambda services: services == [], seconds=3 * SAVE_SECONDS)

    pid = processes.pid_of(place, emulator.EMULATOR)
    assert pid
    os.killpg(pid, signal.SIGKILL)
    eventually(lambda: processes.answers(place.endpoint), lambda answers: not answers)
    start(place)

    count = local_client(place, "dynamodb").scan(TableName="things")["Count"]
    assert count == 2, "what was saved before the kill is lost"
    put(place, "after")
    eventually(lambda: told(place), lambda lines: "['after']" in lines)


def start(place: Place) -> None:
    """Start the programs as `make up` does: by a process that ends before they do."""
    program = "from infra.local import emulator; from infra.place import here; emulator.start_all(here())"
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **place.variables(), "TMS_PERSIST": "1"},
        check=True,
    )


def put(place: Place, name: str) -> None:
    local_client(place, "dynamodb").put_item(TableName="things", Item={"pk": {"S": name}})


def told(place: Place) -> str:
    """Return all that the reader has printed."""
    logs = local_client(place, "logs")
    groups = [each["logGroupName"] for each in logs.describe_log_groups()["logGroups"]]
    return "".join(
        event["message"] for group in groups for event in logs.filter_log_events(logGroupName=group)["events"]
    )


def unsaved(place: Place) -> list[str]:
    """Return the services that the emulator has yet to save; it saves one after the other."""
    folder = place.state / "kept" / "state"
    files = {folder / f"{service}.json": what for service, what in NEEDED.items()}
    return [file.stem for file, what in files.items() if not file.exists() or what not in file.read_text()]


def _make_a_table_with_a_reader(place: Place) -> None:
    allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam: Any = local_client(place, "iam")
    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(allowed))
    iam.put_role_policy(RoleName="reader", PolicyName="all", PolicyDocument=json.dumps(allowed))
    table = local_client(place, "dynamodb").create_table(
        TableName="things",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )["TableDescription"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("reader.py", READER)
    functions = local_client(place, "lambda")
    functions.create_function(
        FunctionName="reader",
        Runtime="python3.13",
        Role=ROLE,
        Handler="reader.handler",
        Code={"ZipFile": code.getvalue()},
    )
    functions.create_event_source_mapping(
        EventSourceArn=table["LatestStreamArn"], FunctionName="reader", StartingPosition="TRIM_HORIZON"
    )
