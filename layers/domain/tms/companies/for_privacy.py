"""Door for privacy: an account that is deleted leaves its company."""

from dataclasses import replace

from tms.companies import store
from tms.companies.rules import last_owner
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction


def leave(transaction: Transaction, company: str, account_id: str) -> None:
    """Add to `transaction`: the account no longer works for the company; nothing if it already does not.

    `refusal` tells why the commit failed.
    """
    member = store.find_member(company, account_id)
    if member is not None and member.active:
        store.change_member(transaction, member, replace(member, active=False))


def refusal(failure: ConditionFailed) -> Conflict | Conflicted:
    """Return why the account could not leave the company.

    Returns:
        `last_owner`; or Conflicted, if the membership was changed meanwhile and trying again may help.
    """
    return last_owner() if store.OWNERS in failure.failed else Conflicted()
