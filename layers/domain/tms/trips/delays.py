"""How late a trip is at each stop, from what staff say: pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tms.kernel.errors import Invalid
from tms.trips.trip import Trip, TripStop

MOST_MINUTES = 12 * 60
"""A ticket is good for so long after the scheduled arrival; a trip that is later is another trip."""


def from_stop(trip: Trip, stop: int, minutes: int) -> tuple[int, ...]:
    """Return the delay of each stop, in seconds, if the trip is late from one stop on; empty if on time.

    Raises:
        Invalid: `no_such_stop`.
    """
    _require_stop(trip.stops, stop, "/from_stop")
    return _plain([minutes * 60 if place >= stop else 0 for place in range(len(trip.stops))])


def by_times(trip: Trip, times: Mapping[int, datetime]) -> tuple[int, ...]:
    """Return the delay of each stop, in seconds, from the times at which it leaves some; empty if on time.

    At the last stop the time is that of the arrival. From one of the stops to the next one that is told, the
    delay stays.

    Raises:
        Invalid: `no_such_stop`, `before_schedule`, `too_late_by_far`, `times_backwards`.
    """
    found, late = [], 0
    for place, stop in enumerate(trip.stops):
        if place in times:
            late = _late(trip.stops, place, times[place])
        found.append(late)
        if place and trip.stops[place - 1].departure_at + timedelta(seconds=found[place - 1]) > (
            stop.arrival_at + timedelta(seconds=late)
        ):
            told = f"The bus would reach {stop.name} before it leaves {trip.stops[place - 1].name}."
            raise Invalid("times_backwards", told, "/times")
    for place in times:
        _require_stop(trip.stops, place, "/times")
    return _plain(found)


def _late(stops: Sequence[TripStop], place: int, moment: datetime) -> int:
    last = place == len(stops) - 1
    scheduled = stops[place].arrival_at if last else stops[place].departure_at
    late = int((moment - scheduled).total_seconds())
    if late < 0:
        told = f"{stops[place].name} is planned for {scheduled:%H:%M}; no bus leaves before its time."
        raise Invalid("before_schedule", told, "/times")
    if late > MOST_MINUTES * 60:
        raise Invalid("too_late_by_far", "A trip is at most twelve hours late. Cancel it instead.", "/times")
    return late


def _require_stop(stops: Sequence[TripStop], place: int, pointer: str) -> None:
    if not 0 <= place < len(stops):
        told = f"The stops of this trip are counted from 0 to {len(stops) - 1}."
        raise Invalid("no_such_stop", told, pointer)


def _plain(delays: Sequence[int]) -> tuple[int, ...]:
    return tuple(delays) if any(delays) else ()
