"""The calls of a trip: a route's exact running times, counted from the departure at its first stop; pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tms.fleet.prices import Tariff, tariff_on
from tms.fleet.routes import Route
from tms.fleet.stations import Station
from tms.trips.trip import TripStop


class BadLocalTime(ValueError):
    """A local time that a clock does not show on that day, or shows twice."""


def moment_of(wanted: datetime, zone: str) -> datetime:
    """Return a departure as an aware moment in the time zone of its station.

    Args:
        wanted: with an offset, or without one: then as clocks at the station show it.

    Raises:
        BadLocalTime: the clock is put forward over it, or put back to it.
    """
    there = ZoneInfo(zone)
    if wanted.tzinfo is not None:
        return wanted.astimezone(there)
    first, second = (wanted.replace(tzinfo=there, fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(there).replace(tzinfo=None) != wanted:
        raise BadLocalTime(f"Clocks in {zone} do not show {wanted:%H:%M} on {wanted:%Y-%m-%d}.")
    if first.utcoffset() != second.utcoffset():
        raise BadLocalTime(f"Clocks in {zone} show {wanted:%H:%M} twice on {wanted:%Y-%m-%d}.")
    return first


def calls_of(route: Route, stations: Mapping[str, Station], departure_at: datetime) -> list[TripStop]:
    """Return the calls of a trip on a route, each in its station's local time.

    Args:
        stations: at least those of the route, by id.
        departure_at: aware.
    """
    start = departure_at.astimezone(UTC)  # a local clock may jump on the way
    calls = []
    for stop, (arrival_s, departure_s) in zip(route.stops, route.offsets(), strict=True):
        station = stations[stop.station_id]
        zone = ZoneInfo(station.timezone)
        arrival, departure = (start + timedelta(seconds=each) for each in (arrival_s, departure_s))
        calls.append(
            TripStop(
                station.station_id,
                station.name,
                station.latitude,
                station.longitude,
                _fixed(arrival.astimezone(zone)),
                _fixed(departure.astimezone(zone)),
            )
        )
    return calls


def tariff_of(route: Route, bus_class: str, stops: Sequence[TripStop]) -> Tariff:
    """Return what a trip costs, by the days on which it leaves its stops."""
    days: list[date] = [stop.departure_at.date() for stop in stops]
    return tariff_on(route, bus_class, days)


def _fixed(moment: datetime) -> datetime:
    """Return a moment with its bare offset, as it is stored."""
    return datetime.fromisoformat(moment.isoformat())
