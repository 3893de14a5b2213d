"""The duties of the sample network: the buses and drivers that run its lines every day; pure data.

A duty is one bus with one driver, and they are never in two places: most duties end the day where they began
it, and the long line to Rusizi runs one way a day and back the next.
"""

from collections.abc import Iterator
from datetime import time

from infra.sample.network_companies import (
    BLUE_HERON,
    COMPANIES,
    HUYE,
    KARONGI,
    LAKE,
    NGOMA,
    NYAGATARE,
    PAPER_CRANE,
    RUBAVU,
    RUSIZI,
    SUNBIRD,
    Company,
    Route,
    bus,
    driver,
)
from infra.sample.plans import Duty

_OUT_AND_BACK: tuple[tuple[Company, str, tuple[Route, Route], str, str, str, str], ...] = (
    # company, kind of bus, line; first bus leaves its head and comes back; second one leaves its tail
    (SUNBIRD, "vip", RUBAVU, "06:30", "13:00", "06:30", "14:30"),
    (SUNBIRD, "minibus", LAKE, "06:00", "13:30", "06:30", "14:00"),
    (PAPER_CRANE, "coaster", HUYE, "07:00", "12:30", "06:00", "15:00"),
    (PAPER_CRANE, "coaster", KARONGI, "07:30", "14:00", "06:15", "13:15"),
    (BLUE_HERON, "coaster", NYAGATARE, "06:45", "13:30", "05:45", "12:45"),
    (BLUE_HERON, "minibus", NGOMA, "07:15", "12:00", "06:10", "15:30"),
)
_ONE_WAY_A_DAY = ("06:00", "09:30")
"""Departures of the line to Rusizi, from both ends: six hours on the road are a driver's day."""


def _duties() -> Iterator[Duty]:
    """Yield every duty of the timetable; buses and drivers are numbered within their company."""
    numbers = {company: iter(range(1, 100)) for company in COMPANIES}

    def crewed(company: Company, kind: str, *days: tuple[tuple[Route, str], ...]) -> Duty:
        number = next(numbers[company])
        work = tuple(tuple((route, time.fromisoformat(at)) for route, at in day) for day in days)
        return Duty(company, bus(company, number, kind), driver(company, number), work)

    for company, kind, (out, back), leaves, returns, tail_leaves, tail_returns in _OUT_AND_BACK:
        yield crewed(company, kind, ((out, leaves), (back, returns)))
        yield crewed(company, kind, ((back, tail_leaves), (out, tail_returns)))
    out, back = RUSIZI
    for at in _ONE_WAY_A_DAY:
        yield crewed(PAPER_CRANE, "coach", ((out, at),), ((back, at),))
        yield crewed(PAPER_CRANE, "coach", ((back, at),), ((out, at),))


DUTIES = tuple(_duties())
TIMETABLES = tuple(timetable for duty in DUTIES for timetable in duty.timetables())
