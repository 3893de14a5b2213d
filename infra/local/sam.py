"""`make sam-api` and `make sam-invoke`: functions in Lambda's own containers, on the running platform."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.clients import local_client
from infra.deploy.packaging import runtime_python
from infra.deploy.template import expand, of_type, read
from infra.events.local import local_event
from infra.local import processes
from infra.local.commands import require_running
from infra.local.containers import host_of_containers, require_docker
from infra.local.relay import reachable
from infra.local.sam_template import LAYERS, Addresses, layers_template, local_template, logical_id
from infra.place import ROOT, Place
from infra.terminal import Stop, say, step

LAYERS_BUILT = ROOT / ".tms" / "layers"
"""All platforms of this folder share them."""

LOOPBACK = "127.0.0.1"
API_STACK = ROOT / "infra" / "stacks" / "api.yaml"
SAM_CLI = (
    "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html"
)


@dataclass(frozen=True)
class _Sam:
    """SAM CLI with all that it needs to run the platform's functions.

    Attributes:
        program: its path.
        environment: of SAM CLI itself; a variable in it would win over that of a function.
    """

    program: str
    template: Path
    environment: Mapping[str, str]

    def local(self, command: str, *arguments: str) -> int:
        """Run `sam local ...` and return its exit status.

        In a session of its own it gets SIGTERM alone, and once, and removes its containers.

        Raises:
            KeyboardInterrupt: this process was interrupted; SIGTERM counts as that too.
        """
        given = ["--template", str(self.template), "--skip-pull-image", *arguments]
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        process = subprocess.Popen(
            [self.program, "local", command, *given],
            cwd=self.template.parent,
            env=self.environment,
            start_new_session=True,
        )
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise


def api(place: Place) -> int:
    """Serve the API in containers until interrupted; return the exit status of SAM CLI, 0 if interrupted.

    Raises:
        Stop: something is missing; the message says what to do.
    """
    program, functions = _require(place)
    if processes.is_taken(LOOPBACK, place.sam_port):
        raise Stop(
            f"Port {place.sam_port} is taken by another program. "
            f"Choose another: TMS_SAM_PORT={place.sam_port + 1} make sam-api"
        )
    with _sam(place, program, functions) as sam, contextlib.suppress(KeyboardInterrupt):
        base = f"http://{LOOPBACK}:{place.sam_port}"
        say(f"""
The API runs in containers; the first call of a function takes seconds. Ctrl-C ends it.
  API        {base}
Try
  curl -s '{base}/search/stations?q=musanze'
