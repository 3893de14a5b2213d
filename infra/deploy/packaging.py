"""Packs functions and layers into zips whose names are the hash of what is in them."""

import hashlib
import importlib.util
import io
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from infra.place import ROOT
from infra.problems import Stop

FORMAT = "2"
"""Part of every hash: raise it when the way of packing changes."""

DOMAIN = ROOT / "layers" / "domain"
DEPENDENCIES = ROOT / "layers" / "dependencies"
# In Lambda's own image, or not imported by functions: left out of bundles to keep them small.
NOT_BUNDLED = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six.py", "bin")


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
    entries = list(_files(folder, ""))
    if bundle:
        entries += [*_files(DOMAIN / "tms", "tms/"), *_dependencies("")]
    return _package(entries, compiled=not bundle)


def layer_package(folder: Path) -> Package:
    """Return the zip of one layer for the emulator.

    MiniStack runs functions with this very interpreter, which has the pinned packages already; so the layer
    of dependencies only carries their list. `sam build` makes the real one (layers/dependencies/Makefile).
    """
    if folder.resolve() == DEPENDENCIES:
        return _package([("python/requirements.txt", folder / "requirements.txt")])
    return _package(list(_files(folder / "tms", "python/tms/")))


def _package(entries: list[Entry], *, compiled: bool = True) -> Package:
    digest = hashlib.sha256(f"{FORMAT} {sys.implementation.cache_tag} {compiled}".encode())
    for name, path in sorted(entries):
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Package(f"{digest.hexdigest()[:40]}.zip", lambda: _zip(entries, compiled=compiled))


def _zip(entries: list[Entry], *, compiled: bool) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, path in sorted(entries):
            _add(archive, name, path.read_bytes())
            if compiled and path.suffix == ".py":
                # Unpacking gives every file a new time, so that only a compiled file that is never checked
                # against its source saves the compilation at a cold start.
                _add(archive, importlib.util.cache_from_source(name), _compile(path, name))
    return output.getvalue()


def _compile(path: Path, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "compiled.pyc")
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(path), target, dfile=name, doraise=True, invalidation_mode=mode)
        return Path(target).read_bytes()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980, so that equal content is an equal zip
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _files(folder: Path, prefix: str) -> Iterator[Entry]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield prefix + path.relative_to(folder).as_posix(), path


def _dependencies(prefix: str) -> Iterator[Entry]:
    """Yield the layer's real content, built once per pinned set."""
    pins = hashlib.sha256((DEPENDENCIES / "requirements.txt").read_bytes()).hexdigest()[:16]
    folder = ROOT / ".tms" / f"dependencies-{pins}"
    if not folder.exists():
        half = folder.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        command = ["make", "-C", str(DEPENDENCIES), "build-DependenciesLayer", f"ARTIFACTS_DIR={half}"]
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        made = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
        )
        if made.returncode:
            raise Stop(f"The dependencies could not be fetched:\n{made.stderr[-2000:]}")
        half.rename(folder)
    for name, file in _files(folder / "python", prefix):
        if name.removeprefix(prefix).split("/")[0].split("-")[0] not in NOT_BUNDLED:
            yield name, file
