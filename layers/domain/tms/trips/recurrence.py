"""On which days a timetable runs: a rule of RFC 5545, checked before it is kept; pure.

A rule repeats days, so its parts are those of days. Some combinations never happen, as each day that is the
30th of February, and python-dateutil looks for them up to the year 9999. They are refused here.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import product

PARTS = {
    "DAILY": frozenset({"INTERVAL", "BYDAY", "BYMONTH"}),
    "WEEKLY": frozenset({"INTERVAL", "BYDAY", "BYMONTH", "WKST"}),
    "MONTHLY": frozenset({"INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}),
    "YEARLY": frozenset({"INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}),
}
"""The parts that a rule may have, by its frequency."""

_DAY = r"(MO|TU|WE|TH|FR|SA|SU)"
_SHAPES = {
    "INTERVAL": r"[1-9]\d?",
    "BYDAY": rf"(?:[+-]?[1-5])?{_DAY}(,(?:[+-]?[1-5])?{_DAY}){{0,20}}",
    "BYMONTH": r"(1[0-2]|[1-9])(,(1[0-2]|[1-9])){0,11}",
    "BYMONTHDAY": r"-?(3[01]|[12]\d|[1-9])(,-?(3[01]|[12]\d|[1-9])){0,30}",
    "BYSETPOS": r"-?[1-5](,-?[1-5]){0,4}",
    "WKST": _DAY,
}
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
"""The days of the months that have no 31."""

MOST = 300
"""The most characters of a rule."""


def normal_rule(text: str) -> str:
    """Return a rule as it is kept: capital letters, without `RRULE:`.

    Raises:
        ValueError: it is no rule of days, or never happens; a sentence says what is wrong.
    """
    rule = re.sub(r"\s", "", text.upper()).removeprefix("RRULE:")
    if len(rule) > MOST:
        raise ValueError(f"A rule has at most {MOST} characters.")
    parts: dict[str, str] = {}
    for each in rule.split(";"):
        name, _, value = each.partition("=")
        if not value or name in parts:
            raise ValueError("Give a rule of RFC 5545, as FREQ=WEEKLY;BYDAY=MO,TU,WE.")
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency not in PARTS:
        raise ValueError("A timetable repeats by FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.")
    for name, value in parts.items():
        if name not in PARTS[frequency]:
            raise ValueError(f"{name} does not go with FREQ={frequency} in a timetable.")
        if not re.fullmatch(_SHAPES[name], value):
            raise ValueError(f"{name}={value[:20]} is not understood.")
    if frequency in {"DAILY", "WEEKLY"} and re.search(r"\d", parts.get("BYDAY", "")):
        raise ValueError("Numbered weekdays, as 1MO, go with FREQ=MONTHLY or YEARLY.")
    if frequency == "DAILY" and "BYDAY" in parts and int(parts.get("INTERVAL", "1")) % 7 == 0:
        raise ValueError("Every seventh day is always the same weekday. Use FREQ=WEEKLY.")
    _require_some_day(parts)
    return ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())])


def days_of(rule: str, start: date, first: date, last: date) -> Sequence[date]:
    """Return the days on which a rule runs, from `first` to `last`, in order.

    Args:
        rule: a normal one.
        start: the day from which it counts its intervals.
    """
    from dateutil.rrule import rrulestr

    begins = max(first, start)
    if begins > last:
        return []
    found = rrulestr(rule, dtstart=_midnight(start)).between(_midnight(begins), _midnight(last), inc=True)
    return [each.date() for each in found]


def _require_some_day(parts: dict[str, str]) -> None:
    """Refuse days that none of the months has.

    Raises:
        ValueError: there are none.
    """
    if "BYMONTHDAY" not in parts:
        return
    months = [int(each) for each in parts.get("BYMONTH", "1").split(",")]
    days = [abs(int(each)) for each in parts["BYMONTHDAY"].split(",")]
    if not any(day <= _LONGEST.get(month, 31) for month, day in product(months, days)):
        raise ValueError("None of these months has such a day.")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
