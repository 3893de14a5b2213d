"""The fleet table: stations, in one partition that is small enough to read whole."""

import time
from collections.abc import Iterable
from functools import lru_cache

from tms.fleet.records import StationRecord
from tms.fleet.stations import Station
from tms.kernel.queries import read_partition

KEEP_SECONDS = 60.0
"""Stations change seldom; a container reads them again after this long."""


def save_stations(stations: Iterable[Station]) -> None:
    """Write stations, new or changed."""
    with StationRecord.batch_write() as batch:
        for station in stations:
            document = {name: getattr(station, name) for name in _FIELDS} | {"aliases": list(station.aliases)}
            batch.save(StationRecord("STATIONS", f"STATION#{station.station_id}", document=document))


def known_stations() -> list[Station]:
    """Return every station, as it was at most `KEEP_SECONDS` ago by the wall clock."""
    return stations_in(int(time.time() / KEEP_SECONDS))


@lru_cache(maxsize=1)
def stations_in(_slot: int) -> list[Station]:
    """Read every station, once in each slot of `KEEP_SECONDS`."""
    records = read_partition({"STATION": StationRecord}, "STATIONS")
    return [_station(record) for record in records if isinstance(record, StationRecord)]


def find_stations(station_ids: Iterable[str]) -> list[Station]:
    """Return the stations with these ids that there are, as they are now, by one batch read."""
    keys = [("STATIONS", f"STATION#{station_id}") for station_id in sorted(set(station_ids))]
    return (
        [_station(record) for record in StationRecord.batch_get(keys, consistent_read=True)] if keys else []
    )


_FIELDS = ("name", "district", "latitude", "longitude", "timezone", "main")


def _station(record: StationRecord) -> Station:
    document = dict(record.document)
    return Station(
        station_id=record.sk.removeprefix("STATION#"), aliases=tuple(document.pop("aliases")), **document
    )
