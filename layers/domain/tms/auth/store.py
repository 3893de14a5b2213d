"""The accounts table: profiles, the names people sign in with, and sessions."""

from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.auth.accounts import Account, Session
from tms.kernel.settings import from_environment
from tms.kernel.store import ConditionFailed, Expiring, Record, Transaction


@dataclass(frozen=True)
class Settings:
    """Where accounts are kept."""

    accounts_table: str


settings = from_environment(Settings)


class AccountsTable:
    """Names the table when it is first used."""

    @staticmethod
    def table() -> str:
        """Return the table's name."""
        return settings().accounts_table


class AccountRecord(Record):
    """`ACCOUNT#<id>` / `PROFILE`."""

    class Meta(AccountsTable):
        """See `Record`."""

    full_name = UnicodeAttribute()
    email = UnicodeAttribute(null=True)
    phone = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute()
    roles = UnicodeSetAttribute()
    company = UnicodeAttribute(null=True)
    suspended = BooleanAttribute(default=False)
    created_at = NumberAttribute()


class LoginRecord(Record):
    """`LOGIN#<e-mail or phone>` / `LOGIN`: whose it is. At most one account has a name."""

    class Meta(AccountsTable):
        """See `Record`."""

    account_id = UnicodeAttribute()


class SessionRecord(Expiring):
    """`ACCOUNT#<id>` / `SESSION#<id>`: a sign-in; holds the hash of its refresh token."""

    class Meta(AccountsTable):
        """See `Record`."""

    refresh_hash = UnicodeAttribute()
    started_at = NumberAttribute()
    source_ip = UnicodeAttribute(null=True)


class LoginTaken(Exception):
    """Somebody has this e-mail address or phone number already."""


def create(account: Account) -> None:
    """Write a new account with its ways to sign in, all or nothing.

    Raises:
        LoginTaken: an address or number belongs to another account.
    """
    absent = Record.pk.does_not_exist()
    transaction = Transaction()
    transaction.put("account", _record(account), absent)
    for name in account.logins:
        login = LoginRecord(pk=f"LOGIN#{name}", sk="LOGIN", account_id=account.account_id)
        transaction.put(f"login {name}", login, absent)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        raise LoginTaken from failure


def by_login(name: str) -> Account | None:
    """Return the account that signs in as `name` (normalised), if any."""
    try:
        login = LoginRecord.get(f"LOGIN#{name}", "LOGIN")
    except LoginRecord.DoesNotExist:
        return None
    return by_id(login.account_id)


def by_id(account_id: str) -> Account | None:
    """Return an account, if it exists."""
    try:
        record = AccountRecord.get(f"ACCOUNT#{account_id}", "PROFILE")
    except AccountRecord.DoesNotExist:
        return None
    return Account(
        account_id=account_id,
        full_name=record.full_name,
        email=record.email,
        phone=record.phone,
        password_hash=record.password_hash,
        roles=frozenset(record.roles),
        company=record.company,
        suspended=record.suspended,
        created_at=int(record.created_at),
    )


def start_session(session: Session) -> None:
    """Write a new session."""
    SessionRecord(
        pk=f"ACCOUNT#{session.account_id}",
        sk=f"SESSION#{session.session_id}",
        refresh_hash=session.refresh_hash,
        started_at=session.started_at,
        expires=session.expires,
        source_ip=session.source_ip,
    ).save()


def _record(account: Account) -> AccountRecord:
    return AccountRecord(
        pk=f"ACCOUNT#{account.account_id}",
        sk="PROFILE",
        full_name=account.full_name,
        email=account.email,
        phone=account.phone,
        password_hash=account.password_hash,
        roles=set(account.roles),
        company=account.company,
        suspended=account.suspended,
        created_at=account.created_at,
    )
