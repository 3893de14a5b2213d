"""Answers: a view or a problem, rendered to status, headers and body."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tms.kernel.errors import Problem, Unavailable
from tms.kernel.http.rendering import to_json
from tms.kernel.http.routes import Route
from tms.kernel.logging import logger

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_RETRYABLE = frozenset({"Conflicted", "ConnectTimeoutError", "ReadTimeoutError", "EndpointConnectionError"})
_THROTTLED = frozenset(
    {"ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"}
)


@dataclass(frozen=True)
class Answer:
    """An answer with more to it than a view: another status, own headers, or another media type.

    Attributes:
        body: a view, or text or bytes of `content_type`.
        status: HTTP status; None for the route's.
    """

    body: object = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"


@dataclass(frozen=True)
class Rendered:
    """An answer as it is sent; its body is text, or bytes if it is no text."""

    status: int
    headers: Mapping[str, str]
    body: str | bytes


def render(route: Route, known_tags: str, answer: Answer) -> Rendered:
    """Render the answer of a route's function.

    Args:
        known_tags: the header If-None-Match; empty if there is none.

    Raises:
        ValueError: a header holds a control character.
    """
    status = answer.status or route.status
    headers = {
        "Content-Type": answer.content_type,
        "Cache-Control": f"public, max-age={route.max_age}" if route.max_age else "no-store",
        "X-Content-Type-Options": "nosniff",
        **answer.headers,
    }
    if any(_CONTROL.search(value) for value in headers.values()):
        raise ValueError("a header cannot hold a control character")
    body = answer.body if isinstance(answer.body, str | bytes) else to_json(answer.body)
    rendered = Rendered(status, headers, "" if status == 204 else body)
    return _cached(rendered, known_tags) if route.method == "GET" and status == 200 else rendered


def render_problem(problem: Problem) -> Rendered:
    """Render a refusal as problem+json."""
    document = problem.document()
    headers = {"Content-Type": "application/problem+json", "Cache-Control": "no-store"}
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if "retry_after" in document:
        headers["Retry-After"] = str(document["retry_after"])
    logger.info("refused", extra={"code": problem.code})  # the detail may hold what the client sent
    return Rendered(problem.status, headers, to_json(document))


def unexpected(error: Exception) -> Problem:
    """Return the problem that answers an unexpected error: 503 if trying again may help, else 500."""
    logger.exception("unexpected error")
    code = getattr(error, "cause_response_code", None) or _code(error)
    cause = type(getattr(error, "cause", None)).__name__
    if {type(error).__name__, cause} & _RETRYABLE or code in _THROTTLED:
        return Unavailable(
            "busy", "The system is busy. Try again, with the same Idempotency-Key if you sent one."
        )
    return Problem("internal_error", "An error on our side; it has been recorded.")


def _code(error: Exception) -> str | None:
    """Return the code of an AWS service's error answer; None if botocore did not raise the error."""
    response: dict[str, dict[str, str]] = getattr(error, "response", None) or {}
    return response.get("Error", {}).get("Code")


def _cached(rendered: Rendered, known_tags: str) -> Rendered:
    """Add the ETag to a GET's answer; answer 304 if the client has that body (RFC 9110, section 13)."""
    raw = rendered.body if isinstance(rendered.body, bytes) else rendered.body.encode()
    tag = f'"{hashlib.sha256(raw).hexdigest()[:32]}"'
    tagged = replace(rendered, headers={**rendered.headers, "ETag": tag})
    if tag in (each.strip().removeprefix("W/") for each in known_tags.split(",")):
        return replace(tagged, status=304, body="")
    return tagged
