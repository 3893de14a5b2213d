"""`make bench` at its smallest: every part runs and prints its table, so that none rots unseen."""

import pytest

from infra.bench.__main__ import PARTS, main

TABLES = {
    "imports": "Cold start: CPU of import and clients",
    "cpu": "Warm CPU of a hold",
    "units": "DynamoDB calls in sequence and capacity units",
}


def test_every_part_is_run_here():
    assert TABLES.keys() == PARTS.keys()


@pytest.mark.parametrize("part", TABLES)
def test_it_prints_its_table(part: str, capsys: pytest.CaptureFixture[str]):
    assert main([part, "--small"]) == 0
    printed = capsys.readouterr()
    assert TABLES[part] in printed.out, printed.err
    assert len(printed.out.splitlines()) > 5, "a table without rows"
