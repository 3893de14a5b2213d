"""The caller of a request: from what the authorizer told API Gateway, or from a guest's booking key."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tms.kernel.access import caller as callers
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import read_scope
from tms.kernel.access.request_context import RequestContext
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized
from tms.kernel.logging import logger

VERIFIES_TOKENS = "VERIFIES_TOKENS"
"""The variable of a function that verifies tokens itself, because its gateway runs no authorizers.

Its value is `yes`; such a function also has the authorizer's own variables. The runner writes them for
LocalStack; the template never does.
"""


VIEWER = "tms-viewer"
"""The header in which CloudFront tells a client's address; see `infra/stacks/edge.yaml`."""


def caller_of(context: Mapping[str, Any], headers: Mapping[str, str], *, public: bool) -> Caller | None:
    """Return the caller whom the authorizer names; None if there was no authorizer.

    Args:
        context: the gateway's `requestContext`.
        headers: looked up in any case.
        public: whether the route has no authorizer anywhere.

    Raises:
        Unauthorized: `not_signed_in`, if the token has run out since the gateway cached the authorizer's
            answer, or if this function verifies tokens and the token is not ours; `bad_booking_key`.
    """
    told = context.get("authorizer") or {}
    if not told and not public and os.environ.get(VERIFIES_TOKENS) == "yes":
        told = _verified(headers)
    subject = told.get("subject")
    if not subject:
        return None
    if subject == callers.ANONYMOUS:
        return callers.guest(_booking_key(headers))
    if "exp" in told and epoch() >= int(told["exp"]):
        raise Unauthorized("not_signed_in", "The access token has run out. Sign in again.")
    return Caller(
        subject,
        frozenset(told.get("roles", "").split()),
        read_scope(told.get("scope", "")),
        told.get("company") or None,
        told.get("session") or None,
    )


def _verified(headers: Mapping[str, str]) -> dict[str, str]:
    """Return what the authorizer would have told; only here are its modules imported.

    Raises:
        Unauthorized: `not_signed_in`: the token is not ours, or ran out.
    """
    bearer = import_module("tms.kernel.access.bearer")
    try:
        context: dict[str, str] = bearer.context_of(headers)
    except bearer.BadToken:
        raise Unauthorized("not_signed_in", "Send a valid access token as a bearer token.") from None
    return context


def request_context_of(
    caller: Caller | None, context: Mapping[str, Any], headers: Mapping[str, str]
) -> RequestContext:
    """Return the request context of a caller's request, for audit records."""
    return RequestContext(
        actor=caller.subject if caller else callers.ANONYMOUS,
        roles=tuple(sorted(caller.roles)) if caller else (),
        company=caller.company if caller else None,
        source_ip=source_ip(context, headers),
        correlation_id=logger.get_correlation_id() or "",
    )


def source_ip(context: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """Return the client's address: as CloudFront tells it, else as the gateway saw it.

    The firewall blocks requests that tell an address and do not come from our CloudFront. The local stage has
    neither, so nothing is believed there.
    """
    told = headers.get(VIEWER)
    if told and os.environ.get("STAGE", "local") != "local":
        return told
    return str((context.get("identity") or {}).get("sourceIp", ""))


def _booking_key(headers: Mapping[str, str]) -> str | None:
    given = headers.get("booking-key") or None
    if given is not None and not callers.is_booking_key(given):
        raise Unauthorized(
            "bad_booking_key", "The header Booking-Key holds no key of 22 to 64 random letters."
        )
    return given
