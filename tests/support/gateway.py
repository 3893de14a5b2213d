"""API Gateway in this process: a WSGI app that serves the API's stack as the REST API (v1) would.

What it takes from the stack: methods and paths, the authorizer of each, the gateway's own answers, and the
preflights. What it calls is real: the functions and the authorizer's function.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from tests.support.functions import Context, load
from tests.support.template import resources

API_AND_STAGE = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1"
AUTHORIZER = "auth/authorize"

Answer = tuple[int, Mapping[str, str], bytes]
Start = Callable[[str, list[tuple[str, str]]], Any]


@dataclass(frozen=True)
class Method:
    """A method of the API.

    Attributes:
        function: `<service>/<module>`.
        authorizer: its name in the stack; None where the method has none.
    """

    verb: str
    path: str
    function: str
    authorizer: str | None

    def match(self, segments: list[str]) -> dict[str, str] | None:
        """Return the path parameters if the path is this method's.

        A parameter is one segment, not empty; a greedy one is all that are left.
        """
        wanted = self.path.split("/")[1:]
        if wanted[-1].endswith("+}") and len(segments) >= len(wanted):
            wanted[-1] = wanted[-1].replace("+", "")
            segments = [*segments[: len(wanted) - 1], "/".join(segments[len(wanted) - 1 :])]
        if len(wanted) != len(segments):
            return None
        found = {}
        for pattern, segment in zip(wanted, segments, strict=True):
            if re.fullmatch(r"{\w+}", pattern) and segment:
                found[pattern[1:-1]] = segment
            elif pattern != segment:
                return None
        return found


class Gateway:
    """The WSGI app."""

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Serve one request."""
        status, headers, content = _serve(environ)
        start_response(f"{status} {HTTPStatus(status).phrase}", list(headers.items()))
        return [content]


@cache
def methods() -> list[Method]:
    """Return the API's methods; those with a fixed segment before those with a parameter in its place."""
    found = []
    for path, definitions in _api()["DefinitionBody"]["paths"].items():
        for verb, definition in definitions.items():
            if verb == "options":
                continue
            called = re.search(r":function:tms-\${Stage}-(\w+)-([\w-]+)(\${Qualifier})?/", str(definition))
            assert called, f"{verb} {path} calls no function"
            function = f"{called[1]}/{called[2].replace('-', '_')}"
            guards = [guard for each in definition["security"] for guard in each]
            found.append(Method(verb.upper(), path, function, *(guards or [None])))
    return sorted(found, key=lambda method: method.path.replace("{", "\uffff"))


def _serve(environ: dict[str, Any]) -> Answer:
    raw_path, query = environ["REQUEST_URI"].partition("?")[0], environ["QUERY_STRING"]
    segments = [unquote_plus(part.replace("+", "%2B")) for part in raw_path.split("/")[1:]]
    here = [(method, found) for method in methods() if (found := method.match(segments)) is not None]
    if environ["REQUEST_METHOD"] == "OPTIONS" and here:
        return _preflight(here[0][0].path)
    for method, parameters in here:
        if method.verb == environ["REQUEST_METHOD"]:
            return _asked(method, parameters, raw_path, query, environ)
    return _refusal("MISSING_AUTHENTICATION_TOKEN")


def _asked(method: Method, parameters: dict[str, str], path: str, query: str, environ: Any) -> Answer:
    headers = _headers(environ)
    context: dict[str, Any] = {
        "resourcePath": method.path,
        "httpMethod": method.verb,
        "path": f"/v1{path}",
        "requestId": "gateway-request-1",
        "identity": {"sourceIp": "192.0.2.1"},
    }
    if method.authorizer is not None:
        try:
            context["authorizer"] = _authorized(method, path, headers)
        except _Refused as refused:
            return _refusal(str(refused))
    values = parse_qsl(query, keep_blank_values=True, errors="replace")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    event = {
        "resource": method.path,
        "path": path,
        "httpMethod": method.verb,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": dict(values) or None,
        "multiValueQueryStringParameters": _grouped(values) or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "requestContext": context,
        "body": b64encode(body).decode() if body else None,
        "isBase64Encoded": bool(body),  # BinaryMediaTypes is */*
    }
    answer = load(method.function).app(event, Context())
    content = answer["body"]
    raw = b64decode(content) if answer.get("isBase64Encoded") else content.encode()
    return answer["statusCode"], answer["headers"], raw


class _Refused(Exception):
    """The name of the gateway response."""


def _authorized(method: Method, path: str, headers: Mapping[str, str]) -> dict[str, Any]:
    wanted = _api()["Auth"]["Authorizers"][method.authorizer].get("Identity", {}).get("Headers", [])
    lowered = {name.lower() for name, value in headers.items() if value}
    if any(name.lower() not in lowered for name in wanted):
        raise _Refused("UNAUTHORIZED")
    arn = f"{API_AND_STAGE}/{method.verb}{path}"
    try:
        answer = load(AUTHORIZER).handler(
            {"type": "REQUEST", "methodArn": arn, "headers": headers}, Context()
        )
    except Exception as error:
        if str(error) == "Unauthorized":
            raise _Refused("UNAUTHORIZED") from None
        raise
    (statement,) = answer["policyDocument"]["Statement"]
    allowed = re.escape(statement["Resource"]).replace(r"\*", ".*")
    if statement["Effect"] != "Allow" or not re.fullmatch(allowed, arn, re.DOTALL):
        raise _Refused("ACCESS_DENIED")
    said: dict[str, Any] = answer["context"]
    assert all(isinstance(value, str | int | bool) for value in said.values()), "the gateway takes no more"
    return said


def _refusal(name: str) -> Answer:
    response = _api()["GatewayResponses"][name]
    headers = {key: value.strip("'") for key, value in response["ResponseParameters"]["Headers"].items()}
    return response["StatusCode"], headers, response["ResponseTemplates"]["application/json"].encode()


def _preflight(path: str) -> Answer:
    integration = _api()["DefinitionBody"]["paths"][path]["options"]["x-amazon-apigateway-integration"]
    answer = integration["responses"]["default"]
    headers = {
        name.rpartition(".")[2]: value.strip("'") for name, value in answer["responseParameters"].items()
    }
    return int(answer["statusCode"]), headers, answer["responseTemplates"]["application/json"].encode()


def _headers(environ: Mapping[str, Any]) -> dict[str, str]:
    found = {
        name.removeprefix("HTTP_").replace("_", "-").title(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    if environ.get("CONTENT_TYPE"):
        found["Content-Type"] = environ["CONTENT_TYPE"]
    return found


def _grouped(values: list[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in values:
        grouped.setdefault(name, []).append(value)
    return grouped


@cache
def _api() -> dict[str, Any]:
    properties: dict[str, Any] = resources("api")["Api"]["Properties"]
    return properties
