"""Web: builds the apps for people, `functions/site/ui`, into the files that their function serves."""

import contextlib
import fcntl
import hashlib
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from infra import npm, programs
from infra.place import ROOT
from infra.terminal import Stop

SITE = ROOT / "functions" / "site"
UI, PAGES = SITE / "ui", SITE / "pages"
DOCUMENT = ROOT / "functions" / "web" / "openapi.json"
TYPES = UI / "shared" / "api" / "schema.gen.d.ts"
TYPE_OPTIONS = ("--default-non-nullable=false",)
"""A field with a default may be left out of a request."""

DERIVED = {"node_modules", TYPES.name}


def built() -> Path:
    """Return the folder of the built apps, built anew if a source has changed since.

    Raises:
        Stop: the tools could not be fetched, or the sources cannot be built.
    """
    with _alone():
        told, wanted = PAGES / ".sources", _digest()
        if not told.exists() or told.read_text() != wanted:
            _use(npm.installed(UI))
            _run(["node", "build.mjs"], "The apps could not be built")
            told.write_text(wanted)
    return PAGES


def check() -> None:
    """Check the sources: Biome's rules and format, and TypeScript against the API's types.

    Raises:
        Stop: something is wrong with them; the message is what the tools said.
    """
    with _alone():
        if write_types():
            told = f"{TYPES.relative_to(ROOT)} was not of the present openapi.json. It is now: commit it"
            raise Stop(told)
        _use(npm.installed(UI, dev=True))
        for tool in (["biome", "ci", "--colors=off", "."], ["tsc", "--noEmit", "--pretty", "false"]):
            _run([f"node_modules/.bin/{tool[0]}", *tool[1:]], f"{tool[0]} found something")


def write_types() -> bool:
    """Write the types of the API for TypeScript, without its words; return whether they have changed."""
    tool = npm.installed(UI / "api-types") / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    before = TYPES.read_text() if TYPES.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TYPES.name
        asked = [str(DOCUMENT), *TYPE_OPTIONS, "-o", str(made)]
        _run(["node", str(tool), *asked], "The API's types could not be written")
        after = _bare(made.read_text())
    if after == before:
        return False
    TYPES.write_text(after)
    return True


def _bare(types: str) -> str:
    """Return types without comments and empty lines: a change of words alone changes none of them."""
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"/\*\*.*?\*/", "", types, flags=re.DOTALL)).lstrip()


def _digest() -> str:
    """Return the hash of all that the built files depend on."""
    digest = hashlib.sha256()
    for path in sorted(UI.rglob("*")):
        if path.is_file() and not DERIVED & set(path.relative_to(UI).parts):
            digest.update(f"\0{path.relative_to(UI).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _use(home: Path) -> None:
    """Let the sources find their packages."""
    link, target = UI / "node_modules", home / "node_modules"
    if link.is_symlink():
        link.unlink()
    if not link.exists():  # somebody's own `npm install` made one
        link.symlink_to(target)


def _run(command: list[str], what: str) -> None:
    _, environment = programs.npm()
    done = subprocess.run(command, cwd=UI, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"{what}:\n{(done.stdout + done.stderr)[-6000:]}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let processes that build or check at the same time take turns."""
    state = ROOT / ".tms"
    state.mkdir(exist_ok=True)
    with (state / "web.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
