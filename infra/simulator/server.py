"""The simulator's HTTP server: MTN's API, and under /_simulator the simulator's own pages."""

import json
import threading
import time
from collections import deque
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Self, cast

from infra.simulator.api import Api
from infra.simulator.callbacks import Callbacks
from infra.simulator.gate import Credentials
from infra.simulator.outcomes import explain
from infra.simulator.protocol import Call, Reply
from infra.simulator.timing import Clock, Seconds

LONGEST_BODY = 64 * 1024
REQUESTS_KEPT = 500
_SECRET_HEADERS = frozenset({"authorization", "ocp-apim-subscription-key"})


class Simulator(ThreadingHTTPServer):
    """A running simulator, on the loopback interface unless another host is named; port 0 takes a free one.

    Examples:
        with Simulator(seconds=Seconds(settle=0.05)) as simulator:
            client = Momo(simulator.url, ...)
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        port: int = 0,
        credentials: Credentials | None = None,
        seconds: Seconds | None = None,
        callback_method: str = "POST",
        callback_hosts: frozenset[str] = frozenset(),
        host: str = "127.0.0.1",
    ) -> None:
        super().__init__((host, port), _Handler)
        self.host = host
        self.clock = Clock()
        self.callbacks = Callbacks(self.clock, callback_method)
        self.api = Api(
            credentials or Credentials(),
            seconds or Seconds(),
            self.clock,
            self.callbacks.schedule,
            callback_hosts,
        )
        self.requests: deque[dict[str, object]] = deque(maxlen=REQUESTS_KEPT)

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end."""
        return f"http://{self.host}:{self.server_address[1]}"

    def __enter__(self) -> Self:
        self.callbacks.start()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.callbacks.stop()
        self.shutdown()
        self.server_close()

    def answer(self, call: Call) -> Reply:
        """Answer a call to the API or to the simulator itself."""
        if call.path == "/" or call.path.startswith("/_simulator/"):
            return self._own(call)
        reply = self.api.answer(call)
        self.requests.append(_record(call, reply))
        return reply

    def _own(self, call: Call) -> Reply:
        match call.method, call.path:
            case "GET", "/":
                return Reply(
                    200, {"status": "ok", "provider": "MTN MoMo Collections and refunds (simulated)"}
                )
            case "GET", "/_simulator/outcomes":
                return Reply(200, explain())
            case "GET", "/_simulator/requests":
                return Reply(200, {"requests": list(self.requests), "callbacks": list(self.callbacks.sent)})
            case "POST", "/_simulator/advance":
                return self._advance(call.body)
            case "POST", "/_simulator/revoke-tokens":
                self.api.revoke_tokens()
                return Reply(200, {})
        return Reply(404, {"message": "the simulator has no such page"})

    def _advance(self, body: bytes) -> Reply:
        document = _json(body)
        seconds = document.get("seconds") if isinstance(document, dict) else None
        if not isinstance(seconds, int | float) or not 0 <= seconds < float("inf"):
            return Reply(400, {"message": 'send {"seconds": n}'})
        self.clock.advance(seconds)
        self.callbacks.wake()
        return Reply(200, {"now": self.clock.now()})


class _Handler(BaseHTTPRequestHandler):
    """Turns HTTP into calls and replies into HTTP."""

    protocol_version = "HTTP/1.1"
    server_version = "MomoSimulator"
    timeout = 60
    wbufsize: ClassVar[int] = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a GET."""
        self._serve()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Log nothing; /_simulator/requests lists the requests."""

    def _serve(self) -> None:
        length = self.headers.get("content-length", "")
        if not length.isdecimal() and (length or self.command == "POST"):
            self.close_connection = True
            self._send(Reply(411, {"message": "Length Required"}))
            return
        if int(length or 0) > LONGEST_BODY:
            self.close_connection = True
            self._send(Reply(413, {"message": "Payload Too Large"}))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(length or 0))
        simulator = cast("Simulator", self.server)
        reply = simulator.answer(Call(self.command, self.path, headers, body))
        time.sleep(reply.stall)
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        body = b"" if reply.document is None else json.dumps(reply.document).encode()
        try:
            self.send_response(reply.status)
            if body:
                self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
        except ConnectionError:
            self.close_connection = True  # the caller did not wait


def _record(call: Call, reply: Reply) -> dict[str, object]:
    return {
        "method": call.method,
        "path": call.path,
        "headers": {
            name: "(hidden)" if name in _SECRET_HEADERS else value for name, value in call.headers.items()
        },
        "body": _json(call.body) if call.body else None,
        "status": reply.status,
    }


def _json(body: bytes) -> Mapping[str, object] | list[object] | str | float | None:
    try:
        return cast("Mapping[str, object]", json.loads(body))
    except ValueError:
        return None
