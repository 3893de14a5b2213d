"""One-time codes that are sent: counted, and stored as hashes, of an account and purpose only the newest one.

To verify there is one code for each kind of identifier. For a new password there is one for each challenge:
anybody may ask for one, and it does not replace the code that the owner asked for. What one asker asked for
fits together: each code with each challenge. Codes run out in ten minutes, and their number is limited.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.accounts.account import kind_of
from tms.accounts.codes.code import Kept, Purpose
from tms.accounts.limits import CODES_ASKED_FROM, CODES_TO, CODES_TO_BY_ASKER
from tms.accounts.records import CodeRecord
from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.messaging.sms_rules import SmsKind, asker_key
from tms.kernel.privacy import blind_index
from tms.kernel.queries import read_partition
from tms.kernel.store import Transaction, whole_or_none, write_if


@dataclass(frozen=True)
class Tried:
    """What works at a challenge of which one try was used up.

    Attributes:
        digest: hash of its own code, by which it is used up.
        others: hashes of the other codes that fit it.
        asker: the network address or account that asked for it; empty if that was not kept.
    """

    digest: str
    others: Sequence[str] = ()
    asker: str = ""


CODE = "code"
"""Label of the write that uses a code up."""


_RESETS = f"CODE#{Purpose.RESET}#"


def count_sent(purpose: Purpose, identifier: str, known: str | None = None) -> None:
    """Count that a code goes to an identifier, whose asker knew the password, or invites.

    Args:
        known: the name under which the account knows the asker; such an asker has counts of its own.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    for limit, key in keys_of(purpose, identifier, known or "", known=known is not None).items():
        throttle.spend(limit, key)


def keys_of(purpose: Purpose, identifier: str, asker: str = "", *, known: bool = False) -> dict[Limit, str]:
    """Return the limits that count a code to an identifier, each with its key.

    Args:
        asker: the network address or account that asks; empty if the caller knew the password, or invites.
        known: whether the account that has verified the identifier signed in lately from the asker.
    """
    key = f"{purpose}#{blind_index.index(kind_of(identifier), identifier)}"
    keys = dict.fromkeys(CODES_TO_BY_ASKER, f"{key}#{asker}" if asker else key)
    return keys if known else {**keys, CODES_TO: key}


def count_typed(purpose: Purpose, identifier: str, asker: str) -> None:
    """Count a code that was sent no more for its asker, because the person that it went to typed it.

    Many people may share a network address; those who type their codes use up nothing of its counts.
    """
    throttle.give_back(CODES_ASKED_FROM, f"{purpose}#{asker}")
    if kind_of(identifier) == "phone":
        throttle.give_back(*asker_key(SmsKind(purpose), asker))


def keep(account_id: str, purpose: Purpose, code: Kept, at: int) -> bool:
    """Store the code that works from `at` (epoch seconds); False if one that was asked for later is there."""
    record = CodeRecord(
        *_key(account_id, purpose, code.challenge, code.kind),
        digest=code.digest,
        challenge=code.challenge,
        asker=code.asker or None,
        asked_at=code.asked_at,
        tries=code.tries,
        expires=at + code.life,
    )
    latest = CodeRecord.pk.does_not_exist() | (CodeRecord.asked_at <= code.asked_at)
    return write_if(lambda: record.save(condition=latest))


def find(account_id: str, purpose: Purpose, at: int) -> str | None:
    """Return the hash of the code that works at `at` (epoch seconds), if any. This is no try."""
    try:
        record = CodeRecord.get(*_key(account_id, purpose), consistent_read=True)
    except CodeRecord.DoesNotExist:
        return None
    return record.digest if (record.expires or 0) > at else None


def spend_try(account_id: str, purpose: Purpose, challenge: str, at: int, kind: str = "") -> Tried | None:
    """Use up one try of the code that works at `at`, before anything is compared; return the hashes that fit.

    Args:
        kind: of the identifier that the code went to.

    Returns:
        None if no code works: there is none, it ran out, has no try left, or has another challenge.
    """
    record = CodeRecord(*_key(account_id, purpose, challenge, kind))
    works = (CodeRecord.tries > 0) & (CodeRecord.expires > at) & (CodeRecord.challenge == challenge)
    spent = write_if(lambda: record.update(actions=[CodeRecord.tries.add(-1)], condition=works))
    if not spent:
        return None
    others = [each.split(":", 1) for each in record.others or ()]
    fitting = [digest for expires, digest in others if int(expires) > at]
    return Tried(record.digest, fitting, record.asker or "")


def share(account_id: str, asker: str, at: int) -> None:
    """Let each code for a new password that `asker` asked for fit each challenge of the same asker.

    People ask twice and type the code of either mail. Each challenge keeps tries of its own.
    """
    records = read_partition({"CODE": CodeRecord}, f"ACCOUNT#{account_id}", consistent=True)
    found = [each for each in records if isinstance(each, CodeRecord) and each.sk.startswith(_RESETS)]
    asked = [each for each in found if each.asker == asker and (each.expires or 0) > at]
    sent = {f"{whole_or_none(each.expires)}:{each.digest}": each.digest for each in asked if each.digest}
    for record in asked:
        new = {written for written, digest in sent.items() if digest != record.digest} - (
            record.others or set()
        )
        if new:
            _add_others(record, new)


def _add_others(record: CodeRecord, new: set[str]) -> None:
    unchanged = CodeRecord.digest == record.digest
    write_if(lambda: record.update(actions=[CodeRecord.others.add(new)], condition=unchanged))


def take(account_id: str, purpose: Purpose, digest: str, challenge: str = "", kind: str = "") -> bool:
    """Use a code up; False if it was used up or replaced meanwhile."""
    record = CodeRecord(*_key(account_id, purpose, challenge, kind))
    return write_if(lambda: record.delete(condition=CodeRecord.digest == digest))


def use_up(
    transaction: Transaction,
    account_id: str,
    purpose: Purpose,
    digest: str,
    challenge: str = "",
    kind: str = "",
) -> None:
    """Add to `transaction`: a code is used up.

    Raises (at the commit):
        ConditionFailed: `CODE`, it was used up or replaced meanwhile.
    """
    key = CodeRecord(*_key(account_id, purpose, challenge, kind))
    transaction.delete(CODE, key, CodeRecord.digest == digest)


def forget(transaction: Transaction, account_id: str, purpose: Purpose) -> None:
    """Add to `transaction`: a code or invitation works no more, if there is one."""
    transaction.delete(CODE, CodeRecord(*_key(account_id, purpose)))


def _key(account_id: str, purpose: Purpose, challenge: str = "", kind: str = "") -> tuple[str, str]:
    which = {Purpose.RESET: f"#{challenge}", Purpose.VERIFY: f"#{kind}"}.get(purpose, "")
    return f"ACCOUNT#{account_id}", f"CODE#{purpose}{which}"
