"""The items of the accounts table: profiles, identifiers, codes, sessions."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, in_table

SEALED = ("full_name", "email", "phone", "new_email", "new_phone")
"""Attributes of a profile that the vault seals, in the context `account_context`."""


@dataclass(frozen=True)
class Settings:
    """Where accounts are kept."""

    accounts_table: str


settings = from_environment(Settings)


class InAccounts(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().accounts_table)


class AccountRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `PROFILE`; expires until an identifier is verified or an invitation accepted."""

    full_name = UnicodeAttribute()
    email = UnicodeAttribute(null=True)
    phone = UnicodeAttribute(null=True)
    new_email = UnicodeAttribute(null=True)
    new_phone = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute()
    roles = UnicodeSetAttribute()
    company = UnicodeAttribute(null=True)
    created_at = NumberAttribute()
    deleted_at = NumberAttribute(null=True)


class TombstoneRecord(InAccounts):
    """`ACCOUNT#<id>` / `PROFILE` of an account that was deleted: it has no personal data."""

    created_at = NumberAttribute()
    deleted_at = NumberAttribute()


class AccessoryRecord(InAccounts):
    """`ACCOUNT#<id>` / `CODE#...`, `SESSION#...`...: any item beside a profile, by its key alone."""


class ClaimRecord(InAccounts, Expiring):
    """`LOGIN#<blind index of an identifier>` / `LOGIN`: its account. A pending claim expires."""

    account_id = UnicodeAttribute()
    verified = BooleanAttribute(default=False)


class SessionRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `SESSION#<id>`: a sign-in on one device, with the hashes of its refresh token."""

    family_hash = UnicodeAttribute()
    refresh_hash = UnicodeAttribute()
    salt = UnicodeAttribute(null=True)
    started_at = NumberAttribute()
    renewed_at = NumberAttribute()
    password_mark = UnicodeAttribute()
    source_ip = UnicodeAttribute(null=True)
    second_factor = BooleanAttribute(default=False)


class CodeRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `CODE#<purpose>`, `CODE#reset#<challenge>`, `CODE#verify#<kind>`: a code, hashed."""

    digest = UnicodeAttribute()
    others = UnicodeSetAttribute(null=True)
    challenge = UnicodeAttribute()
    asker = UnicodeAttribute(null=True)
    asked_at = NumberAttribute()
    tries = NumberAttribute()


class NoticeRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `NOTICE#<id>`: a former identifier, sealed in `name`, to which a notice is sent."""

    name = UnicodeAttribute()


class KnownRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `KNOWN#<keyed hash of a network address>`: the account signed in from there."""


class DeviceRecord(InAccounts, Expiring):
    """`ACCOUNT#<id>` / `DEVICE#<hash of a device token>`: the account signed in on this device."""


def profile_key(account_id: str) -> tuple[str, str]:
    """Return the key of an account's profile."""
    return f"ACCOUNT#{account_id}", "PROFILE"
