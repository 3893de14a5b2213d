"""Starts and stops the programs of the local platform: MiniStack and the payment simulator."""

import os
import shutil

from infra.clients import ADMIN_KEY, ADMIN_SECRET
from infra.local import processes
from infra.place import ROOT, Place
from infra.terminal import Stop, step

EMULATOR = "emulator"
SIMULATOR = "simulator"
PROGRAM = ROOT / "infra" / "local" / "ministack_program.py"
LEAST_DISK = 500_000_000
"""Bytes that must be free on the disk: every Lambda worker unpacks its code and layers into a folder."""


def check_machine(place: Place) -> None:
    """Check the disk and the ports; make has checked Python's version.

    Raises:
        Stop: the disk is too full, or another program uses a port.
    """
    check_disk()
    for name, port, variable in (
        (EMULATOR, place.port, "TMS_PORT"),
        (SIMULATOR, place.simulator_port, "TMS_SIMULATOR_PORT"),
    ):
        if processes.pid_of(place, name) is None and processes.is_taken(place.host, port):
            raise Stop(
                f"Port {port} is taken by another program, so the {name} cannot use it. "
                f"Choose another: {variable}={port + 100} make up"
            )


def check_disk() -> None:
    """Check the disk.

    Raises:
        Stop: it is too full.
    """
    free = shutil.disk_usage(ROOT).free
    if free < LEAST_DISK:
        raise Stop(f"Only {free // 1_000_000} MB are free on the disk of {ROOT}; 500 MB are needed.")


def start_all(place: Place) -> bool:
    """Start the programs that do not run yet; return whether the emulator was running already."""
    place.state.mkdir(parents=True, exist_ok=True)
    running = processes.pid_of(place, EMULATOR) is not None
    if running:
        if not processes.answers(f"{place.endpoint}/_ministack/health"):
            raise Stop(f"The emulator runs but does not answer at {place.endpoint}. Try: make down up")
    else:
        with step(f"Starting the emulator on {place.endpoint}"):
            _start_emulator(place)
    start_simulator(place)
    return running


def start_simulator(place: Place) -> None:
    """Start the payment simulator unless it runs."""
    place.state.mkdir(parents=True, exist_ok=True)
    if processes.pid_of(place, SIMULATOR) is None:
        with step(f"Starting the payment simulator on {place.simulator_url}"):
            _start_simulator(place)


def stop_all(place: Place) -> list[str]:
    """Stop both programs; return the names of those that ran."""
    stopped = [name for name in (SIMULATOR, EMULATOR) if processes.stop(place, name)]
    shutil.rmtree(place.state / "tmp", ignore_errors=True)
    return stopped


def forget(place: Place) -> None:
    """Delete the platform's folder with its logs and data."""
    shutil.rmtree(place.state, ignore_errors=True)


def _start_emulator(place: Place) -> None:
    # A new environment: MiniStack passes its own on to every function.
    (place.state / "tmp").mkdir(exist_ok=True)
    kept = place.state / "kept"
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(place.state),
        "LANG": "C.UTF-8",
        "TMPDIR": str(place.state / "tmp"),
        "AUTH": "true",
        "AWS_ACCESS_KEY_ID": ADMIN_KEY,
        "AWS_SECRET_ACCESS_KEY": ADMIN_SECRET,
        "AWS_EC2_METADATA_DISABLED": "true",
        "MINISTACK_REGION": place.region,
        "GATEWAY_PORT": str(place.port),
        "BIND_HOST": place.host,
        "MINISTACK_HOST": place.host,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LAMBDA_WARM_TTL_SECONDS": "120",  # spare workers of a burst end after this; one per function stays
        "DOCKER_HOST": f"unix://{place.state}/no-docker",
        "PERSIST_STATE": "1" if place.persist else "0",
        "S3_PERSIST": "1" if place.persist else "0",
        "STATE_DIR": str(kept / "state"),
        "S3_DATA_DIR": str(kept / "s3"),
    }
    process = processes.start(place, EMULATOR, [str(PROGRAM)], environment)
    health = f"{place.endpoint}/_ministack/health"
    processes.wait_until_healthy(process, health, processes.log_of(place, EMULATOR))


def _start_simulator(place: Place) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    arguments = ["-m", "infra.simulator", "--port", str(place.simulator_port)]
    arguments += ["--host", place.simulator_host]
    process = processes.start(place, SIMULATOR, arguments, environment)
    processes.wait_until_healthy(process, place.simulator_url, processes.log_of(place, SIMULATOR))
