"""Packs functions and layers into zips whose names are the hash of what is in them."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infra import web
from infra.place import ROOT
from infra.terminal import Stop

FORMAT = "3"
"""Part of every hash: raise it when the way of packing changes."""

DOMAIN = ROOT / "layers" / "domain"
DEPENDENCIES = ROOT / "layers" / "dependencies"
RUNTIME = (3, 13)
"""The version of Python that the template's functions run on."""

# In Lambda's own image, or not imported by functions: left out of bundles to keep them small.
NOT_BUNDLED = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six.py", "bin")


SOURCES = "ui"
"""The folder of a service that holds sources of apps, which no function reads."""


@dataclass(frozen=True)
class Package:
    """A zip to be: `key` names its content, `build` makes it (only if it is not there yet)."""

    key: str
    build: Callable[[], bytes]


Entry = tuple[str, Path]
"""The name inside the zip, and the file."""


def function_package(folder: Path, *, bundle: bool) -> Package:
    """Return the zip of one service's functions.

    Args:
        folder: `functions/<service>`.
        bundle: put the domain package and the dependencies in as well, for an emulator that stores layers
            without applying them (LocalStack's free edition).
    """
    own = list(_own_files(folder))
    if not bundle:
        return _package([own], python=sys.executable)
    return _package(
        [own, list(_files(DOMAIN / "tms", "tms/"))], python=runtime_python(), as_it_is=list(_dependencies(""))
    )


def _own_files(folder: Path) -> list[Entry]:
    """Return the files of a service; of the apps for people what was built of them, and no source."""
    if not (folder / SOURCES).is_dir():
        return list(_files(folder, ""))
    web.built()
    parts = [path for path in folder.iterdir() if path.name not in {SOURCES, "Makefile"}]
    found = [(path.name, path) for path in parts if path.is_file()]
    return found + [entry for part in parts if part.is_dir() for entry in _files(part, f"{part.name}/")]


def layer_package(folder: Path) -> Package:
    """Return the zip of one layer for the emulator.

    MiniStack runs functions with this very interpreter, which has the pinned packages already; so the layer
    of dependencies only carries their list. `sam build` makes the real one (layers/dependencies/Makefile).
    """
    if folder.resolve() == DEPENDENCIES:
        return _package([[("python/requirements.txt", folder / "requirements.txt")]], python=sys.executable)
    return _package([list(_files(folder / "tms", "python/tms/"))], python=sys.executable)


@cache
def runtime_python() -> str | None:
    """Return a Python of Lambda's version on this machine, None if there is none."""
    if sys.version_info[:2] == RUNTIME:
        return sys.executable
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "python", "find", "--no-python-downloads", ".".join(map(str, RUNTIME))]
    found = subprocess.run(command, capture_output=True, text=True, check=False) if uv.exists() else None
    return found.stdout.strip() if found and found.returncode == 0 else None


def _package(sources: list[list[Entry]], *, python: str | None, as_it_is: Sequence[Entry] = ()) -> Package:
    """Return a zip of sources with their compiled files.

    Args:
        sources: lists of files that are compiled together.
        python: what compiles them; None leaves them as they are.
        as_it_is: files that are compiled already, or need not be.
    """
    entries = sorted([*as_it_is, *(entry for part in sources for entry in part)])
    made_by = "nothing" if python is None else RUNTIME if python != sys.executable else sys.version_info[:2]
    digest = _digest(entries, f"{FORMAT} {made_by}")

    def build() -> bytes:
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, path in entries:
                _add(archive, name, path.read_bytes())
            for part in sources if python else ():
                for name, content in _compiled(tuple(sorted(part)), _digest(part, ""), python).items():
                    _add(archive, name, content)
        return output.getvalue()

    return Package(f"{digest[:40]}.zip", build)


def _digest(entries: Iterable[Entry], beginning: str) -> str:
    digest = hashlib.sha256(beginning.encode())
    for name, path in sorted(entries):
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def _compiled(entries: tuple[Entry, ...], _content: str, python: str) -> dict[str, bytes]:
    """Return the compiled files of the sources among `entries`, by their names in the zip.

    Unpacking gives every file a new time, so that only a compiled file that is never checked against its
    source saves the compilation at a cold start.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, path in entries:
            if path.suffix == ".py":
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(path.read_bytes())
        command = [python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", folder]
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"The code could not be compiled:\n{(done.stdout + done.stderr)[-2000:]}")
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.pyc"))}


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980, so that equal content is an equal zip
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _files(folder: Path, prefix: str, *, compiled: bool = False) -> Iterator[Entry]:
    for path in folder.rglob("*"):
        if path.is_file() and (compiled or "__pycache__" not in path.parts):
            yield prefix + path.relative_to(folder).as_posix(), path


def _dependencies(prefix: str) -> Iterator[Entry]:
    """Yield the layer's real content with its compiled files, built once per pinned set."""
    python = runtime_python()
    made_of = [DEPENDENCIES / name for name in ("requirements.txt", "Makefile")]
    pins = _digest([(path.name, path) for path in made_of], str(python))[:16]
    folder = ROOT / ".tms" / f"dependencies-{pins}"
    if not folder.exists():
        half = folder.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        command = ["make", "-C", str(DEPENDENCIES), "build-DependenciesLayer", f"ARTIFACTS_DIR={half}"]
        command.append(f"RUNTIME={python or ''}")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        made = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
        )
        if made.returncode:
            raise Stop(f"The dependencies could not be fetched:\n{made.stderr[-2000:]}")
        half.rename(folder)
    for name, file in _files(folder / "python", prefix, compiled=True):
        if name.removeprefix(prefix).split("/")[0].split("-")[0] not in NOT_BUNDLED:
            yield name, file
