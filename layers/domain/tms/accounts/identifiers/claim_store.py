"""Claims: the account that each identifier belongs to, as one item under each key of the blind index's ring.

The first key's item decides. The items of the other keys are copies of it and written without a condition:
while a new key becomes known, some containers write without it, so what lies under it may be outdated.
"""

from collections.abc import Iterator
from typing import Any

from tms.accounts.account import PENDING_SECONDS, kind_of
from tms.accounts.records import ClaimRecord
from tms.kernel.clock import epoch
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Record, Transaction

CLAIM = "claim "
RELEASE = "release "
"""How the labels of a claim's writes begin; the identifier's blind index follows."""

FREE = Record.pk.does_not_exist() | (ClaimRecord.verified == False)  # noqa: E712 - a condition, not a comparison
"""No account has verified the identifier."""


class IdentifierTaken(Exception):
    """Another account has verified this e-mail address or phone number."""


def claimant(index: str) -> str | None:
    """Return the id of the account that claims the identifier with this blind index, if any."""
    try:
        return ClaimRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True).account_id
    except ClaimRecord.DoesNotExist:
        return None


def claim(transaction: Transaction, account_id: str, identifier: str, since: int | None = None) -> None:
    """Add to `transaction`: an identifier is pending for an account. A pending claim by another is replaced.

    Args:
        since: epoch seconds since when it is pending; now, if it is not given.

    Raises (at the commit):
        ConditionFailed: `CLAIM` + index, another account has verified it.
    """
    expires = (epoch() if since is None else since) + PENDING_SECONDS
    for index, is_first in _indexes(identifier):
        record = claim_of(index, account_id, verified=False, expires=expires)
        transaction.put(CLAIM + index, record, FREE if is_first else None)


def verify(transaction: Transaction, account_id: str, identifier: str) -> None:
    """Add to `transaction`: an account has verified an identifier.

    Raises (at the commit):
        ConditionFailed: `CLAIM` + index, another account has verified it.
    """
    free_or_ours = FREE | (ClaimRecord.account_id == account_id)
    for index, is_first in _indexes(identifier):
        record = claim_of(index, account_id, verified=True, expires=None)
        transaction.put(CLAIM + index, record, free_or_ours if is_first else None)


def release(transaction: Transaction, account_id: str, identifier: str) -> None:
    """Add to `transaction`: an identifier is free, if the account still claims it.

    Another account may have replaced a pending claim; then nothing is added.

    Raises (at the commit):
        ConditionFailed: `RELEASE` + index, another account has claimed it since.
    """
    if claimant(blind_index.index(kind_of(identifier), identifier)) == account_id:
        delete(transaction, identifier, ClaimRecord.account_id == account_id)


def delete(transaction: Transaction, identifier: str, condition: Any) -> None:
    """Add to `transaction`: nobody claims an identifier, if `condition` holds for its claim."""
    for index, is_first in _indexes(identifier):
        record = ClaimRecord(f"LOGIN#{index}", "LOGIN")
        transaction.delete(RELEASE + index, record, condition if is_first else None)


def is_taken(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because another account has verified an identifier."""
    return any(label.startswith(CLAIM) for label in failure.failed)


def claim_of(index: str, account_id: str, *, verified: bool, expires: int | None) -> ClaimRecord:
    """Return the claim of an identifier, under one of its blind indexes."""
    return ClaimRecord(f"LOGIN#{index}", "LOGIN", account_id=account_id, verified=verified, expires=expires)


def _indexes(identifier: str) -> Iterator[tuple[str, bool]]:
    """Yield the blind indexes of an identifier, and whether each is the first key's."""
    indexes = blind_index.indexes(kind_of(identifier), identifier)
    return ((index, number == 0) for number, index in enumerate(indexes))
