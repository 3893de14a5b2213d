"""Invitations that were sent, kept as codes, at most one an account; and the accounts that they open."""

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Kept, Purpose
from tms.accounts.identifiers import claim_store
from tms.accounts.invitations.invitation import LIFE_SECONDS
from tms.accounts.records import AccountRecord, profile_key
from tms.kernel.store import Record, Transaction


def keep(account_id: str, token: str, *, asked_at: int, at: int) -> bool:
    """Let an invitation be the one that works; see `code_store.keep`. It is not tried: its hash is read."""
    code = Kept(digest_of(token), asked_at, tries=0, life=LIFE_SECONDS)
    return code_store.keep(account_id, Purpose.INVITE, code, at)


def find(account_id: str, at: int) -> str | None:
    """Return the hash of an account's invitation that works at `at` (epoch seconds), if any."""
    return code_store.find(account_id, Purpose.INVITE, at)


def use(transaction: Transaction, account: Account, digest: str, password_hash: str) -> None:
    """Add to `transaction`: the invitation is used up, the account has a password, its address is proven.

    Raises (at the commit):
        ConditionFailed: `code_store.CODE`, it was used or replaced; `CLAIM` + index, somebody has
            proven the address.
    """
    code_store.take_in(transaction, account.account_id, Purpose.INVITE, digest)
    changes = [AccountRecord.password_hash.set(password_hash), AccountRecord.expires.remove()]
    if account.new_email:
        sealed = store.record_of(account).new_email
        changes += [AccountRecord.email.set(sealed), AccountRecord.new_email.remove()]
    key = AccountRecord(*profile_key(account.account_id))
    transaction.update("account", key, [*changes], Record.pk.exists())
    claim_store.prove_into(transaction, account.account_id, account.new_email or account.email or "")
