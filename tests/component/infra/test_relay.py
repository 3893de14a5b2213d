"""The way from a container to a program on the loopback interface."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest

from infra.local.containers import Host
from infra.local.relay import reachable

CONTAINERS = Host("127.0.0.1", "127.0.0.1", "127.0.0.0/255.0.0.0")
"""As if containers came from the loopback interface."""


@pytest.fixture
def heard() -> list[bytes]:
    """What the program got, for each connection."""
    return []


@pytest.fixture
def program(heard: list[bytes]) -> Iterator[int]:
    """The port of a program that sends back what it got, once the other side has ended."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    heard.append(everything(connection))
                    connection.sendall(heard[-1])

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def everything(connection: socket.socket) -> bytes:
    found = b""
    while data := connection.recv(65536):
        found += data
    return found


def answer(url: str, sent: bytes) -> bytes:
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return everything(connection)


def test_bytes_go_there_and_back(program: int, heard: list[bytes]):
    sent = b"x" * 300_000
    with reachable(CONTAINERS, program) as url:
        assert url != f"http://127.0.0.1:{program}"
        assert answer(url, sent) == sent
        assert answer(url, b"again") == b"again"
    assert heard == [sent, b"again"]
    with pytest.raises(ConnectionRefusedError):
        answer(url, b"too late")


def test_where_nothing_listens_the_connection_is_closed(program: int):
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    with reachable(CONTAINERS, free) as url:
        assert answer(url, b"") == b""


def test_what_is_no_container_is_refused(program: int, heard: list[bytes]):
    elsewhere = Host("127.0.0.1", "127.0.0.1", "172.17.0.1/255.255.0.0")
    with reachable(elsewhere, program) as url, contextlib.suppress(OSError):
        assert answer(url, b"hello") == b""
    assert heard == []


def test_docker_desktop_needs_none(program: int):
    with reachable(Host("host.docker.internal", "127.0.0.1"), program) as url:
        assert url == f"http://host.docker.internal:{program}"
