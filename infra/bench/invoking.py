"""Invokes functions in this process as API Gateway and the queues do, without showing their logs."""

import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from logging import StreamHandler
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from infra import functions
from tms.kernel import aws, dynamodb, secrets, settings
from tms.kernel.access.caller import Caller
from tms.kernel.logging import logger

REGION = "eu-west-1"
CONTEXT = SimpleNamespace(
    function_name="bench",
    memory_limit_in_mb=512,
    invoked_function_arn=f"arn:aws:lambda:{REGION}:123456789012:function:bench",
    aws_request_id="bench-1",
    get_remaining_time_in_millis=lambda: 10_000,
)
CREDENTIALS = {
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
}

PATIENCE_SECONDS = 30.0
"""How long the engine's answer is waited for: a busy machine is not what is measured here."""


@contextmanager
def container(variables: Mapping[str, str]) -> Iterator[None]:
    """Run inside a `with` block as in a new container with these variables."""
    before, shown = dict(os.environ), logger.registered_handler
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        os.environ.pop(name, None)
    os.environ.update(CREDENTIALS | dict(variables))
    _forget()
    stream = shown.setStream(io.StringIO()) if isinstance(shown, StreamHandler) else None
    try:
        yield
    finally:
        if isinstance(shown, StreamHandler) and stream:
            shown.setStream(stream)
        os.environ.clear()
        os.environ.update(before)
        _forget()


def http(
    function: str,
    *,
    path: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    body: object = None,
    caller: Caller | None = None,
) -> Any:
    """Send a request to an HTTP function, as `bookings/hold_seats`; return its answer's JSON.

    Raises:
        RuntimeError: the answer is an error.
    """
    app = functions.load(functions.FOLDER / f"{function}.py").app
    route = app.declared[0]
    sent = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
    context: dict[str, Any] = {
        "resourcePath": route.path,
        "httpMethod": route.method,
        "requestId": "bench-request",
        "identity": {"sourceIp": "192.0.2.1"},
    }
    if caller:
        context["authorizer"] = caller.context
    event: dict[str, Any] = {
        "resource": route.path,
        "path": route.path,
        "httpMethod": route.method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": query and {name: [text] for name, text in query.items()},
        "pathParameters": path,
        "stageVariables": None,
        "requestContext": context,
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }
    with redirect_stdout(io.StringIO()):
        answer = app(event, CONTEXT)
    if answer["statusCode"] >= 400:
        raise RuntimeError(f"{function} answered {answer['statusCode']}: {answer['body']}")
    told = answer["headers"].get("Content-Type", "")
    return json.loads(answer["body"]) if answer["body"] and "json" in told else None


def batch(function: str, *records: Mapping[str, Any]) -> None:
    """Hand records to an event handler.

    Raises:
        RuntimeError: some of them failed.
    """
    handler = functions.load(functions.FOLDER / f"{function}.py").handler
    with redirect_stdout(io.StringIO()):
        answer = handler({"Records": list(records)}, CONTEXT)
    if answer["batchItemFailures"]:
        raise RuntimeError(f"{function} failed on {answer['batchItemFailures']}")


def message(body: str) -> dict[str, Any]:
    """Return a queue's message as Lambda delivers it."""
    return {
        "messageId": str(uuid4()),
        "receiptHandle": "receipt",
        "body": body,
        "attributes": {"ApproximateReceiveCount": "1"},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:{REGION}:123456789012:queue",
        "awsRegion": REGION,
    }


def _forget() -> None:
    vars(dynamodb)["READ_SECONDS"] = PATIENCE_SECONDS
    settings.forget()
    secrets.forget()
    dynamodb.disconnect()
    aws.client.cache_clear()
    functions.load.cache_clear()
