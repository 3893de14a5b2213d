"""Rules of timetables: which are taken, in which form, and on which days they run."""

import time
from datetime import date, timedelta

import pytest

from tms.trips.recurrence import days_of, normal_rule
from tms.trips.timetable import OnHolidays, Season

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("rrule:freq=weekly; byday=mo,fr", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("INTERVAL=2;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    ],
)
def test_a_rule_is_kept_in_one_form(given: str, kept: str):
    assert normal_rule(given) == kept


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;UNTIL=20270101",
        "FREQ=DAILY;BYHOUR=8",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;" + "BYDAY=" + ",".join(["MO"] * 200),
    ],
)
def test_what_is_no_rule_of_days_or_never_happens_is_refused(rule: str):
    with pytest.raises(ValueError, match=r"[A-Z].*\."):
        normal_rule(rule)


@pytest.mark.parametrize(
    ("rule", "offsets"),
    [
        ("FREQ=DAILY", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("FREQ=DAILY;INTERVAL=3", [0, 3, 6]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", [0, 2, 7]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", [0]),
    ],
)
def test_days_are_counted_from_the_start(rule: str, offsets: list[int]):
    found = days_of(rule, MONDAY, MONDAY, MONDAY + timedelta(days=7))
    assert found == [MONDAY + timedelta(days=offset) for offset in offsets]


def test_a_later_look_sees_the_same_days():
    whole = days_of("FREQ=DAILY;INTERVAL=3", MONDAY, MONDAY, MONDAY + timedelta(days=60))
    later = days_of("FREQ=DAILY;INTERVAL=3", MONDAY, MONDAY + timedelta(days=31), MONDAY + timedelta(days=60))
    assert later == [day for day in whole if day >= MONDAY + timedelta(days=31)]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;INTERVAL=99"],
)
def test_a_rare_day_is_looked_for_in_little_time(rule: str):
    begun = time.process_time()
    days_of(normal_rule(rule), MONDAY, MONDAY, MONDAY + timedelta(days=30))
    assert time.process_time() - begun < 2


def season(**changes: object) -> Season:
    values: dict[str, object] = {
        "rule": "FREQ=DAILY",
        "valid_from": MONDAY,
        "valid_until": MONDAY + timedelta(days=4),
        "without": frozenset(),
        "extra": frozenset(),
        "on_holidays": OnHolidays.RUN,
        "country": "RW",
    }
    return Season(**values | changes)  # type: ignore[arg-type]


TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("changes", "offsets"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"valid_until": None}, [0, 1, 2, 3, 4, 5, 6, 7]),
        ({"without": frozenset({TUESDAY})}, [0, 2, 3, 4]),
        ({"on_holidays": OnHolidays.SKIP}, [0, 1, 3, 4]),
        ({"on_holidays": OnHolidays.ONLY}, [2]),
        ({"on_holidays": OnHolidays.SKIP, "extra": frozenset({WEDNESDAY})}, [0, 1, 2, 3, 4]),
        ({"extra": frozenset({MONDAY + timedelta(days=6)})}, [0, 1, 2, 3, 4]),
        ({"rule": "FREQ=WEEKLY;BYDAY=MO", "extra": frozenset({TUESDAY})}, [0, 1]),
        ({"extra": frozenset({TUESDAY}), "without": frozenset({TUESDAY})}, [0, 2, 3, 4]),
    ],
)
def test_a_season_has_its_exceptions(changes: dict[str, object], offsets: list[int]):
    first, last = MONDAY - timedelta(days=7), MONDAY + timedelta(days=7)
    found = list(season(**changes).days(first, last, {WEDNESDAY}))
    assert found == [MONDAY + timedelta(days=offset) for offset in offsets]
