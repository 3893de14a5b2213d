"""The items of the companies table: members, roles and their names, owners, and whose each thing is."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where members and roles are kept."""

    companies_table: str


settings = from_environment(Settings)


class InCompanies(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().companies_table)


class MemberRecord(InCompanies):
    """`COMPANY#<id>` / `STAFF#<account id>`."""

    roles = UnicodeSetAttribute()
    extra = UnicodeSetAttribute(null=True)
    revoked = UnicodeSetAttribute(null=True)
    active = BooleanAttribute()
    joined = BooleanAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute(null=True)
    created_at = NumberAttribute()


class RoleRecord(InCompanies):
    """`COMPANY#<id>` / `ROLE#<role id>`."""

    name = UnicodeAttribute()
    permissions = UnicodeSetAttribute()
    holders = NumberAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()


class RoleNameRecord(InCompanies):
    """`COMPANY#<id>` / `ROLENAME#<name>`: the role that has it. At most one does."""

    role_id = UnicodeAttribute()


class OwnersRecord(InCompanies):
    """`COMPANY#<id>` / `OWNERS`: the accounts in whose hands it is; never empty once somebody owns it."""

    accounts = UnicodeSetAttribute()


class HomeRecord(InCompanies):
    """`HOME#<account or role id>` / `HOME`: the company it belongs to, also after it was deleted."""

    company = UnicodeAttribute()
