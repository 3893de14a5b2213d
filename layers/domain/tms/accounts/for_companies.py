"""Use cases for the companies service: open an account for somebody who is invited, and look after them."""

from dataclasses import dataclass

from tms.accounts.account import Account
from tms.accounts.identifiers import claim_store, identifier_store
from tms.accounts.invitations import invitation_store
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction

NO_PASSWORD = ""
"""In place of a password's hash until an invitation is accepted: no password is the one behind it."""


@dataclass(frozen=True)
class Invited:
    """Somebody who gets an account without a password.

    Attributes:
        roles: at the moment of the invitation; what counts is the membership.
    """

    account_id: str
    full_name: str
    email: str
    phone: str | None
    roles: frozenset[str]
    company: str


def open_account(transaction: Transaction, invited: Invited) -> None:
    """Add an account without a password to `transaction`; its names wait for their proof.

    Its failed conditions are told by `refuse_taken_names`.
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
    identifier_store.create_into(transaction, account)


def is_invitation_sent(account_id: str) -> bool:
    """Tell whether an invitation that still is good was sent to an account."""
    return invitation_store.find(account_id, epoch()) is not None


def refuse_taken_names(failure: ConditionFailed) -> None:
    """Refuse an account for a name that somebody else has proven to have.

    Raises:
        Conflict: `account_exists`.
    """
    if claim_store.is_taken(failure):
        raise Conflict("account_exists", "This e-mail address or phone number has an account already.")
