"""The items of the fleet table: stations and routes."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where stations and routes are kept."""

    fleet_table: str


settings = from_environment(Settings)


class InFleet(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().fleet_table)


class StationRecord(InFleet):
    """`STATIONS` / `STATION#<id>`."""

    document: JSONAttribute = JSONAttribute()


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
