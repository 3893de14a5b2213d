"""Door for fleet. It stands below, so functions hand this to the use cases that need it."""

from collections.abc import Iterator
from datetime import timedelta

from tms.fleet.route_uses import Use
from tms.fleet.uses import MOST_TOLD
from tms.kernel.clock import now
from tms.trips import timetable_store
from tms.trips.journey_store import place_of
from tms.trips.ride_store import rides_from, rides_to
from tms.trips.timetable import Timetable, TimetableState, use_of

AT_ONCE = 100

AHEAD = timedelta(days=31)
"""How far ahead trips are looked for at a station: as far as timetables make them."""


def trips_at(station_id: str) -> list[Use]:
    """Return the next trips on sale, of any company, that stop at a station; at most `MOST_TOLD`."""
    leave_after = place_of(now())
    found: dict[str, Use] = {}
    for number in range(-1, AHEAD.days + 1):  # a clock in the west may show the day before
        day = (now().date() + timedelta(days=number)).isoformat()
        for rides in (rides_from, rides_to):
            for each in rides(station_id, day, behind=leave_after, limit=MOST_TOLD).journeys:
                label = f"{each.departure_at:%Y-%m-%d %H:%M} {each.origin} - {each.destination}"
                found.setdefault(each.trip_id, Use("trip", each.trip_id, label))
        if len(found) >= MOST_TOLD:
            break
    return list(found.values())[:MOST_TOLD]


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
