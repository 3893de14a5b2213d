"""HTTP functions: a Chalice app with one route and our conventions. Only this module knows Chalice."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from chalice.app import Chalice, Request, Response

from tms.kernel import idempotency, startup
from tms.kernel.access import request_context
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound, Problem
from tms.kernel.http import identity
from tms.kernel.http.answers import Answer, Rendered, render, render_problem, unexpected
from tms.kernel.http.routes import Route, read_body, read_query
from tms.kernel.ids import SHAPE
from tms.kernel.logging import count, flush_metrics, logger
from tms.kernel.text import quoted

__all__ = ["CORS", "Answer", "Gateway", "ServiceApp", "service_app"]

View = TypeVar("View", bound=Callable[..., Any])

_CORRELATION = re.compile(r"[A-Za-z0-9._-]{8,64}")

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, X-Correlation-Id",
}
"""Any site may call: the caller is named in a header that no browser adds by itself."""


@dataclass(frozen=True)
class Gateway:
    """What API Gateway tells of a request beside its body.

    Attributes:
        source_ip: address of the client, as CloudFront tells it or the gateway saw it.
        headers: request headers, looked up in any case.
        path: the path that was asked for, after the stage or the base path of the host's name.
    """

    source_ip: str
    headers: Mapping[str, str]
    path: str


class _Base64Response(Response):  # type: ignore[misc]
    """Bytes as API Gateway takes them, independent of the client's Accept header."""

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:
        text = Response(b64encode(self.body).decode(), self.headers, self.status_code)
        return {**text.to_dict(binary_types), "isBase64Encoded": True}


class ServiceApp(Chalice):  # type: ignore[misc]
    """A Chalice app with one route, declared with its permission, its input and its answer."""

    def __init__(self, chapter: str) -> None:
        # An environment of its own: Chalice would add itself to AWS_EXECUTION_ENV, once more for each app.
        super().__init__(app_name=chapter, configure_logs=False, env={})
        self.api.binary_types = []
        self.chapter = chapter
        self.declared: list[Route] = []

    def get(self, path: str, **route: Any) -> Callable[[View], View]:
        """Declare GET `path`, and with it HEAD, which has the same answer without its body (RFC 9110, 9.3.2).

        See `Route` for the keywords.
        """
        return self._declare("GET", path, route)

    def post(self, path: str, **route: Any) -> Callable[[View], View]:
        """Declare POST `path`; see `Route` for the keywords."""
        return self._declare("POST", path, route)

    def put(self, path: str, **route: Any) -> Callable[[View], View]:
        """Declare PUT `path`; see `Route` for the keywords."""
        return self._declare("PUT", path, route)

    def patch(self, path: str, **route: Any) -> Callable[[View], View]:
        """Declare PATCH `path`; see `Route` for the keywords."""
        return self._declare("PATCH", path, route)

    def delete(self, path: str, **route: Any) -> Callable[[View], View]:
        """Declare DELETE `path`; see `Route` for the keywords."""
        return self._declare("DELETE", path, route)

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """Serve one API Gateway (REST, v1) event."""
        logger.set_correlation_id(_correlation_id(event))
        try:
            answer: dict[str, Any] = super().__call__(event, context)
            return answer
        finally:
            flush_metrics()

    def _declare(self, method: str, path: str, keywords: dict[str, Any]) -> Callable[[View], View]:
        route = Route(method=method, path=path, allow=keywords.pop("allow", None), **keywords)
        if self.declared:
            raise ValueError("one function, one route")
        self.declared.append(route)

        refuse_suspended, envelope = _suspension(route), _envelope(route)

        def register(view: View) -> View:
            wanted = view.__code__.co_varnames[: view.__code__.co_argcount]

            def entry(**_known_to_chalice: str) -> Response:
                request = self.current_request
                path_values = request.uri_params or {}
                return _serve(route, view, wanted, request, path_values, refuse_suspended, envelope())

            methods = ["GET", "HEAD"] if method == "GET" else [method]
            self.route(path, methods=methods, name=view.__name__, content_types=["*/*"])(entry)
            startup.require_all()
            return view

        return register


