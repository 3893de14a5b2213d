"""A client of the platform's HTTP API, for the demo and the end-to-end tests."""

import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from infra.local import outbox
from infra.place import Place

TIMEOUT_SECONDS = 30
"""Long enough for a function to start at its first call."""

RENEWED_BEFORE_SECONDS = 120
"""So long before an access token ends it is renewed."""


@dataclass(frozen=True)
class Reply:
    """An answer of the API; its body is parsed if it is JSON, else bytes."""

    status: int
    headers: Mapping[str, str]
    body: Any


@dataclass
class Tokens:
    """The tokens of a sign-in.

    Attributes:
        until: when the access token is renewed, by the monotonic clock.
    """

    access: str
    refresh: str
    until: float
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Api:
    """The API as one caller sees it.

    Attributes:
        base: the base URL, as `make url` prints it.
        headers: sent with every request: a token, a booking key.
        seconds: how long an answer is waited for.
        tokens: of somebody who signed in; they are renewed before they end.
    """

    base: str
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = TIMEOUT_SECONDS
    tokens: Tokens | None = field(default=None, repr=False, compare=False)

    def as_bearer(self, token: str) -> "Api":
        """Return the API for the owner of an access token."""
        return replace(self, headers={"Authorization": f"Bearer {token}"}, tokens=None)

    def as_guest(self, booking_key: str) -> "Api":
        """Return the API for a guest with a booking key."""
        return replace(self, headers={"Booking-Key": booking_key}, tokens=None)

    def signed_in(self, identifier: str, password: str, place: Place) -> "Api":
        """Sign in and return the API for that account; staff sign in with the code in the emulator's outbox.

        Raises:
            PermissionError: the sign-in was refused.
            TimeoutError: no code came.
        """
        login = {"identifier": identifier, "password": password}
        reply = self.post("/auth/login", login)
        if reply.status == 403 and reply.body["code"] == "staff_sign_in":
            reply = self._in_two_steps(login, place)
        if reply.status != 200:
            raise PermissionError(f"{identifier}: {reply.body}")
        return replace(self, headers={}, tokens=_tokens(reply.body))

    def access_token(self) -> str:
        """Return the access token of somebody who signed in; one that ends soon is renewed before.

        Where that is refused, as after the end of the session, the old one stays.

        Raises:
            PermissionError: nobody signed in.
        """
        if (tokens := self.tokens) is None:
            raise PermissionError("nobody signed in")
        with tokens.lock:
            if tokens.until < time.monotonic():
                reply = replace(self, tokens=None).post("/auth/refresh", {"refresh_token": tokens.refresh})
                fresh = _tokens(reply.body) if reply.status == 200 else replace(tokens, until=float("inf"))
                tokens.access, tokens.refresh, tokens.until = fresh.access, fresh.refresh, fresh.until
            return tokens.access

    def _in_two_steps(self, login: Mapping[str, str], place: Place) -> Reply:
        """Sign in as staff, with the code that comes after the request for it."""
        before = len(outbox.codes_to(place, login["identifier"]))
        begun = self.post("/auth/staff/login", login)
        if begun.status != 200:
            return begun
        code = outbox.code_after(place, login["identifier"], before)
        return self.post("/auth/staff/verify", {"challenge": begun.body["challenge"], "code": code})

    def get(self, path: str, query: Mapping[str, str] | None = None, **headers: str) -> Reply:
        """Send GET; keyword arguments are headers (`if_none_match=...`)."""
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        return self._send("GET", target, None, headers)

    def post(self, path: str, body: object = None, *, key: str | None = None, **headers: str) -> Reply:
        """Send POST with JSON; `key` is the Idempotency-Key, `"new"` for a fresh one."""
        data = json.dumps(body if body is not None else {}).encode()
        return self._send("POST", path, data, {**headers, **_idempotency(key)})

    def put(self, path: str, body: object) -> Reply:
        """Send PUT with JSON."""
        return self._send("PUT", path, json.dumps(body).encode(), {})

    def patch(self, path: str, body: object) -> Reply:
        """Send PATCH with JSON."""
        return self._send("PATCH", path, json.dumps(body).encode(), {})

    def delete(self, path: str, body: object = None) -> Reply:
        """Send DELETE, with JSON if there is a body."""
        return self._send("DELETE", path, None if body is None else json.dumps(body).encode(), {})

    def send(
        self, method: str, path: str, query: Mapping[str, str] | None, body: str | None, **headers: str
    ) -> Reply:
        """Send a request as it is: its body is JSON already."""
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        return self._send(method, target, None if body is None else body.encode(), headers)

    def post_jwe(self, path: str, jwe: str, *, key: str | None = None) -> Reply:
        """Send POST with a compact JWE; see `post`."""
        headers = {"content_type": "application/jose", **_idempotency(key)}
        return self._send("POST", path, jwe.encode(), headers)

    def _send(self, method: str, target: str, data: bytes | None, headers: Mapping[str, str]) -> Reply:
        sent = {"Content-Type": "application/json", **self.headers}
        if self.tokens:
            sent["Authorization"] = f"Bearer {self.access_token()}"
        sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        request = urllib.request.Request(self.base + target, data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as answer:
                return _reply(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return _reply(refusal.code, dict(refusal.headers), refusal.read())


def _tokens(body: Mapping[str, Any]) -> Tokens:
    until = time.monotonic() + body["expires_in"] - RENEWED_BEFORE_SECONDS
    return Tokens(body["access_token"], body["refresh_token"], until)


def _idempotency(key: str | None) -> dict[str, str]:
    if key is None:
        return {}
    return {"idempotency_key": str(uuid.uuid4()) if key == "new" else key}


def _reply(status: int, headers: Mapping[str, str], raw: bytes) -> Reply:
    lowered = {name.lower(): value for name, value in headers.items()}
    body: Any = raw
    if "json" in lowered.get("content-type", "") and raw:
        body = json.loads(raw)
    return Reply(status, lowered, body)
