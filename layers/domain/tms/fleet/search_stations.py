"""Use cases of the fleet: finding stations."""

import time
from functools import lru_cache

from tms.fleet import store
from tms.fleet.stations import Station, find
from tms.fleet.views import FoundStations, station_view

KEEP_SECONDS = 60.0
"""Stations change seldom; a container reads them again after this long."""


def search_stations(q: str, limit: int) -> FoundStations:
    """Return the stations that `q` may mean, the likeliest first; the main ones for an empty `q`."""
    return FoundStations([station_view(match.station) for match in find(_stations(), q, limit)])


def station(place: str) -> Station | None:
    """Return the station with this id, or the likeliest one with this name."""
    for each in _stations():
        if each.station_id == place:
            return each
    matches = find(_stations(), place, 1)
    return matches[0].station if matches else None


def _stations() -> list[Station]:
    return stations_in(int(time.monotonic() / KEEP_SECONDS))


@lru_cache(maxsize=1)
def stations_in(_slot: int) -> list[Station]:
    """Read all stations, once in each slot of `KEEP_SECONDS`."""
    return store.all_stations()
