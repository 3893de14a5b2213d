"""The table of the limits of signing in says what the limits are."""

import pytest

from tms.accounts import limits
from tms.kernel.access.limit import Limit

SECONDS = {"s": 1, "min": 60, "h": 3600}

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (limits.__doc__ or "").splitlines()
    if line.startswith("| ") and "CODE_TRIES" not in line
][1:]


def seconds(text: str) -> int:
    number, unit = text.split()
    return int(number) * SECONDS[unit]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_says_what_its_limit_is(row: list[str]):
    name, _, _, times, windows = row
    found = getattr(limits, name)
    several = (found,) if isinstance(found, Limit) else found
    told = zip(times.split("; "), windows.split("; "), strict=True)
    assert [(each.times, each.seconds) for each in several] == [(int(n), seconds(w)) for n, w in told]


def test_every_limit_has_a_row():
    values = {name for name, value in vars(limits).items() if isinstance(value, Limit | tuple)}
    assert values == {row[0] for row in ROWS}


def test_no_two_limits_share_their_counts():
    several = [value if isinstance(value, tuple) else (value,) for value in vars(limits).values()]
    names = [each.name for group in several for each in group if isinstance(each, Limit)]
    assert len(names) == len(set(names))
