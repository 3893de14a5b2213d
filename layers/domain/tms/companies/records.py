"""The items of the companies table: members, roles and their names, owners, and whose each thing is."""

from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Record


@dataclass(frozen=True)
class Settings:
    """Where members and roles are kept."""

    companies_table: str


settings = from_environment(Settings)


class CompaniesTable:
    """Names the table when it is first used."""

    table = staticmethod(lambda: settings().companies_table)


class MemberRecord(Record):
    """`COMPANY#<id>` / `STAFF#<account id>`."""

    class Meta(CompaniesTable):
        """See `Record`."""

    roles = UnicodeSetAttribute()
    extra = UnicodeSetAttribute(null=True)
    revoked = UnicodeSetAttribute(null=True)
    active = BooleanAttribute()
    joined = BooleanAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute(null=True)
    created_at = NumberAttribute()


class RoleRecord(Record):
    """`COMPANY#<id>` / `ROLE#<role id>`."""

    class Meta(CompaniesTable):
        """See `Record`."""

    name = UnicodeAttribute()
    permissions = UnicodeSetAttribute()
    holders = NumberAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()


class RoleNameRecord(Record):
    """`COMPANY#<id>` / `ROLENAME#<name>`: the role that has it. At most one does."""

    class Meta(CompaniesTable):
        """See `Record`."""

    role_id = UnicodeAttribute()


class OwnersRecord(Record):
    """`COMPANY#<id>` / `OWNERS`: the accounts in whose hands it is; never empty once somebody owns it."""

    class Meta(CompaniesTable):
        """See `Record`."""

    accounts = UnicodeSetAttribute()


class HomeRecord(Record):
    """`HOME#<account or role id>` / `HOME`: the company it belongs to, also after it was deleted."""

    class Meta(CompaniesTable):
        """See `Record`."""

    company = UnicodeAttribute()
