"""A server between a browser and the platform, which answers as the platform but for what a test changes."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

OWN_HEADERS = {"connection", "content-length", "date", "server", "transfer-encoding"}
"""What each of two servers says of itself."""

Change = Callable[[str, bytes], bytes]
"""Takes the path and the body of a good answer that is not compressed; returns the body to send."""


@contextmanager
def in_between(base: str, change: Change) -> Iterator[str]:
    """Serve what the platform at `base` answers; return the base by which a browser finds it here."""
    home = urlsplit(base)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._pass(None)

        def do_POST(self) -> None:
            self._pass(self.rfile.read(int(self.headers.get("content-length", 0))))

        def _pass(self, body: bytes | None) -> None:
            headers = {
                name: value
                for name, value in self.headers.items()
                if name.lower() not in {"host", "accept-encoding", "connection"}
            }
            asked = Request(f"{home.scheme}://{home.netloc}{self.path}", body, headers)
            try:
                with urlopen(asked) as answer:
                    self._answer(answer.status, answer.headers.items(), change(self.path, answer.read()))
            except HTTPError as refused:
                self._answer(refused.code, refused.headers.items(), refused.read())

        def _answer(self, status: int, headers: Iterable[tuple[str, str]], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in OWN_HEADERS:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{home.path}"
    finally:
        server.shutdown()
        server.server_close()
