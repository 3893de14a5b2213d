"""One-time codes that were sent, as hashes: at most one of an account and purpose, the newest.

Of codes for a new password there is one for each challenge: anybody may ask for one, which does not take the
place of the owner's. They run out in ten minutes, and `code_limits` says how many there can be.
"""

from tms.accounts.codes.code import Kept, Purpose
from tms.accounts.records import CodeRecord
from tms.kernel.store import Transaction, write_if

CODE = "code"
"""Label of a code's write."""


def keep(account_id: str, purpose: Purpose, code: Kept, at: int) -> bool:
    """Let a code be the one that works from `at` (epoch seconds); False if a newer one was asked for."""
    record = CodeRecord(
        *_key(account_id, purpose, code.challenge),
        digest=code.digest,
        challenge=code.challenge,
        asked_at=code.asked_at,
        tries=code.tries,
        expires=at + code.life,
    )
    latest = CodeRecord.pk.does_not_exist() | (CodeRecord.asked_at <= code.asked_at)
    return write_if(lambda: record.save(condition=latest))


def find(account_id: str, purpose: Purpose, at: int) -> str | None:
    """Return the hash of the code that works at `at` (epoch seconds), if any, without trying it."""
    try:
        record = CodeRecord.get(*_key(account_id, purpose), consistent_read=True)
    except CodeRecord.DoesNotExist:
        return None
    return record.digest if (record.expires or 0) > at else None


def spend_try(account_id: str, purpose: Purpose, challenge: str, at: int) -> str | None:
    """Use up one try of the code that works, before anything is compared; return its hash.

    None where no code works: there is none, it ran out, was tried too often, or has another challenge.
    """
    record = CodeRecord(*_key(account_id, purpose, challenge))
    open_to_try = (CodeRecord.tries > 0) & (CodeRecord.expires > at) & (CodeRecord.challenge == challenge)
    spent = write_if(lambda: record.update(actions=[CodeRecord.tries.add(-1)], condition=open_to_try))
    return record.digest if spent else None


def take(account_id: str, purpose: Purpose, digest: str, challenge: str = "") -> bool:
    """Use a code up; False if somebody else just did, or a newer one came."""
    record = CodeRecord(*_key(account_id, purpose, challenge))
    return write_if(lambda: record.delete(condition=CodeRecord.digest == digest))


def take_in(
    transaction: Transaction, account_id: str, purpose: Purpose, digest: str, challenge: str = ""
) -> None:
    """Use a code up with the other writes of a transaction; the label of this one is `CODE`."""
    key = CodeRecord(*_key(account_id, purpose, challenge))
    transaction.delete(CODE, key, CodeRecord.digest == digest)


def _key(account_id: str, purpose: Purpose, challenge: str = "") -> tuple[str, str]:
    which = f"#{challenge}" if purpose is Purpose.RESET else ""
    return f"ACCOUNT#{account_id}", f"CODE#{purpose}{which}"