def service_app(chapter: str) -> ServiceApp:
    """Return the app of one HTTP function; `chapter` is its tag in the OpenAPI document."""
    return ServiceApp(chapter)


def _suspension(route: Route) -> Callable[[Caller | None], None]:
    """Return the check that refuses suspended callers; its module is imported only where a route needs it."""
    if not (route.refuses_suspended or route.of_others) or route.refuses_suspended_itself:
        return lambda _caller: None
    suspension = import_module("tms.kernel.access.suspension")
    if route.of_others:
        refuse_reader: Callable[[Caller | None], None] = suspension.refuse_suspended_reader
        return refuse_reader
    return partial(
        suspension.refuse_suspended_caller,
        allowed_while_company_suspended=route.allowed_while_company_suspended,
    )


def _envelope(route: Route) -> Callable[[], Any]:
    """Return the maker of a request's envelope; it makes None for a route without JWE."""
    if not route.jwe:
        return lambda: None
    envelope: Callable[[], Any] = import_module("tms.kernel.jwe.envelope").Envelope
    return envelope


def _serve(
    route: Route,
    view: Callable[..., Any],
    wanted: tuple[str, ...],
    request: Request,
    path_values: dict[str, str],
    refuse_suspended: Callable[[Caller | None], None],
    envelope: Any,
) -> Response:
    try:
        caller = identity.caller_of(request.context, request.headers, public=route.public)
        route.admit(caller)
        with request_context.entered(identity.request_context_of(caller, request.context, request.headers)):
            arguments = _arguments(route, request, caller, path_values, envelope)
            refuse_suspended(caller)
            result = view(**{name: arguments[name] for name in wanted})
        answer = result if isinstance(result, Answer) else Answer(result)
        rendered = render(route, request.headers.get("if-none-match", ""), answer)
    except Problem as problem:
        rendered = render_problem(problem)
    except Exception as error:  # noqa: BLE001 - the outermost edge
        rendered = render_problem(unexpected(error))
    if request.method == "HEAD":
        rendered = replace(rendered, body="")
    response = _response(envelope.close(rendered) if envelope else rendered)
    logger.info(
        "served",
        extra={"method": route.method, "route": route.path, "status": response.status_code},
    )
    if response.status_code >= 500:
        count("ServerErrors")
    response.headers |= CORS | {"X-Correlation-Id": logger.get_correlation_id() or ""}
    return response


def _arguments(
    route: Route, request: Request, caller: Caller | None, path_values: dict[str, str], envelope: Any
) -> dict[str, Any]:
    for name, value in path_values.items():
        if name.endswith("_id") and not SHAPE.fullmatch(value):
            raise NotFound("not_found", f"There is no {name.removesuffix('_id')} {quoted(value)}.")
    arguments: dict[str, Any] = {
        **path_values,
        "caller": caller,
        "gateway": Gateway(
            identity.source_ip(request.context, request.headers),
            request.headers,
            request.context.get("path", ""),
        ),
    }
    if route.idempotent:
        arguments["key"] = idempotency.key_of(request.headers, caller)
    if route.body is not None:
        content_type, raw = request.headers.get("content-type", "application/json"), request.raw_body
        if envelope:
            content_type, raw = envelope.open(content_type, raw)
        arguments["request"] = read_body(route.body, content_type, raw)
    if route.query is not None:
        arguments["query"] = read_query(route.query, request.query_params or {})
    return arguments


def _response(answer: Rendered) -> Response:
    kind = _Base64Response if isinstance(answer.body, bytes) else Response
    return kind(answer.body, dict(answer.headers), answer.status)


def _correlation_id(event: dict[str, Any]) -> str:
    headers = event.get("headers") or {}
    given = next((value for name, value in headers.items() if name.lower() == "x-correlation-id"), "")
    if _CORRELATION.fullmatch(given):
        return given
    return str(event.get("requestContext", {}).get("requestId", ""))
