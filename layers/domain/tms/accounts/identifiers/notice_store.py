"""Notices: whoever had a name is told that it is the account's no more.

A notice is written in the transaction that takes the name away, so there is neither without the other; the
table's stream lets it be sent. See `telling`.
"""

from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.records import NoticeRecord, context
from tms.kernel.clock import epoch
from tms.kernel.ids import new_id
from tms.kernel.privacy.vault import seal
from tms.kernel.store import Transaction

LIFE_SECONDS = 48 * 3600
"""Twice as long as the stream keeps the writing of a notice."""


def tell_into(transaction: Transaction, account_id: str, name: str) -> None:
    """Add to `transaction` that a name (normalised) was removed from the account, or replaced."""
    notice = NoticeRecord(
        f"ACCOUNT#{account_id}",
        f"NOTICE#{new_id('ntc')}",
        name=seal(name, context(account_id)),
        expires=epoch() + LIFE_SECONDS,
    )
    transaction.put(f"notice by {kind_of(name)}", notice)
