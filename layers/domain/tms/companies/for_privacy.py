"""Use case for the auth service: somebody who deletes their account leaves the company."""

from dataclasses import replace

from tms.companies import store
from tms.companies.rules import last_owner
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Conflicted, Transaction


def leave(transaction: Transaction, company: str, account_id: str) -> None:
    """Add to `transaction` that somebody works for a company no more; nothing of who does not already.

    Its failed conditions are told by `refusal`.
    """
    member = store.find_member(company, account_id)
    if member is not None and member.active:
        store.change_member(transaction, member, replace(member, active=False))


def refusal(failure: ConditionFailed) -> Conflict | Conflicted:
    """Return why somebody could not leave.

    Returns:
        `last_owner`, or that the membership was changed meanwhile, and trying again may help.
    """
    return last_owner() if store.OWNERS in failure.failed else Conflicted()
