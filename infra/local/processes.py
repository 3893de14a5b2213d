"""Starts, finds and stops the programs of a local platform, each in a process group of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from infra.place import Place
from infra.terminal import Stop

STOP_SECONDS = 15.0


def pid_of(place: Place, name: str) -> int | None:
    """Return the process id of our running program `name`, None if it does not run."""
    file = _pid_file(place, name)
    try:
        pid, program = file.read_text().split("\n")[:2]
    except (FileNotFoundError, ValueError):
        return None
    # The id may belong to another program by now; the command line tells.
    try:
        command = psutil.Process(int(pid)).cmdline()
    except psutil.Error:
        return None
    return int(pid) if program in " ".join(command) else None


def start(
    place: Place, name: str, arguments: list[str], environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    """Start `python <arguments>` in the background with this environment alone, its output in a log file."""
    log = log_of(place, name)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=place.state,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _pid_file(place, name).write_text(f"{process.pid}\n{' '.join(arguments[:2])}\n")
    return process


def stop(place: Place, name: str) -> bool:
    """Stop our program `name` and everything it started; return whether it ran."""
    pid = pid_of(place, name)
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while pid_of(place, name) is not None and time.monotonic() < deadline:
            _reap(pid)
            time.sleep(0.05)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)  # the Lambda workers that it left behind
    _pid_file(place, name).unlink(missing_ok=True)
    return pid is not None


def wait_until_healthy(process: subprocess.Popen[bytes], url: str, log: Path, seconds: float = 60) -> None:
    """Wait until `url` answers.

    Raises:
        Stop: the program ended or did not answer in time; the message has the end of its log.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if answers(url):
            return
        time.sleep(0.05)
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    raise Stop(f"{log.stem} did not come up at {url}. The end of {log}:\n{tail}")


def answers(url: str) -> bool:
    """Tell whether an HTTP server answers at `url` with a status below 500."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


def is_taken(host: str, port: int) -> bool:
    """Tell whether something listens on that port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        return probe.connect_ex((host, port)) == 0


def log_of(place: Place, name: str) -> Path:
    """Return the path of a program's log."""
    return place.state / f"{name}.log"


def _pid_file(place: Place, name: str) -> Path:
    return place.state / f"{name}.pid"


def _reap(pid: int) -> None:
    """Collect the exit status if the program is our own child, so that it leaves the list of processes."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
