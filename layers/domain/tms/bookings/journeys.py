"""Journeys on a trip: when the bus calls at each stop, and the legs from one stop to another; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, combinations
from zoneinfo import ZoneInfo


class UnknownStop(ValueError):
    """The trip does not call at the station."""

    def __init__(self, station_id: str) -> None:
        super().__init__(f"the trip does not call at {station_id}")
        self.station_id = station_id


class NotOnTheWay(ValueError):
    """The trip calls at both stations, but not at the destination after the origin."""

    def __init__(self, origin: str, destination: str) -> None:
        super().__init__(f"the trip does not go from {origin} to {destination}")
        self.origin = origin
        self.destination = destination


@dataclass(frozen=True, slots=True)
class StopTime:
    """A trip's call at a station.

    Attributes:
        station_id: the station.
        timezone: its IANA time zone, in which its days begin and end.
        arrival_at: when the bus arrives; at the first stop the same as `departure_at`.
        departure_at: when it leaves; at the last stop the same as `arrival_at`.
    """

    station_id: str
    timezone: str
    arrival_at: datetime
    departure_at: datetime


def timed_stops(
    departure_at: datetime, stations: Sequence[tuple[str, str]], running_minutes: Sequence[int]
) -> tuple[StopTime, ...]:
    """Return a trip's calls, each in its station's local time.

    Args:
        departure_at: when the bus leaves the first station, aware of its offset.
        stations: the ordered (station id, IANA time zone) of the route; at least two.
        running_minutes: minutes between neighbours, halts included: one fewer than `stations`.

    Raises:
        ValueError: the lengths do not fit, a running time is not positive, or `departure_at` is naive.
    """
    if len(stations) < 2 or len(running_minutes) != len(stations) - 1:
        raise ValueError("a route has two stations or more, and one running time between each two")
    if min(running_minutes) <= 0:
        raise ValueError("a running time is at least one minute")
    if departure_at.tzinfo is None:
        raise ValueError("a departure names its offset from UTC")
    start = departure_at.astimezone(UTC)  # a local clock may jump on the way
    calls = (start + timedelta(minutes=passed) for passed in accumulate(running_minutes, initial=0))
    return tuple(_call(*station, at) for station, at in zip(stations, calls, strict=True))


def legs_between(station_ids: Sequence[str], origin: str, destination: str) -> range:
    """Return the legs i..j-1 that lead from one station to another on a trip.

    If the trip calls at a station twice, the shortest stretch counts.

    Raises:
        UnknownStop: the trip does not call at one of them.
        NotOnTheWay: it calls at them in the other order only, or they are the same station.
    """
    for station_id in (origin, destination):
        if station_id not in station_ids:
            raise UnknownStop(station_id)
    stretches = [
        range(i, j)
        for i, j in combinations(range(len(station_ids)), 2)
        if station_ids[i] == origin != destination == station_ids[j]
    ]
    if not stretches:
        raise NotOnTheWay(origin, destination)
    return min(stretches, key=len)


def _call(station_id: str, timezone: str, at: datetime) -> StopTime:
    """Return the call at one station at an instant, in its local time."""
    local = at.astimezone(ZoneInfo(timezone))
    return StopTime(station_id, timezone, local, local)
