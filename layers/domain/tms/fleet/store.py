"""The fleet table: companies, and stations (one partition, small enough to read whole)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from pynamodb.attributes import JSONAttribute

from tms.fleet.companies import Company
from tms.fleet.stations import Station
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, read_partition


@dataclass(frozen=True)
class Settings:
    """Where companies and stations are kept."""

    fleet_table: str


settings = from_environment(Settings)


class FleetTable:
    """Names the table when it is first used."""

    @staticmethod
    def table() -> str:
        """Return the table's name."""
        return settings().fleet_table


class CompanyRecord(Record):
    """`COMPANY#<id>` / `PROFILE`."""

    class Meta(FleetTable):
        """See `Record`."""

    document: JSONAttribute = JSONAttribute()


class StationRecord(Record):
    """`STATIONS` / `STATION#<id>`."""

    class Meta(FleetTable):
        """See `Record`."""

    document: JSONAttribute = JSONAttribute()


def save_companies(companies: Iterable[Company]) -> None:
    """Write companies, new or changed."""
    with CompanyRecord.batch_write() as batch:
        for company in companies:
            document = asdict(company)
            key = f"COMPANY#{document.pop('company_id')}"
            batch.save(CompanyRecord(key, "PROFILE", document=document))


def save_stations(stations: Iterable[Station]) -> None:
    """Write stations, new or changed."""
    with StationRecord.batch_write() as batch:
        for station in stations:
            document = {name: getattr(station, name) for name in _FIELDS} | {"aliases": list(station.aliases)}
            batch.save(StationRecord("STATIONS", f"STATION#{station.station_id}", document=document))


def all_stations() -> list[Station]:
    """Return every station."""
    records = read_partition({"STATION": StationRecord}, "STATIONS")
    return [_station(record) for record in records if isinstance(record, StationRecord)]


_FIELDS = ("name", "district", "latitude", "longitude", "timezone", "main")


def _station(record: StationRecord) -> Station:
    document = dict(record.document)
    return Station(
        station_id=record.sk.removeprefix("STATION#"), aliases=tuple(document.pop("aliases")), **document
    )
