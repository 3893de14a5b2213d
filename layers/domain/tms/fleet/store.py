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
    """Write stations that all companies share, new or changed."""
    with StationRecord.batch_write() as batch:
        for station in stations:
            key = ("STATIONS", f"STATION#{station.station_id}")
            batch.save(StationRecord(*key, document=document_of(station)))


def known_stations() -> list[Station]:
    """Return every station, as it was at most `KEEP_SECONDS` ago by the wall clock."""
    return stations_in(int(time.time() / KEEP_SECONDS))


@lru_cache(maxsize=1)
def stations_in(_slot: int) -> list[Station]:
    """Read every station, once in each slot of `KEEP_SECONDS`."""
    records = read_partition({"STATION": StationRecord}, "STATIONS")
    return [station_of(record) for record in records if isinstance(record, StationRecord)]


def find_stations(station_ids: Iterable[str]) -> list[Station]:
    """Return the stations with these ids that there are, as they are now, by one batch read."""
    keys = [("STATIONS", f"STATION#{station_id}") for station_id in sorted(set(station_ids))]
    return (
        [station_of(record) for record in StationRecord.batch_get(keys, consistent_read=True)] if keys else []
    )


_FIELDS = ("name", "district", "latitude", "longitude", "timezone", "main")


def document_of(station: Station) -> dict[str, object]:
    """Return what a station's record holds beside its owner."""
    return {name: getattr(station, name) for name in _FIELDS} | {"aliases": list(station.aliases)}


def station_of(record: StationRecord) -> Station:
    """Return the station that a record holds."""
    document = dict(record.document)
    return Station(
        station_id=record.sk.removeprefix("STATION#"),
        aliases=tuple(document.pop("aliases")),
        company_id=record.company_id,
        on_sale=record.on_sale is not False,
        **document,
    )
