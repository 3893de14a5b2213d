"""Sessions in the accounts table."""

from collections.abc import Callable, Iterable

from tms.accounts.account import Session, mark_of
from tms.accounts.records import AccessoryRecord, AccountRecord, KnownRecord, SessionRecord, profile_key
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction, whole_or_none, write_if

Also = Callable[[Transaction], None]
"""Adds what is written together with the beginning or the end of a session."""

KEPT = "kept session"
"""Label of the write by which a session goes on with a new password."""


def start_session(
    session: Session,
    password_hash: str,
    known: KnownRecord | None = None,
    also: Also | None = None,
) -> bool:
    """Write a new session, if its password still is the account's; return whether it is.

    Args:
        password_hash: of the session's password.
        known: the known network address, written with it.
        also: adds what else is written with it.
    """
    record = SessionRecord(
        pk=f"ACCOUNT#{session.account_id}",
        sk=f"SESSION#{session.session_id}",
        family_hash=session.family_hash,
        refresh_hash=session.refresh_hash,
        started_at=session.started_at,
        renewed_at=session.renewed_at,
        expires=session.expires,
        source_ip=session.source_ip,
        password_mark=session.password_mark,
        second_factor=session.second_factor,
    )
    transaction = Transaction()
    profile = AccountRecord(*profile_key(session.account_id))
    transaction.check("password", profile, AccountRecord.password_hash == password_hash)
    transaction.put("session", record)
    if known is not None:
        transaction.put("known", known)
    if also is not None:
        also(transaction)
    return transaction.happens()


def find_session(account_id: str, session_id: str) -> Session | None:
    """Return a session that was not ended. It may have run out."""
    try:
        record = SessionRecord.get(f"ACCOUNT#{account_id}", f"SESSION#{session_id}", consistent_read=True)
    except SessionRecord.DoesNotExist:
        return None
    return _session(record)


def sessions_of(account_id: str) -> list[Session]:
    """Return the sessions of an account that were not ended. They may have run out."""
    records = read_partition({"SESSION": SessionRecord}, f"ACCOUNT#{account_id}", consistent=True)
    return [_session(record) for record in records if isinstance(record, SessionRecord)]


def renewable(account_id: str, at: int) -> list[Session]:
    """Return the sessions that could be renewed at `at` (epoch seconds)."""
    kinds: dict[str, type[Record]] = {"PROFILE": AccountRecord, "SESSION": SessionRecord}
    records = read_partition(kinds, f"ACCOUNT#{account_id}", consistent=True)
    profiles = [each for each in records if isinstance(each, AccountRecord) and not each.deleted_at]
    passwords = [each.password_hash for each in profiles]
    sessions = [_session(record) for record in records if isinstance(record, SessionRecord)]
    return [each for each in sessions if each.expires > at and any(map(each.belongs_to, passwords))]


def renew_session(session: Session, renewed: Session) -> bool:
    """Give a session its next refresh token, if no other request did; return whether it has it.

    The session may have the next one already: the answer to the write was lost, and the SDK sent it again.

    Args:
        session: as it was read.
        renewed: as it is to be.
    """
    refresh_hash = renewed.refresh_hash
    as_read_or_ours = SessionRecord.refresh_hash.is_in(session.refresh_hash, refresh_hash)
    key = SessionRecord(f"ACCOUNT#{session.account_id}", f"SESSION#{session.session_id}")
    return write_if(
        lambda: key.update(
            actions=[
                SessionRecord.refresh_hash.set(refresh_hash),
                SessionRecord.salt.set(renewed.salt),
                SessionRecord.renewed_at.set(renewed.renewed_at),
                SessionRecord.expires.set(renewed.expires),
                SessionRecord.source_ip.set(renewed.source_ip),
            ],
            condition=as_read_or_ours,
        )
    )


def end_session(account_id: str, session_id: str, also: Also | None = None) -> bool:
    """End a session, and write what `also` adds; False, and nothing is written, if there was none."""
    transaction = Transaction()
    key = SessionRecord(f"ACCOUNT#{account_id}", f"SESSION#{session_id}")
    transaction.delete("session", key, Record.pk.exists())
    if also is not None:
        also(transaction)
    return transaction.happens()


def end_all(account_id: str, *, but: str | None = None) -> None:
    """End every session of an account, except one."""
    for session in sessions_of(account_id):
        if session.session_id != but:
            end_session(account_id, session.session_id)


def end_outdated(session: Session) -> bool:
    """End a session with a former password; False if it has the new one by now, or was ended."""
    key = SessionRecord(f"ACCOUNT#{session.account_id}", f"SESSION#{session.session_id}")
    return write_if(lambda: key.delete(SessionRecord.password_mark == session.password_mark))


def keep(transaction: Transaction, session: Session, password_hash: str) -> None:
    """Add to `transaction`: a session goes on with a new password.

    Raises (at the commit):
        ConditionFailed: `KEPT`, the session was ended meanwhile.
    """
    key = SessionRecord(f"ACCOUNT#{session.account_id}", f"SESSION#{session.session_id}")
    mark = SessionRecord.password_mark.set(mark_of(password_hash))
    transaction.update(KEPT, key, [mark], Record.pk.exists())


def delete(transaction: Transaction, sessions: Iterable[Session]) -> None:
    """Add to `transaction`: sessions are ended."""
    for session in sessions:
        key = SessionRecord(f"ACCOUNT#{session.account_id}", f"SESSION#{session.session_id}")
        transaction.delete(f"session {session.session_id}", key)


def clear(account_id: str) -> None:
    """Delete the codes, devices, known addresses, notices and sessions of an account, if there are any."""
    names = ("CODE", "DEVICE", "KNOWN", "NOTICE", "SESSION")
    kinds: dict[str, type[Record]] = dict.fromkeys(names, AccessoryRecord)
    for record in read_partition(kinds, f"ACCOUNT#{account_id}", consistent=True):
        AccessoryRecord(record.pk, record.sk).delete()


def _session(record: SessionRecord) -> Session:
    return Session(
        session_id=record.sk.removeprefix("SESSION#"),
        account_id=record.pk.removeprefix("ACCOUNT#"),
        family_hash=record.family_hash,
        refresh_hash=record.refresh_hash,
        started_at=int(record.started_at),
        renewed_at=int(record.renewed_at),
        expires=whole_or_none(record.expires) or 0,
        source_ip=record.source_ip or "",
        password_mark=record.password_mark,
        second_factor=record.second_factor,
        salt=record.salt or "",
    )
