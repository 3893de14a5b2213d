"""Door for companies: the account of somebody who is invited, and the mail."""

from dataclasses import dataclass

from tms.accounts import invitation_store
from tms.accounts.account import Account
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Purpose
from tms.accounts.codes.request_code import ask_to_invite as send
from tms.accounts.identifiers import claim_store, identifier_store
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction

__all__ = ["Invited", "count", "is_sent", "open_account", "refuse_taken_identifiers", "send"]

NO_PASSWORD = ""
"""Stands in place of a password's hash until an invitation is accepted. No password has this hash."""


@dataclass(frozen=True)
class Invited:
    """Somebody who gets an account without a password.

    Attributes:
        roles: those of the invitation. What the account may do later is decided by the membership.
    """

    account_id: str
    full_name: str
    email: str
    phone: str | None
    roles: frozenset[str]
    company: str


def count(address: str) -> None:
    """Count an invitation to an e-mail address.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    code_store.count_sent(Purpose.INVITE, address)


def open_account(transaction: Transaction, invited: Invited) -> None:
    """Add to `transaction`: an account without a password, whose identifiers are pending.

    `refuse_taken_identifiers` tells why the commit failed.
    """
    account = Account(
        account_id=invited.account_id,
        full_name=invited.full_name,
        email=None,
        phone=None,
        password_hash=NO_PASSWORD,
        roles=invited.roles,
        company=invited.company,
        created_at=epoch(),
        new_email=invited.email,
        new_phone=invited.phone,
    )
    identifier_store.add(transaction, account)


def is_sent(account_id: str) -> bool:
    """Tell whether an invitation that still works was sent to an account."""
    return invitation_store.find(account_id, epoch()) is not None


def refuse_taken_identifiers(failure: ConditionFailed) -> None:
    """Raise the caller's error if an account was not opened because another one has verified an identifier.

    Raises:
        Conflict: `account_exists`.
    """
    if claim_store.is_taken(failure):
        raise Conflict("account_exists", "This e-mail address or phone number has an account already.")
