"""One person's talk with the API: every request is shown, and its status is what it must be."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from infra.api import Api, Reply
from infra.demo.screen import Screen, Wrong

SHOWN_BODY = 60
"""Characters of a request's body that its line shows."""


@dataclass(frozen=True)
class Talk:
    """The API as one person uses it."""

    api: Api
    screen: Screen

    def as_(self, api: Api) -> "Talk":
        """Return the talk of somebody else on the same screen."""
        return replace(self, api=api)

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        accept: str = "application/json",
        expect: int = 200,
        code: str = "",
    ) -> Any:
        """Send GET and return the body.

        Args:
            accept: the media type wanted.
            expect: the status that it must have.
            code: the problem's code that it must have, of a refusal.

        Raises:
            Wrong: it was answered otherwise.
        """
        started = time.monotonic()
        reply = self.api.get(path, query, accept=accept)
        line = f"GET {path}" + (f"?{urlencode(query)}" if query else "")
        return self._shown(line, reply, started, (expect, code))

    def post(
        self, path: str, body: object = None, *, key: str | None = None, expect: int = 200, code: str = ""
    ) -> Any:
        """Send POST and return the body; see `get`. `key` is the Idempotency-Key, `"new"` for a fresh one."""
        started = time.monotonic()
        reply = self.api.post(path, body, key=key)
        return self._shown(f"POST {path}{_short(body)}", reply, started, (expect, code))

    def sign_in(self, identifier: str, password: str) -> "Talk":
        """Sign in and return the talk of that account."""
        reply = self.post("/auth/login", {"identifier": identifier, "password": password})
        return self.as_(self.api.as_bearer(reply["access_token"]))

    def _shown(self, line: str, reply: Reply, started: float, wanted: tuple[int, str]) -> Any:
        body = reply.body
        code = body.get("code", "") if isinstance(body, dict) and reply.status >= 400 else ""
        self.screen.request(line, reply.status, code, (time.monotonic() - started) * 1000)
        status, expected = wanted
        if reply.status != status or (expected and code != expected):
            request = line.partition(" {")[0]
            raise Wrong(f"{request} was answered {reply.status} {code}, not {status} {expected}.\n  {body}")
        return body


def _short(body: object) -> str:
    """Return a body for a request's line, without what nobody else should read."""
    if not body:
        return ""
    shown = {name: "..." if name == "password" else value for name, value in dict(body).items()}  # type: ignore[call-overload]
    text = json.dumps(shown)
    return " " + (text if len(text) <= SHOWN_BODY else text[: SHOWN_BODY - 4] + " ...")
