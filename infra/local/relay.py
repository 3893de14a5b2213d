"""Lets containers reach a program that listens on the loopback interface."""

import ipaddress
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from infra.local.containers import Host

CHUNK = 65536


class _Relay(socketserver.ThreadingTCPServer):
    """Hands every connection from `network` on to a port of the loopback interface."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: Host, port: int) -> None:
        self.target = ("127.0.0.1", port)
        self.network = ipaddress.ip_network(host.network, strict=False)
        super().__init__((host.binds_to, 0), _Connection)

    def verify_request(self, _request: Any, client_address: Any) -> bool:
        """Tell whether a connection comes from a container: the bridge's address is seen from outside too."""
        return ipaddress.ip_address(client_address[0]) in self.network


class _Connection(socketserver.BaseRequestHandler):
    """One connection, and the one to the program behind it."""

    def handle(self) -> None:
        """Carry bytes both ways until both sides have ended."""
        relay: Any = self.server
        try:
            inner = socket.create_connection(relay.target)
        except OSError:
            return  # nothing listens there: the container sees its connection closed
        with inner:
            back = threading.Thread(target=_carry, args=(inner, self.request), daemon=True)
            back.start()
            _carry(self.request, inner)
            back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    """Carry what `source` sends to `target`, and its end."""
    try:
        while data := source.recv(CHUNK):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        # One side broke off: the other one is told, and the way back ends.
        for one in (source, target):
            _shut(one)


def _shut(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is shut already


@contextmanager
def reachable(host: Host, port: int) -> Iterator[str]:
    """Let containers reach a port of the loopback interface inside a `with` block; give its URL there.

    Docker Desktop leads its containers to the loopback interface itself.
    """
    if not host.network:
        yield f"http://{host.name}:{port}"
        return
    with _Relay(host, port) as relay:
        threading.Thread(target=relay.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://{host.name}:{relay.server_address[1]}"
        finally:
            relay.shutdown()
