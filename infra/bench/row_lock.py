"""The way of a relational database: a lock on the bus's row, one transaction a booking, on PostgreSQL.

PostgreSQL's own pgbench plays the buyers: each locks the row of its bus, looks for a seat that is free on its
leg, books it and commits. It is measured only where PostgreSQL is installed.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
"""PostgreSQL does not run as root; its packages make this user."""

SCHEMA = """
CREATE TABLE bus (id int PRIMARY KEY, seats int NOT NULL);
CREATE TABLE booking (
    bus_id int REFERENCES bus,
    leg int,
    seat int,
    held_at timestamptz DEFAULT now(),
    PRIMARY KEY (bus_id, leg, seat)
);
INSERT INTO bus SELECT id, 50 FROM generate_series(1, 100) AS id;
"""

BOOK = """
\\set leg random(1, 10)
BEGIN;
SELECT seats FROM bus WHERE id = :bus FOR UPDATE;
INSERT INTO booking (bus_id, leg, seat)
    SELECT :bus, :leg, number FROM generate_series(1, 50) AS number
    WHERE NOT EXISTS (SELECT FROM booking WHERE bus_id = :bus AND leg = :leg AND seat = number)
    LIMIT 1;
COMMIT;
"""
HOT, SPREAD = "\\set bus 1" + BOOK, "\\set bus :client_id + 1" + BOOK
"""All buyers want the same bus; each wants a bus of its own."""


class NotInstalled(Exception):
    """There is no PostgreSQL here, or it does not start."""


class Desk:
    """A database that runs."""

    def __init__(self, programs: Path, home: Path) -> None:
        self._programs, self._home = programs, home

    def seconds(self, script: str, buyers: int, bookings: int) -> float:
        """Return how long so many buyers take for so many bookings each, on empty buses.

        Raises:
            NotInstalled: pgbench did not play.
        """
        self._run("psql", "--quiet", "--command", "TRUNCATE booking")
        file = self._home / "book.sql"
        file.write_text(script)
        options = ("--no-vacuum", "--client", str(buyers), "--jobs", "2", "--transactions", str(bookings))
        shown = self._run("pgbench", *options, "--file", str(file))
        rate = re.search(r"tps = ([\d.]+)", shown)
        if rate is None:
            raise NotInstalled(shown)
        return buyers * bookings / float(rate[1])

    def prepare(self) -> None:
        """Make the tables."""
        self._run("psql", "--quiet", "--command", SCHEMA)

    def _run(self, program: str, *arguments: str) -> str:
        command = [str(self._programs / program), "--host", str(self._home), "--username", USER]
        return _done([*command, *arguments, "postgres"] if program == "pgbench" else [*command, *arguments])


@contextmanager
def running() -> Iterator[Desk]:
    """Run PostgreSQL as it comes, on a new and empty folder; it is stopped and forgotten in the end.

    Raises:
        NotInstalled: it is not there, or cannot run here.
    """
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="bench-postgres-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        data = home / "data"
        if os.geteuid() == 0:
            shutil.chown(home, USER)
        _done([str(programs / "initdb"), "--username", USER, "--pgdata", str(data)])
        control = [str(programs / "pg_ctl"), "--pgdata", str(data), "--wait", "--log", str(home / "log")]
        _done([*control, "--options", f"-k {home} -c listen_addresses=", "start"])
        try:
            desk = Desk(programs, home)
            desk.prepare()
            yield desk
        finally:
            _done([*control, "--mode", "immediate", "stop"])


def _programs() -> Path:
    """Return the folder of PostgreSQL's programs, the newest if there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda path: int(path.parts[4]))
    here = shutil.which("pgbench")
    for path in [*reversed(found), *([Path(here)] if here else [])]:
        if all((path.parent / name).exists() for name in ("initdb", "pg_ctl", "psql")):
            return path.parent
    raise NotInstalled("PostgreSQL is not installed here.")


def _done(command: list[str]) -> str:
    user = USER if os.geteuid() == 0 else None
    try:
        done = subprocess.run(
            command, user=user, cwd="/", capture_output=True, text=True, check=False, timeout=300
        )
    except (OSError, LookupError, subprocess.TimeoutExpired) as error:
        raise NotInstalled(f"PostgreSQL does not run here: {error}") from error
    if done.returncode:
        raise NotInstalled(f"PostgreSQL does not run here: {done.stderr.strip()[-200:]}")
    return done.stdout
