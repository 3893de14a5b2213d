"""Door for operators' commands: sealed items, claims of identifiers, and accounts of a sample network."""

from tms.accounts.account import account_context
from tms.accounts.identifiers.identifier_store import create as create_account
from tms.accounts.identifiers.reindex_store import Pass, reindex
from tms.accounts.passwords.hashing import hashed
from tms.accounts.records import SEALED as ATTRIBUTES
from tms.accounts.records import settings
from tms.accounts.store import by_id as find_account
from tms.kernel.privacy.sealed_items import SealedItems

__all__ = ["SEALED", "Pass", "create_account", "find_account", "hashed", "reindex"]

SEALED = SealedItems(
    table=lambda: settings().accounts_table, sk="PROFILE", context=account_context, attributes=ATTRIBUTES
)
"""The personal data of profiles. Notices are sealed too, and left as they are: they expire in two days."""