""")
        return sam.local(
            "start-api", "--host", LOOPBACK, "--port", str(place.sam_port), "--warm-containers", "LAZY"
        )
    return 0


def invoke(place: Place, function: str, event: Path | None) -> int:
    """Invoke one function in a container; its answer goes to stdout, its log to stderr.

    Args:
        function: as `bookings/hold_seats`.
        event: a file; None takes the function's sample, with ids of this platform.

    Raises:
        Stop: something is missing, or there is no such function or event; the message says what to do.
    """
    if event and not event.is_file():
        raise Stop(f"There is no event {event}.")
    program, functions = _require(place)
    name = f"{place.stack}-{function.replace('/', '-').replace('_', '-')}"
    if name not in {one["FunctionName"] for one in functions}:
        raise Stop(f"There is no function {function!r}. Name it by its file: F=bookings/hold_seats")
    file = event.resolve() if event else _sample(place, function)
    with _sam(place, program, functions) as sam:
        return sam.local("invoke", logical_id(place, name), "--event", str(file))


def _sample(place: Place, function: str) -> Path:
    """Write the sample event of a function with ids of this platform; return its file."""
    text = local_event(place, function)
    file = place.state / "sam" / f"{function.replace('/', '-')}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    say(f"  The event is in {file.relative_to(ROOT)}")
    return file


def _require(place: Place) -> tuple[str, list[dict[str, Any]]]:
    """Return the path of SAM CLI, and the configurations of the platform's functions.

    Raises:
        Stop: the platform, SAM CLI or Docker is missing.
    """
    require_running(place)
    program = shutil.which("sam")
    if program is None:
        raise Stop(f"There is no SAM CLI here. Install it: {SAM_CLI}")
    require_docker("SAM CLI runs functions in containers")
    return program, _deployed(place)


@contextmanager
def _sam(place: Place, program: str, functions: list[dict[str, Any]]) -> Iterator[_Sam]:
    """Give SAM CLI with its template; containers reach the platform inside the `with` block.

    Raises:
        Stop: the build of the layers failed.
    """
    environment = clean_environment(os.environ, functions)
    built = _layers(program, environment)
    definition = of_type(expand(read(API_STACK), place.region), "AWS::ApiGateway::RestApi")["Api"]
    # One for each command: SAM CLI reads it again when it changes, and the addresses end with this command.
    template = place.state / "sam" / f"template-{os.getpid()}.json"
    host = host_of_containers()
    with reachable(host, place.port) as emulator, reachable(host, place.simulator_port) as simulator:
        addresses = Addresses(emulator, simulator)
        _write(template, local_template(place, functions, definition, addresses, built))
        try:
            yield _Sam(program, template, environment)
        finally:
            template.unlink()


def _deployed(place: Place) -> list[dict[str, Any]]:
    """Return the configurations of the platform's functions."""
    pages = local_client(place, "lambda").get_paginator("list_functions").paginate()
    prefix = f"{place.stack}-"
    found = [one for page in pages for one in page["Functions"] if one["FunctionName"].startswith(prefix)]
    if not found:
        raise Stop("Nothing is deployed here. Start the platform with: make up")
    return found


def clean_environment(given: Mapping[str, str], functions: list[dict[str, Any]]) -> dict[str, str]:
    """Return the environment of SAM CLI: without what would reach the functions, and no account of AWS.

    A variable of the shell wins over the variable of the same name in the template.
    """
    declared = {name for one in functions for name in one.get("Environment", {}).get("Variables", {})}
    kept = {
        name: value for name, value in given.items() if name not in declared and not name.startswith("AWS_")
    }
    # The layers' makefiles use pip of this Python, and compile if a Python of Lambda's version is here.
    path = f"{Path(sys.executable).parent}{os.pathsep}{given.get('PATH', os.defpath)}"
    return {**kept, "PATH": path, "RUNTIME": runtime_python() or "", "SAM_CLI_TELEMETRY": "0"}


def _layers(program: str, environment: Mapping[str, str]) -> Path:
    """Build the layers unless they are up to date; return the folder where they are.

    Commands that run at once take turns.
    """
    LAYERS_BUILT.mkdir(parents=True, exist_ok=True)
    stamp, folder = LAYERS_BUILT / "stamp", LAYERS_BUILT / "build"
    with (LAYERS_BUILT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        content = _content(environment["RUNTIME"])
        if stamp.exists() and stamp.read_text() == content:
            return folder
        stamp.unlink(missing_ok=True)
        _write(LAYERS_BUILT / "template.json", layers_template())
        command = [program, "build", "--template", "template.json", "--build-dir", folder.name]
        with step("Building the layers with sam build"):
            done = subprocess.run(
                [*command, "--cached", "--cache-dir", "cache", "--parallel"],
                cwd=LAYERS_BUILT,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise Stop(f"sam build failed:\n{done.stderr[-2000:]}")
        stamp.write_text(content)
    return folder


def _content(python: str) -> str:
    """Return a hash of all that the layers are built from.

    Args:
        python: what compiles them.
    """
    digest = hashlib.sha256(python.encode())
    for folder in LAYERS.values():
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\0{file}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _write(file: Path, template: Mapping[str, Any]) -> None:
    """Write a template as JSON, which SAM CLI reads as YAML."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(template, indent=1))
