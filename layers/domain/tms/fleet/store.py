"""The fleet table: companies, and stations (one partition, small enough to read whole)."""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from tms.fleet.company import Company, CompanyState
from tms.fleet.stations import Station
from tms.kernel.queries import read_partition
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, Transaction, in_table


@dataclass(frozen=True)
class Settings:
    """Where companies and stations are kept."""

    fleet_table: str


settings = from_environment(Settings)

COMPANY = "company"
"""The label of a company's write in a transaction."""

KEEP_SECONDS = 60.0
"""Stations change seldom; a container reads them again after this long."""


class InFleet(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().fleet_table)


class CompanyRecord(InFleet):
    """`COMPANY#<id>` / `PROFILE`."""

    document: JSONAttribute = JSONAttribute()
    state = UnicodeAttribute(null=True)


class StationRecord(InFleet):
    """`STATIONS` / `STATION#<id>`."""

    document: JSONAttribute = JSONAttribute()


def save_companies(companies: Iterable[Company]) -> None:
    """Write companies, new or changed, and leave their state as it is; `move` changes that."""
    for company in companies:
        document = asdict(company)
        del document["company_id"], document["state"]
        _company_key(company.company_id).update(actions=[CompanyRecord.document.set(document)])


def find_company(company_id: str) -> Company | None:
    """Return a company, as it is now."""
    try:
        record = CompanyRecord.get(f"COMPANY#{company_id}", "PROFILE", consistent_read=True)
    except CompanyRecord.DoesNotExist:
        return None
    state = CompanyState(record.state or CompanyState.ACTIVE)
    return Company(company_id, state=state, **record.document)


def move(transaction: Transaction, company_id: str, before: CompanyState, after: CompanyState) -> None:
    """Add to `transaction` that a company's state changes.

    The commit raises ConditionFailed with the label `COMPANY` if the company is not in the state `before`.
    """
    state = CompanyRecord.state
    was = state == before.value
    if before is CompanyState.ACTIVE:
        was = was | state.does_not_exist()
    key = _company_key(company_id)
    transaction.update(COMPANY, key, [state.set(after.value)], CompanyRecord.document.exists() & was)


def save_stations(stations: Iterable[Station]) -> None:
    """Write stations, new or changed."""
    with StationRecord.batch_write() as batch:
        for station in stations:
            document = {name: getattr(station, name) for name in _FIELDS} | {"aliases": list(station.aliases)}
            batch.save(StationRecord("STATIONS", f"STATION#{station.station_id}", document=document))


def known_stations() -> list[Station]:
    """Return every station, as it was at most `KEEP_SECONDS` ago."""
    return stations_in(int(time.monotonic() / KEEP_SECONDS))


@lru_cache(maxsize=1)
def stations_in(_slot: int) -> list[Station]:
    """Read every station, once in each slot of `KEEP_SECONDS`."""
    records = read_partition({"STATION": StationRecord}, "STATIONS")
    return [_station(record) for record in records if isinstance(record, StationRecord)]


_FIELDS = ("name", "district", "latitude", "longitude", "timezone", "main")


def _company_key(company_id: str) -> CompanyRecord:
    return CompanyRecord(f"COMPANY#{company_id}", "PROFILE")


def _station(record: StationRecord) -> Station:
    document = dict(record.document)
    return Station(
        station_id=record.sk.removeprefix("STATION#"), aliases=tuple(document.pop("aliases")), **document
    )
