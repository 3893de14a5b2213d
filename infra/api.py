"""A small client of the platform's HTTP API, for the demo and the end-to-end tests."""

import json
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

TIMEOUT_SECONDS = 30
"""A first call waits for its function to start."""


@dataclass(frozen=True)
class Reply:
    """What the API answered; `body` is parsed where it is JSON, else bytes."""

    status: int
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Api:
    """The API as one caller sees it.

    Attributes:
        base: the base URL, as `make url` prints it.
        headers: sent with every request: a token, a booking key.
    """

    base: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_bearer(self, token: str) -> "Api":
        """Return the API as the owner of an access token sees it."""
        return replace(self, headers={"Authorization": f"Bearer {token}"})

    def as_guest(self, booking_key: str) -> "Api":
        """Return the API as a guest who holds the key of a booking sees it."""
        return replace(self, headers={"Booking-Key": booking_key})

    def signed_in(self, identifier: str, password: str) -> "Api":
        """Sign in and return the API as that account sees it.

        Raises:
            PermissionError: the sign-in was refused.
        """
        reply = self.post("/auth/login", {"identifier": identifier, "password": password})
        if reply.status != 200:
            raise PermissionError(f"{identifier}: {reply.body}")
        return self.as_bearer(reply.body["access_token"])

    def get(self, path: str, query: Mapping[str, str] | None = None, **headers: str) -> Reply:
        """Send GET; keyword arguments are headers (`if_none_match=...`)."""
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        return self._send("GET", target, None, headers)

    def post(self, path: str, body: object = None, *, key: str | None = None, **headers: str) -> Reply:
        """Send POST with JSON; `key` is the Idempotency-Key, `"new"` for a fresh one."""
        if key is not None:
            headers["idempotency_key"] = str(uuid.uuid4()) if key == "new" else key
        return self._send("POST", path, json.dumps(body if body is not None else {}).encode(), headers)

    def _send(self, method: str, target: str, data: bytes | None, headers: Mapping[str, str]) -> Reply:
        sent = {"Content-Type": "application/json", **self.headers}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.base + target, data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                return _reply(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return _reply(refusal.code, dict(refusal.headers), refusal.read())


def _reply(status: int, headers: Mapping[str, str], raw: bytes) -> Reply:
    lowered = {name.lower(): value for name, value in headers.items()}
    body: Any = raw
    if "json" in lowered.get("content-type", "") and raw:
        body = json.loads(raw)
    return Reply(status, lowered, body)
