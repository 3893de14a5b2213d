"""Finds LocalStack at the platform's endpoint, or starts it in Docker."""

import os
import shutil
import subprocess
import time

from infra.local import endpoint
from infra.local.containers import require_docker
from infra.local.endpoint import Emulator
from infra.place import Place
from infra.terminal import Stop, step

IMAGE = "localstack/localstack:2026.3.0"
SECONDS = 180
SOCKET = "/var/run/docker.sock"


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
    require_docker("No LocalStack answers here")
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


def _name(place: Place) -> str:
    return f"tms-localstack-{place.port}"
