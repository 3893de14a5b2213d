"""What the tests of the Mobile Money adapter share: ways to pay, to wait, and to listen."""

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import urllib3

from infra.simulator import Credentials, Simulator
from tms.kernel.money import Money
from tms.payments.momo.provider import MomoCredentials, charge_reference
from tms.payments.provider import Charge, ChargeStatus, PaymentProvider

CREDENTIALS = MomoCredentials(**asdict(Credentials()))
SETTLE = 0.05
FARE = Money(3500, "RWF")


def pay(
    momo: PaymentProvider,
    phone: str = "+250788123456",
    payment: str = "",
    callback_url: str | None = None,
    amount: Money = FARE,
) -> uuid.UUID:
    payment = payment or f"pay_{uuid.uuid4().hex}"
    reference = charge_reference(payment)
    momo.request_to_pay(reference, amount, phone, payment, "Kigali \u2192 Musanze, seat 4A", callback_url)
    return reference


def settled(momo: PaymentProvider, reference: uuid.UUID) -> Charge:
    until(lambda: momo.status(reference).status is not ChargeStatus.PENDING)
    return momo.status(reference)


def until(condition: Callable[[], Any], seconds: float = 3.0) -> Any:
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.01)
    return value


def advance(simulator: Simulator, seconds: float) -> None:
    body = json.dumps({"seconds": seconds})
    assert urllib3.request("POST", f"{simulator.url}/_simulator/advance", body=body).status == 200


def calls(simulator: Simulator, path: str) -> list[dict[str, object]]:
    return [request for request in simulator.requests if request["path"] == path]


@contextmanager
def listener(
    status: int = 204, answer: bytes = b""
) -> Iterator[tuple[str, list[tuple[str, Message, bytes]]]]:
    """A server that keeps what it is sent and answers everything alike."""
    heard: list[tuple[str, Message, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            heard.append((self.command, self.headers, body))
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            except ConnectionError:
                pass

        def do_GET(self) -> None:
            self.do_POST()

        def do_PUT(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/callback", heard
    finally:
        server.shutdown()
        server.server_close()
