"""The items of the companies table: companies, members, roles, names of roles, and owners."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)

from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where companies, their members and their roles are kept."""

    companies_table: str


settings = from_environment(Settings)


class InCompanies(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().companies_table)


class CompanyRecord(InCompanies):
    """`COMPANY#<id>` / `PROFILE`; without `state`, the company is active."""

    document: JSONAttribute = JSONAttribute()
    state = UnicodeAttribute(null=True)


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
    """`COMPANY#<id>` / `ROLENAME#<normal form of a name>`: the one role that has this name."""

    role_id = UnicodeAttribute()


class OwnersRecord(InCompanies):
    """`COMPANY#<id>` / `OWNERS`: the accounts of its active owners; never empty once there was one."""

    accounts = UnicodeSetAttribute()


class HomeRecord(InCompanies):
    """`HOME#<account or role id>` / `HOME`: its company, also after it was deleted."""

    company = UnicodeAttribute()
