"""The accounts table: profiles, the names people sign in with, and sessions."""

from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from tms.auth.accounts import Account, Session
from tms.kernel.settings import from_environment
from tms.kernel.store import (
    ConditionFailed,
    Expiring,
    Record,
    Transaction,
    read_partition,
    whole_or_none,
    write_if,
)


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
    renewed_at = NumberAttribute()
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
        renewed_at=session.renewed_at,
        expires=session.expires,
        source_ip=session.source_ip,
    ).save()


def find_session(account_id: str, session_id: str) -> Session | None:
    """Return a session that was not ended; it may have run out."""
    try:
        record = SessionRecord.get(f"ACCOUNT#{account_id}", f"SESSION#{session_id}", consistent_read=True)
    except SessionRecord.DoesNotExist:
        return None
    return _session(record)


def sessions_of(account_id: str) -> list[Session]:
    """Return the sessions of an account that were not ended."""
    records = read_partition({"SESSION": SessionRecord}, f"ACCOUNT#{account_id}", consistent=True)
    return [_session(record) for record in records if isinstance(record, SessionRecord)]


def renew_session(session: Session, refresh_hash: str, *, at: int, expires: int, source_ip: str) -> bool:
    """Give a session its next refresh token, if it still has the one that was read; return whether it did."""
    key = SessionRecord(f"ACCOUNT#{session.account_id}", f"SESSION#{session.session_id}")
    return write_if(
        lambda: key.update(
            actions=[
                SessionRecord.refresh_hash.set(refresh_hash),
                SessionRecord.renewed_at.set(at),
                SessionRecord.expires.set(expires),
                SessionRecord.source_ip.set(source_ip),
            ],
            condition=SessionRecord.refresh_hash == session.refresh_hash,
        )
    )


def end_session(account_id: str, session_id: str) -> bool:
    """End a session; False if there was none."""
    key = SessionRecord(f"ACCOUNT#{account_id}", f"SESSION#{session_id}")
    return write_if(lambda: key.delete(condition=Record.pk.exists()))


def _session(record: SessionRecord) -> Session:
    return Session(
        session_id=record.sk.removeprefix("SESSION#"),
        account_id=record.pk.removeprefix("ACCOUNT#"),
        refresh_hash=record.refresh_hash,
        started_at=int(record.started_at),
        renewed_at=int(record.renewed_at),
        expires=whole_or_none(record.expires) or 0,
        source_ip=record.source_ip or "",
    )


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
