"""`make bench` at its smallest: every part runs and prints its table, so that none rots unseen."""

import subprocess
import sys

import pytest

from infra.bench.__main__ import PARTS
from infra.place import ROOT

TABLES = {
    "imports": "Cold start: CPU of import and clients",
    "cpu": "Warm CPU of a hold",
    "fit": "Seats sold until a long journey is refused",
    "race": "legs of seats sold twice",
    "growth": "While the system grows",
    "units": "DynamoDB: calls in sequence",
}


def test_every_part_is_run_here():
    assert TABLES.keys() == PARTS.keys()


@pytest.mark.parametrize("part", TABLES)
def test_it_prints_its_table(part: str):
    command = [sys.executable, "-m", "infra", "bench", part, "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert TABLES[part] in done.stdout
    assert len(done.stdout.splitlines()) > 5, "a table without rows"
