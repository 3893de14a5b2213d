"""Use case for the auth service: somebody who was invited joins the company."""

from dataclasses import replace

from tms.companies import store
from tms.companies.members import MemberState
from tms.kernel.store import Transaction


def join(transaction: Transaction, company: str, account_id: str) -> frozenset[str] | None:
    """Add to `transaction` that somebody invited has joined; return the roles, None where nobody is."""
    member = store.find_member(company, account_id)
    if member is None or member.state is not MemberState.INVITED:
        return None
    store.change_member(transaction, member, replace(member, joined=True))
    return member.roles
