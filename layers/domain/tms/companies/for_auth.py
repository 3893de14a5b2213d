"""Door for auth: what a member may do, and that an invited member has joined."""

from dataclasses import replace

from tms.companies import store
from tms.companies.members import MemberState
from tms.companies.store import find_grants
from tms.kernel.store import Transaction

__all__ = ["find_grants", "join"]


def join(transaction: Transaction, company: str, account_id: str) -> frozenset[str] | None:
    """Add to `transaction`: an invited member has joined the company.

    Returns:
        The member's roles; None if no invited member has this account, and then nothing is added.
    """
    member = store.find_member(company, account_id)
    if member is None or member.state is not MemberState.INVITED:
        return None
    store.change_member(transaction, member, replace(member, joined=True))
    return member.roles
