"""Stations in the fleet table, as companies and the platform make, change and delete them.

All stations stand in one partition, a company's own ones too: see `tms.fleet.store`. A name stands in an item
of its own, so that no two shared stations, and no two of one company, have it.
"""

from typing import Any

from tms.companies.lookalikes import look
from tms.fleet.records import StationNameRecord, StationRecord, StationUsesRecord
from tms.fleet.stations import Station
from tms.fleet.store import document_of, station_of
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction, whole_or_none, write_if

ABSENT = Record.pk.does_not_exist()
STATION, NAME, USES = "station", "name", "uses"


def find_station(station_id: str) -> tuple[Station, int] | None:
    """Return a station of whichever company, as it is now, and its revision."""
    try:
        record = StationRecord.get("STATIONS", f"STATION#{station_id}", consistent_read=True)
    except StationRecord.DoesNotExist:
        return None
    return station_of(record), whole_or_none(record.revision) or 0


def request_hash_of(station_id: str) -> str | None:
    """Return the hash of the request that made a station."""
    return StationRecord.get("STATIONS", f"STATION#{station_id}", consistent_read=True).request_hash


def stations_now(company: str | None) -> list[Station]:
    """Return the shared stations and the own ones of a company, as they are now."""
    records = read_partition({"STATION": StationRecord}, "STATIONS", consistent=True)
    stations = [station_of(record) for record in records if isinstance(record, StationRecord)]
    return [station for station in stations if station.company_id in {None, company}]


def add_station(transaction: Transaction, station: Station, request_hash: str) -> None:
    """Add to `transaction`: a new station.

    Raises (at the commit):
        ConditionFailed: `STATION`, the station was made before; `USES`, and it was deleted since; `NAME`,
            another one has the name.
    """
    record = _record(station)
    record.revision, record.request_hash = 1, request_hash
    transaction.put(STATION, record, ABSENT)
    transaction.check(USES, _uses(station), StationUsesRecord.closed.does_not_exist())
    transaction.put(NAME, _name(station), ABSENT)


def change_station(transaction: Transaction, before: Station, revision: int, after: Station) -> None:
    """Add to `transaction`: what is different of a station.

    Args:
        revision: that `before` was read with.

    Raises (at the commit):
        ConditionFailed: `STATION`, the station is no longer as `before`; `NAME`, another one has the name.
    """
    transaction.update(
        STATION,
        _key(before),
        [StationRecord.document.set(document_of(after)), StationRecord.revision.set(revision + 1)],
        _same(revision),
    )
    if look(before.name) != look(after.name):
        transaction.delete("old name", _name(before), _free_or_its(before))
        transaction.put(NAME, _name(after), ABSENT)


def delete_station(transaction: Transaction, station: Station, revision: int) -> None:
    """Add to `transaction`: a station at which no route calls is deleted, and none will call there.

    Raises (at the commit):
        ConditionFailed: `STATION`, the station is not as it was read; `USES`, a route calls there.
    """
    transaction.delete(STATION, _key(station), _same(revision))
    unused = StationUsesRecord.routes.does_not_exist()
    transaction.update(USES, _uses(station), [StationUsesRecord.closed.set(True)], unused)
    transaction.delete("old name", _name(station), _free_or_its(station))


def put_on_sale(station_id: str) -> None:
    """Let passengers find a company's own station; nothing happens if it was deleted."""
    key = StationRecord("STATIONS", f"STATION#{station_id}")
    write_if(lambda: key.update([StationRecord.on_sale.set(True)], condition=StationRecord.pk.exists()))


def _same(revision: int) -> Any:
    if revision:
        return StationRecord.revision == revision
    return StationRecord.pk.exists() & StationRecord.revision.does_not_exist()


def _free_or_its(station: Station) -> Any:
    return ABSENT | (StationNameRecord.station_id == station.station_id)


def _key(station: Station) -> StationRecord:
    return StationRecord("STATIONS", f"STATION#{station.station_id}")


def _uses(station: Station) -> StationUsesRecord:
    return StationUsesRecord(f"STATION#{station.station_id}", "USES")


def _name(station: Station) -> StationNameRecord:
    owner = "PLATFORM" if station.company_id is None else f"COMPANY#{station.company_id}"
    return StationNameRecord(owner, f"STATIONNAME#{look(station.name)}", station_id=station.station_id)


def _record(station: Station) -> StationRecord:
    record = _key(station)
    record.document = document_of(station)
    record.company_id = station.company_id
    record.on_sale = None if station.company_id is None else station.on_sale
    return record
