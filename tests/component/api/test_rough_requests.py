"""What schemathesis does not make: bodies that are hard to read, odd queries and odd headers."""

from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import Client

from tests.support.conformance import PEOPLE, SHOWN, admitted, faults_in, headers, operations, valid
from tests.support.gateway import Gateway
from tests.support.scenario import scenarios
from tests.support.snapshot import Snapshot
from tests.support.world import World

BODIES = [
    b"", b" ", b"\0", b"null", b"true", b"0", b'""', b"[]", b"{}", b"{", b"}", b"[" * 99_999, b'{"a":' * 5000,
    b"[" * 500 + b"]" * 500, b"1" * 5000, b'{"a":1e999}', b'{"a":NaN}', b'{"a":"\xff"}', b"\xff\xfe{\0}\0",
    b"\xef\xbb\xbf{}", b'{"a":"\\ud800"}', b'{"a":1,"a":2}', b"{'a':1}", b"a=1&b=2", b"<a/>", b'{"":1}',
    b'{"__proto__":{},"constructor":1,"__class__":1}', b" " * 262_145, b'"' + b"x" * 262_142 + b'"',
]  # fmt: skip

TYPES = ["application/json; charset=utf-16", "text/plain", "application/jose", "x" * 300, "/", ";", "\xe9"]

QUERIES = [
    "=", "&&", "?", "%", "%ff", "%00=%00", "limit=%ff", "limit=", "limit=1&limit=2", "limit[]=1", "limit=1e9",
    "limit=" + "9" * 5000, "limit=%F0%9F%98%80", "cursor=%00", "cursor=" + "A" * 5000, "unknown=1", "a=b;c=d",
]  # fmt: skip

HEADERS = ["If-None-Match", "X-Correlation-Id", "Booking-Key", "Idempotency-Key", "Accept", "X-Forwarded-For"]
VALUES = ['"', "*", "\xe9", "x" * 5000, '"a", W/"b"', "0", "a b", "'; --"]


@pytest.mark.parametrize("route", operations())
def test_a_rough_request_is_answered_as_documented(route: str, world: World, before: Snapshot):
    operation = operations()[route]
    before.put_back()
    case = valid(operation, scenarios()[route](world))
    prepared = Snapshot.taken()
    (name, *_) = (name for name, role in PEOPLE.items() if admitted(operation, role))
    own = {**dict(case.headers or {}), **headers(world, name)}
    faults = []
    good = {"json": case.body} if operation.body else {}
    for rough in tries(own, good, takes_query=bool(operation.query)):
        prepared.put_back()
        response = Client(Gateway()).open(case.formatted_path, method=case.method, **rough)
        faults += [f"{str(rough)[-200:]}: {fault}" for fault in faults_in(case, response)]
    assert not faults, "\n\n".join(faults[:SHOWN])


def tries(own: dict[str, str], good: dict[str, Any], *, takes_query: bool) -> Iterator[dict[str, Any]]:
    """Yield requests with one rough part each.

    Args:
        own: headers of the caller.
        good: the valid body, if the operation takes one.
        takes_query: whether all of the queries are worth trying; the kernel ignores them elsewhere.
    """
    for name, value in zip(HEADERS * 2, VALUES * 2, strict=False):
        yield {**good, "headers": {**own, name: value}}
    for query in QUERIES if takes_query else QUERIES[:1]:
        yield {**good, "headers": own, "query_string": query}
    for body in BODIES if good else ():
        yield {"headers": {**own, "Content-Type": "application/json"}, "data": body}
    for each in TYPES if good else ():
        yield {"headers": {**own, "Content-Type": each}, "data": b"{}"}
