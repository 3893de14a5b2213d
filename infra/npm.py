"""Installs what a `package-lock.json` pins, once for each lock file, in a folder of `.tms`."""

import contextlib
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from infra import programs
from infra.place import ROOT
from infra.terminal import Stop

SECONDS = 300
FILES = ("package.json", "package-lock.json", ".npmrc")


def installed(pinned: Path, *, dev: bool = False) -> Path:
    """Return the folder that has the `node_modules` of a lock file.

    It is named after the lock file and appears by one rename, so processes may install it at the same time.
    No script of a package is run.

    Args:
        pinned: the folder of `package.json` and its lock file.
        dev: also what the package only needs to be checked.

    Raises:
        Stop: npm could not fetch it.
    """
    digest = hashlib.sha256((pinned / "package-lock.json").read_bytes()).hexdigest()[:16]
    least = ROOT / ".tms" / f"{pinned.name}-{digest}"
    whole = least.with_name(f"{least.name}-dev")
    home = whole if dev or whole.exists() else least
    if not home.exists():
        home.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as unpacked:
            for path in filter(Path.exists, map(pinned.joinpath, FILES)):
                shutil.copy(path, unpacked)
            _install(pinned, unpacked, dev=dev)
            with contextlib.suppress(OSError):  # somebody else was faster
                Path(unpacked).rename(home)
            Path(unpacked).mkdir(exist_ok=True)
    return home


def _install(pinned: Path, folder: str, *, dev: bool) -> None:
    # Ours is new enough for what we run; of some packages the JavaScript is not used.
    npm, environment = programs.npm()
    command = [npm, "ci", "--ignore-scripts", "--engine-strict=false", "--no-audit", "--no-fund"]
    what = f"npm could not install {pinned.relative_to(ROOT)}/package-lock.json"
    try:
        done = subprocess.run(
            [*command, *([] if dev else ["--omit=dev"])],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Stop(f"{what}: it did not end within {SECONDS} s. Is the npm registry reachable?") from None
    if done.returncode:
        raise Stop(f"{what}: {_reason(done.stderr)} Is the npm registry reachable?")


def _reason(said: str) -> str:
    """Return the first line in which npm says what is wrong."""
    errors = (line for line in said.splitlines() if line.startswith("npm error"))
    lines = [line.removeprefix("npm error").strip() for line in errors]
    told = [line for line in lines if line and not line.startswith(("code ", "errno ", "syscall "))]
    return f"{(told or lines or ['it failed'])[0].rstrip('.')}."
