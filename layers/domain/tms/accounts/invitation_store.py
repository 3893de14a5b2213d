"""Invitations: 256 random bits, mailed, that let an invited person choose the password of an account.

They are stored as codes are, at most one for an account.
"""

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of, new_secret
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Kept, Purpose
from tms.accounts.identifiers import claim_store
from tms.accounts.records import AccountRecord, profile_key
from tms.kernel.ids import is_id
from tms.kernel.store import Record, Transaction

LIFE_DAYS = 7


def new_token(account_id: str) -> str:
    """Make an invitation of an account: `<account id>.<secret>`."""
    return f"{account_id}.{new_secret()}"


def account_in(token: str) -> str | None:
    """Return the account that a token names; None if it has not the form of an invitation."""
    account_id, _, secret = token.partition(".")
    return account_id if secret and is_id("acc", account_id) else None


def keep(account_id: str, token: str, *, asked_at: int, at: int) -> bool:
    """Let an invitation be the one that works; see `code_store.keep`. It needs no tries: it is too long."""
    code = Kept(digest_of(token), asked_at, tries=0, life=LIFE_DAYS * 24 * 3600)
    return code_store.keep(account_id, Purpose.INVITE, code, at)


def find(account_id: str, at: int) -> str | None:
    """Return the hash of an account's invitation that works at `at` (epoch seconds), if any."""
    return code_store.find(account_id, Purpose.INVITE, at)


def withdraw(transaction: Transaction, account_id: str) -> None:
    """Add to `transaction`: an account's invitation works no more, if there is one."""
    code_store.forget(transaction, account_id, Purpose.INVITE)


def accept(transaction: Transaction, account: Account, digest: str, password_hash: str) -> None:
    """Add to `transaction`: the invitation is used up, and the account has a password and a verified address.

    Args:
        digest: hash of the invitation.

    Raises (at the commit):
        ConditionFailed: `code_store.CODE`, the invitation was used up or replaced; `CLAIM` + index, another
            account has verified the address.
    """
    code_store.use_up(transaction, account.account_id, Purpose.INVITE, digest)
    changes = [AccountRecord.password_hash.set(password_hash), AccountRecord.expires.remove()]
    if account.new_email:
        sealed = store.record_of(account).new_email
        changes += [AccountRecord.email.set(sealed), AccountRecord.new_email.remove()]
    key = AccountRecord(*profile_key(account.account_id))
    transaction.update("account", key, [*changes], Record.pk.exists())
    claim_store.verify(transaction, account.account_id, account.new_email or account.email or "")
