"""Finds LocalStack at the platform's endpoint, or starts it in Docker."""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass

import psutil

from infra.local import endpoint
from infra.local.endpoint import Emulator
from infra.place import Place
from infra.terminal import Stop, step

IMAGE = "localstack/localstack:2026.3.0"
SECONDS = 180
SOCKET = "/var/run/docker.sock"
BRIDGE = "docker0"


@dataclass(frozen=True)
class Host:
    """This machine as containers see it.

    Attributes:
        name: by which containers reach it.
        binds_to: the address here that takes what they send there.
    """

    name: str
    binds_to: str


def host_of_containers() -> Host:
    """Return by what address containers reach a program of this machine.

    On Linux it is the address of Docker's bridge. Docker Desktop has a name for it instead, which leads to
    the loopback interface.
    """
    for one in psutil.net_if_addrs().get(BRIDGE, []):
        if one.family is socket.AF_INET:
            return Host(one.address, one.address)
    return Host("host.docker.internal", "127.0.0.1")


def start(place: Place) -> None:
    """Start LocalStack in Docker unless one answers at the platform's endpoint.

    Raises:
        Stop: another emulator is there, or Docker or the image is missing; the message says what to do.
    """
    running = endpoint.emulator_at(place)
    if running is Emulator.MINISTACK:
        raise Stop(f"MiniStack runs at {place.endpoint}. Stop it first: make down")
    if running is None:
        with step(f"Starting {IMAGE} in Docker on {place.endpoint}"):
            _run(place)


def stop(place: Place) -> list[str]:
    """Remove the container that `start` made for this platform; return its name if there was one."""
    if not shutil.which("docker"):
        return []
    name = _name(place)
    done = subprocess.run(["docker", "rm", "--force", name], capture_output=True, text=True, check=False)
    return ["localstack"] if done.returncode == 0 and name in done.stdout else []


def _run(place: Place) -> None:
    require_docker()
    command = [
        *("docker", "run", "--detach", "--rm", "--name", _name(place)),
        *("--publish", f"{place.host}:{place.port}:4566", "--volume", f"{SOCKET}:{SOCKET}"),
        *("--env", "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT=60", "--env", "SQS_ENDPOINT_STRATEGY=path"),
    ]
    for name in ("LOCALSTACK_AUTH_TOKEN", "LOCALSTACK_API_KEY"):
        command += ["--env", name] if os.environ.get(name) else []
    done = subprocess.run([*command, IMAGE], capture_output=True, text=True, check=False)
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if line and not line.startswith("Run 'docker")]
        raise Stop(
            f"LocalStack could not be started in Docker: {(reasons or ['it gives no reason'])[-1]}\n"
            f"Fetch it with `docker pull {IMAGE}`, or start LocalStack yourself on port {place.port} "
            "(pip install localstack; localstack start), and try again."
        )
    deadline = time.monotonic() + SECONDS
    while endpoint.emulator_at(place) is None:
        if time.monotonic() > deadline:
            raise Stop(f"LocalStack did not answer at {place.endpoint} within {SECONDS} s.")
        time.sleep(1)


def require_docker() -> None:
    """Check that Docker runs here.

    Raises:
        Stop: it does not; the message says what to install or to start.
    """
    if not shutil.which("docker"):
        raise Stop(
            "No LocalStack answers here, and there is no Docker to run it in. "
            "Install Docker: https://docs.docker.com/get-docker/"
        )
    if subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        raise Stop("No LocalStack answers here, and Docker is installed but does not run. Start it first.")


def _name(place: Place) -> str:
    return f"tms-localstack-{place.port}"
