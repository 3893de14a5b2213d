"""Calls functions as AWS does: loaded by their file, handed an event and a context."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from infra import web

FUNCTIONS = Path(__file__).resolve().parents[2] / "functions"
Json = Any


class Context:
    """What Lambda tells of an invocation."""

    function_name = "tms-test"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:tms-test"
    aws_request_id = "5f0ee7d5-3b0c-4b1c-9a62-2d1f1a9d8c11"

    def get_remaining_time_in_millis(self) -> int:
        return 10_000


@dataclass(frozen=True)
class Reply:
    """An answer to a request; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Json:
        return json.loads(self.content)

    @property
    def code(self) -> str:
        """The code of a problem document; fails where the answer is none."""
        assert self.headers["content-type"] == "application/problem+json", self
        assert self.json["status"] == self.status
        return str(self.json["code"])


@cache
def load(function: str) -> ModuleType:
    """Load `functions/<function>.py`, once until `unload`; the apps for people are built before."""
    if function.startswith("site/"):
        web.built()
    spec = spec_from_file_location(function.replace("/", "_"), FUNCTIONS / f"{function}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


unload = load.cache_clear


def call(function: str, **request: Any) -> Reply:
    """Send a request to an HTTP function; see `send`."""
    return send(load(function).app, **request)


def send(
    app: Any,
    *,
    path: Mapping[str, str] | None = None,
    body: Json = None,
    raw: str | None = None,
    query: Mapping[str, str] | None = None,
    caller: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    base64: bool = False,
    head: bool = False,
    source_ip: str = "192.0.2.1",
) -> Reply:
    """Send a request to an app.

    Args:
        body: sent as JSON; `raw` is sent as it stands.
        caller: the authorizer's context; None where no authorizer spoke.
        head: ask with HEAD what the app serves to GET.
    """
    text = raw if raw is not None or body is None else json.dumps(body)
    event = _event(app.declared[0], path, text, query, caller, headers or {}, base64, source_ip)
    if head:
        event |= {"httpMethod": "HEAD", "requestContext": event["requestContext"] | {"httpMethod": "HEAD"}}
    answer = app(event, Context())
    content = answer["body"]
    return Reply(
        answer["statusCode"],
        {name.lower(): value for name, value in answer["headers"].items()},
        b64decode(content) if answer.get("isBase64Encoded") else content.encode(),
    )


def run(function: str, event: Mapping[str, Any]) -> list[str]:
    """Hand a batch to an event handler; return the identifiers of the records that are to come again."""
    answer = load(function).handler(event, Context())
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def _event(
    route: Any,
    path: Mapping[str, str] | None,
    body: str | None,
    query: Mapping[str, str] | None,
    caller: Mapping[str, str] | None,
    headers: Mapping[str, str],
    base64: bool,
    source_ip: str,
) -> dict[str, Any]:
    context: dict[str, Any] = {
        "resourcePath": route.path,
        "httpMethod": route.method,
        "path": "/v1" + route.shown.format(**(path or {})),
        "requestId": "gateway-request-1",
        "identity": {"sourceIp": source_ip},
    }
    if caller is not None:
        context["authorizer"] = dict(caller)
    sent = {"Content-Type": "application/json", **headers}
    return {
        "resource": route.path,
        "path": route.path,
        "httpMethod": route.method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": query and {name: [value] for name, value in query.items()},
        "pathParameters": path,
        "stageVariables": None,
        "requestContext": context,
        "body": body,
        "isBase64Encoded": base64,
    }
