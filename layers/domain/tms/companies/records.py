"""The items of the companies table: companies, members, roles, names of roles, and owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import (
    BinaryAttribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)

from tms.companies.members import Member
from tms.companies.roles import Role
from tms.kernel.access.permissions import Permission, read_scope
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
    """`COMPANY#<id>` / `PROFILE`; without `state`, the company is active, and `revision` begins with 1."""

    document: JSONAttribute = JSONAttribute()
    state = UnicodeAttribute(null=True)
    revision = NumberAttribute(null=True)


class ListedCompanyRecord(InCompanies):
    """`COMPANIES` / `<creation, twelve digits>#<id>`: there is this company. It is never changed."""


class PolicyRecord(InCompanies):
    """`COMPANY#<id>` / `POLICY`; without it the defaults count."""

    document: JSONAttribute = JSONAttribute()
    revision = NumberAttribute()


class LogoRecord(InCompanies):
    """`COMPANY#<id>` / `LOGO`: a picture, as it was uploaded."""

    content_type = UnicodeAttribute()
    data = BinaryAttribute(legacy_encoding=False)
    etag = UnicodeAttribute()


class BranchRecord(InCompanies):
    """`COMPANY#<id>` / `BRANCH#<branch id>`."""

    document: JSONAttribute = JSONAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()


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


def member_of(record: MemberRecord) -> Member:
    """Return the member that a record holds."""
    return Member(
        company=record.pk.removeprefix("COMPANY#"),
        account_id=record.sk.removeprefix("STAFF#"),
        roles=frozenset(record.roles),
        extra=_permissions(record.extra),
        revoked=_permissions(record.revoked),
        active=record.active,
        joined=record.joined,
        revision=int(record.revision),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
    )


def member_record(member: Member) -> MemberRecord:
    """Return the record of a member."""
    return MemberRecord(
        f"COMPANY#{member.company}",
        f"STAFF#{member.account_id}",
        roles=set(member.roles),
        extra=texts_of(member.extra),
        revoked=texts_of(member.revoked),
        active=member.active,
        joined=member.joined,
        revision=member.revision,
        request_hash=member.request_hash,
        created_at=member.created_at,
    )


def role_of(record: RoleRecord) -> Role:
    """Return the role that a record holds."""
    return Role(
        role_id=record.sk.removeprefix("ROLE#"),
        company=record.pk.removeprefix("COMPANY#"),
        name=record.name,
        permissions=_permissions(record.permissions),
        holders=int(record.holders),
        revision=int(record.revision),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
    )


def role_record(role: Role) -> RoleRecord:
    """Return the record of a role."""
    return RoleRecord(
        f"COMPANY#{role.company}",
        f"ROLE#{role.role_id}",
        name=role.name,
        permissions=texts_of(role.permissions),
        holders=role.holders,
        revision=role.revision,
        request_hash=role.request_hash,
        created_at=role.created_at,
    )


def _permissions(texts: Iterable[str] | None) -> frozenset[Permission]:
    """Return the permissions that a record names, without those that have gone from the catalogue."""
    return read_scope(" ".join(texts or ()))


def texts_of(permissions: Iterable[Permission]) -> set[str] | None:
    """Return a set for a record, None for an empty one: DynamoDB has no empty sets."""
    return {permission.value for permission in permissions} or None
