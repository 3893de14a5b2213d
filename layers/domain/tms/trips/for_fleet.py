"""Door for fleet. It stands below, so functions hand this to the use cases that need it."""

from collections.abc import Iterator

from tms.fleet.route_uses import Use
from tms.kernel.clock import now
from tms.trips import timetable_store
from tms.trips.timetable import Timetable, TimetableState, use_of

AT_ONCE = 100


def timetables_of_bus(company: str, bus_id: str) -> list[Use]:
    """Return the timetables of a company that make trips with a bus, now or in a season ahead."""
    return [use_of(each) for each in _making_trips(company) if each.bus_id == bus_id]


def timetables_of_driver(company: str, account_id: str) -> list[Use]:
    """Return the timetables of a company that make trips with a driver, now or in a season ahead."""
    return [use_of(each) for each in _making_trips(company) if each.driver_id == account_id]


def _making_trips(company: str) -> Iterator[Timetable]:
    """Yield the timetables that are neither paused nor over."""
    today, behind = now().date(), ""
    following: str | None = behind
    while following is not None:
        found, following = timetable_store.timetables_of(company, behind=following or None, limit=AT_ONCE)
        for each in found:
            until = each.season.valid_until
            if each.state is TimetableState.ACTIVE and (until is None or until >= today):
                yield each
