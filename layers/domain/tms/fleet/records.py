"""The items of the fleet table: stations, routes, buses, drivers, and their calendars."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where stations, routes, buses and drivers are kept."""

    fleet_table: str


settings = from_environment(Settings)


class InFleet(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().fleet_table)


class StationRecord(InFleet):
    """`STATIONS` / `STATION#<id>`. Shared stations have no `company_id` and no `on_sale`."""

    document: JSONAttribute = JSONAttribute()
    company_id = UnicodeAttribute(null=True)
    on_sale = BooleanAttribute(null=True)
    revision = NumberAttribute(null=True)
    request_hash = UnicodeAttribute(null=True)


class StationNameRecord(InFleet):
    """`PLATFORM` or `COMPANY#<id>` / `STATIONNAME#<normal form of a name>`: the one station that has it."""

    station_id = UnicodeAttribute()


class RouteRecord(InFleet):
    """`ROUTE#<id>` / `ROUTE`: the present version; `VERSION#<number>`: each version as it was made."""

    company_id = UnicodeAttribute()
    name = UnicodeAttribute()
    state = UnicodeAttribute()
    version = NumberAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    changed_at = NumberAttribute()
    changed_by = UnicodeAttribute()
    document: JSONAttribute = JSONAttribute()


class RouteUsesRecord(InFleet):
    """`ROUTE#<id>` / `USES`: how many things use the route, and whether more may: not once it is retired."""

    uses = NumberAttribute()
    open = BooleanAttribute()


class RouteUseRecord(InFleet):
    """`ROUTE#<id>` / `USE#<id of the user>`."""

    kind = UnicodeAttribute()
    name = UnicodeAttribute()


class RouteCardRecord(InFleet):
    """`COMPANY#<id>` / `ROUTENAME#<normal form of a name>`: the one route of this name, for lists."""

    route_id = UnicodeAttribute()
    state = UnicodeAttribute()
    stations = UnicodeSetAttribute()
    document: JSONAttribute = JSONAttribute()


class StationUsesRecord(InFleet):
    """`STATION#<id>` / `USES`: the routes that call at a station; `closed` once the station is deleted."""

    routes = UnicodeSetAttribute(null=True)
    closed = BooleanAttribute(null=True)


class BusRecord(InFleet):
    """`COMPANY#<id>` / `BUS#<bus id>`."""

    document: JSONAttribute = JSONAttribute()
    revision = NumberAttribute()
    plans = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()


class PlateRecord(InFleet):
    """`PLATE#<letters and digits of a plate>` / `PLATE`: the one bus that has it."""

    bus_id = UnicodeAttribute()


class DriverRecord(InFleet):
    """`COMPANY#<id>` / `DRIVER#<account id>`."""

    document: JSONAttribute = JSONAttribute()
    revision = NumberAttribute()
    plans = NumberAttribute()


class LicenceRecord(InFleet):
    """`DRIVER#<account id>` / `LICENCE`: the sealed number of a driver's licence, and whose driver it is."""

    number = UnicodeAttribute()
    company = UnicodeAttribute()


class HomeRecord(InFleet):
    """`HOME#<id>` / `HOME`: the company of a bus or a station, also after it was deleted."""

    company = UnicodeAttribute()


class CalendarRecord(InFleet, Expiring):
    """`BUS#<id>` or `DRIVER#<account id>` / `CALENDAR#<day of UTC>`: which trip has it when.

    Attributes:
        trips: `<begin> <end> <label>` by the trip's id, the times in epoch seconds.
        revision: the number of trips that were ever put here.
    """

    trips: Any = MapAttribute()  # type: ignore[no-untyped-call]
    revision = NumberAttribute()
