"""The sample event of an HTTP function: a request of API Gateway (REST API), derived from its route.

Parameters, query and body are the examples of the OpenAPI document; the caller is one who may call the route.
"""

import json
import re
from typing import Any

from infra.functions import HttpFunction
from infra.openapi.document import IDEMPOTENCY_KEY
from infra.openapi.schemas import Schemas
from tms.kernel.access.caller import with_roles
from tms.kernel.access.permissions import COMPANY_ROLES, ROLES
from tms.kernel.http.routes import Route

Json = dict[str, Any]

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
STAGE = "local"
SOURCE_IP = "192.0.2.1"

PASSENGER, STAFF = "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D", "acc_5FFVQQM82RWPXZGBPHFCQ3T3WY"
"""Accounts of the callers. A member of staff is another one than the `account_id` of the paths."""


def request_event(function: HttpFunction, schemas: Schemas) -> Json:
    """Return the event of a request to a function.

    Raises:
        Stop: a field or parameter has no example.
    """
    route = function.route
    names = re.findall(r"{(\w+)}", route.shown)
    parameters = {name: schemas.examples.of_parameter(name) for name in names} or None
    query = _query(route, schemas)
    headers = _headers(route)
    path = route.shown.format(**(parameters or {}))
    return {
        "resource": route.path,
        "path": path,
        "httpMethod": route.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": query and {name: [value] for name, value in query.items()},
        "pathParameters": parameters,
        "stageVariables": None,
        "requestContext": _context(route, path, schemas),
        "body": None if route.body is None else json.dumps(schemas.example(route.body), ensure_ascii=False),
        "isBase64Encoded": False,
    }


def _query(route: Route, schemas: Schemas) -> dict[str, str] | None:
    if route.query is None:
        return None
    examples = schemas.example(route.query)
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in examples.items()
        if value is not None
    }


def _headers(route: Route) -> dict[str, str]:
    headers = {
        "Accept": "*/*" if isinstance(route.returns, str) else "application/json",
        "Host": HOST,
        "User-Agent": "curl/8.14.1",
        "X-Amzn-Trace-Id": "Root=1-692b1f4e-5a3c1d2e4f60718293a4b5c6",
        "X-Forwarded-For": SOURCE_IP,
        "X-Forwarded-Port": "443",
        "X-Forwarded-Proto": "https",
    }
    if route.body is not None:
        headers["Content-Type"] = "application/json"
    if not route.public:
        headers["Authorization"] = "Bearer eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ..."
    if route.idempotent:
        headers["Idempotency-Key"] = IDEMPOTENCY_KEY
    return dict(sorted(headers.items()))


def _context(route: Route, path: str, schemas: Schemas) -> Json:
    context = {
        "accountId": "000000000000",
        "apiId": "a1b2c3d4e5",
        "resourceId": "r3s0rc",
        "resourcePath": route.path,
        "httpMethod": route.method,
        "path": f"/{STAGE}{path}",
        "protocol": "HTTP/1.1",
        "stage": STAGE,
        "domainName": HOST,
        "domainPrefix": "a1b2c3d4e5",
        "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
        "extendedRequestId": "UqXJfGkSDoEEVXw=",
        "requestTime": "30/Nov/2026:17:30:00 +0000",
        "requestTimeEpoch": 1796059800000,
        "identity": {"sourceIp": SOURCE_IP, "userAgent": "curl/8.14.1"},
    }
    return context if route.public else {**context, "authorizer": _authorizer(route, schemas)}


def _authorizer(route: Route, schemas: Schemas) -> Json:
    """Return the authorizer's word for a caller with the first built-in role that may call a route."""
    role = next(role for role, held in ROLES.items() if role != "guest" and route.allow in held)
    subject = PASSENGER if role == "passenger" else STAFF
    company = schemas.examples.of_parameter("company_id") if role in COMPANY_ROLES else None
    caller = with_roles(subject, {role}, company, schemas.examples.of_parameter("session_id"))
    return {"principalId": subject, **caller.context, "integrationLatency": 7}
