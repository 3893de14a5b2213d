"""Claims: whose a name to sign in with is. Each is one item under each key of the blind index's ring.

The first key's item says whose the name is; the others are written with it and follow, whatever they said.
For while a new key becomes known, some containers write without it, and what lies under it may be old.
"""

from collections.abc import Iterator
from typing import Any

from tms.accounts.account import UNVERIFIED_SECONDS
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.records import LoginRecord
from tms.kernel.clock import epoch
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Record, Transaction

CLAIM = "login "
GIVEN_UP = "given up "
"""How the labels of a name's writes begin in a transaction; the name's blind index follows."""

FREE = Record.pk.does_not_exist() | (LoginRecord.verified == False)  # noqa: E712 - a condition, not a comparison
"""A name that nobody has proven to have."""


class LoginTaken(Exception):
    """Somebody has proven to have this e-mail address or phone number."""


def claimant(index: str) -> str | None:
    """Return the id of the account that claims the name of this blind index, if any."""
    try:
        return LoginRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True).account_id
    except LoginRecord.DoesNotExist:
        return None


def wait_into(transaction: Transaction, account_id: str, name: str, since: int | None = None) -> None:
    """Add to `transaction` that a name waits for its proof; the claim of who else waits for it is taken over.

    Args:
        since: epoch seconds from which it waits; now, if it is not given.
    """
    expires = (epoch() if since is None else since) + UNVERIFIED_SECONDS
    for index, is_first in _indexes(name):
        login = login_of(index, account_id, verified=False, expires=expires)
        transaction.put(CLAIM + index, login, FREE if is_first else None)


def prove_into(transaction: Transaction, account_id: str, name: str) -> None:
    """Add to `transaction` that a name is proven to be the account's."""
    free_or_ours = FREE | (LoginRecord.account_id == account_id)
    for index, is_first in _indexes(name):
        login = login_of(index, account_id, verified=True, expires=None)
        transaction.put(CLAIM + index, login, free_or_ours if is_first else None)


def give_up_into(transaction: Transaction, account_id: str, name: str) -> None:
    """Add to `transaction` that a name is free, if the account has it still: what waited may be another's."""
    if claimant(blind_index.index(kind_of(name), name)) == account_id:
        delete_into(transaction, name, LoginRecord.account_id == account_id)


def delete_into(transaction: Transaction, name: str, condition: Any) -> None:
    """Add to `transaction` that nobody claims a name, on a condition of the claim."""
    for index, is_first in _indexes(name):
        login = LoginRecord(f"LOGIN#{index}", "LOGIN")
        transaction.delete(GIVEN_UP + index, login, condition if is_first else None)


def is_taken(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because somebody else has proven to have a name."""
    return any(label.startswith(CLAIM) for label in failure.failed)


def login_of(index: str, account_id: str, *, verified: bool, expires: int | None) -> LoginRecord:
    """Return the claim of a name, by one of its blind indexes."""
    return LoginRecord(f"LOGIN#{index}", "LOGIN", account_id=account_id, verified=verified, expires=expires)


def _indexes(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the indexes of a name, and whether it is the first key's."""
    return ((index, number == 0) for number, index in enumerate(blind_index.indexes(kind_of(name), name)))
