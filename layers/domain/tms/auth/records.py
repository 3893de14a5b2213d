"""The items of the accounts table: profiles, the names people sign in with, sessions."""

from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record

SEALED = ("full_name", "email", "phone", "new_email", "new_phone")
"""Attributes of a profile that the vault seals; see `context`."""


@dataclass(frozen=True)
class Settings:
    """Where accounts are kept."""

    accounts_table: str


settings = from_environment(Settings)


class AccountsTable:
    """Names the table when it is first used."""

    table = staticmethod(lambda: settings().accounts_table)


class AccountRecord(Expiring):
    """`ACCOUNT#<id>` / `PROFILE`; it expires unless a name is verified or a company has it."""

    class Meta(AccountsTable):
        """See `Record`."""

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


class TombstoneRecord(Record):
    """`ACCOUNT#<id>` / `PROFILE` of an account that was deleted: nothing is left but that it was there."""

    class Meta(AccountsTable):
        """See `Record`."""

    created_at = NumberAttribute()
    deleted_at = NumberAttribute()


class AccessoryRecord(Record):
    """`ACCOUNT#<id>` / `CODE#...`, `SESSION#...`...: whatever stands beside a profile, by its key alone."""

    class Meta(AccountsTable):
        """See `Record`."""


class LoginRecord(Expiring):
    """`LOGIN#<blind index of a name>` / `LOGIN`: whose name it is. A claim that is not verified expires."""

    class Meta(AccountsTable):
        """See `Record`."""

    account_id = UnicodeAttribute()
    verified = BooleanAttribute(default=False)


class SessionRecord(Expiring):
    """`ACCOUNT#<id>` / `SESSION#<id>`: a sign-in; holds the hash of its refresh token."""

    class Meta(AccountsTable):
        """See `Record`."""

    refresh_hash = UnicodeAttribute()
    started_at = NumberAttribute()
    renewed_at = NumberAttribute()
    source_ip = UnicodeAttribute(null=True)
    second_factor = BooleanAttribute(default=False)


class CodeRecord(Expiring):
    """`ACCOUNT#<id>` / `CODE#<purpose>`: the one-time code that works, as a keyed hash."""

    class Meta(AccountsTable):
        """See `Record`."""

    digest = UnicodeAttribute()
    challenge = UnicodeAttribute()
    asked_at = NumberAttribute()
    tries = NumberAttribute()


class KnownRecord(Expiring):
    """`ACCOUNT#<id>` / `KNOWN#<keyed hash of an address>`: the account signed in from there."""

    class Meta(AccountsTable):
        """See `Record`."""


def profile_key(account_id: str) -> tuple[str, str]:
    """Return the key of an account's profile."""
    return f"ACCOUNT#{account_id}", "PROFILE"


def context(account_id: str) -> str:
    """Return the context in which the vault seals an account's personal data."""
    return f"account/{account_id}"
