"""One person's talk with the API: every request is shown, and its status is checked."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from infra.api import Api, Reply
from infra.demo.screen import Screen, Wrong

WIDTH = 84
"""Characters of a request that its line shows."""


@dataclass(frozen=True)
class Talk:
    """The API for one person, on a screen."""

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
            expect: the status that the answer must have.
            code: the code that a refusal must have.

        Raises:
            Wrong: the answer has another status or code.
        """
        started = time.monotonic()
        reply = self.api.get(path, query, accept=accept)
        line = f"GET {path}" + (f"?{urlencode(query)}" if query else "")
        return self._shown(line, reply, started, (expect, code))

    def post(
        self,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        shown: str = "",
        expect: int = 200,
        code: str = "",
        or_problem: str = "",
    ) -> Any:
        """Send POST and return the body; see `get`.

        Args:
            key: the Idempotency-Key, `"new"` for a fresh one.
            shown: the text of the request's line in place of its body.
            or_problem: the code of a problem that is accepted too; it is returned then.
        """
        started = time.monotonic()
        reply = self.api.post(path, body, key=key)
        line = f"POST {path} {shown}" if shown else _short(f"POST {path}", body or {})
        if or_problem and reply.status >= 400 and reply.body["code"] == or_problem:
            expect, code = reply.status, or_problem
        return self._shown(line, reply, started, (expect, code))

    def put(self, path: str, body: Mapping[str, Any], *, shown: str = "", expect: int = 200) -> Any:
        """Send PUT and return the body; see `get` and `post`."""
        started = time.monotonic()
        line = f"PUT {path} {shown}" if shown else _short(f"PUT {path}", body)
        return self._shown(line, self.api.put(path, body), started, (expect, ""))

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


def _short(request: str, body: Mapping[str, Any]) -> str:
    """Return a request's line with as much of its body as fits, without the password."""
    if not body:
        return request
    shown = {name: "..." if name == "password" else value for name, value in body.items()}
    line = f"{request} {json.dumps(shown)}"
    return line if len(line) <= WIDTH else line[: WIDTH - 4] + " ..."
