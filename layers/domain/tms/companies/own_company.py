"""A company's own profile, changed by its people."""

from collections.abc import Callable

from tms.companies import company_store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.company import Company, differences
from tms.companies.for_all import find_own
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.store import ConditionFailed, Transaction

Also = Callable[[Transaction], None]
"""Adds to a transaction what is written together with a profile."""


def change_profile(
    caller: Caller, action: str, change: Callable[[Company], Company], also: Also | None = None
) -> Company:
    """Change the profile of the caller's company; return the company as it is then.

    Nothing is written if the change leaves the profile as it was.

    Args:
        action: what the audit trail calls the change.
        change: may be called several times, on newer states of the company.
        also: adds what is written with it.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `company_not_found`.
    """

    def attempt() -> Company:
        actor = acting(caller, Permission.COMPANY_UPDATE)
        before = find_own(caller)
        after = change(before)
        if after == before:
            return before
        transaction = Transaction()
        company_store.change_company(transaction, before, after)
        if also is not None:
            also(transaction)
        entry = Entry(action, before.company_id, before.company_id, *differences(before, after))
        commit(transaction, actor, entry, overtaken)
        return after

    return until_settled(attempt)


def overtaken(_failure: ConditionFailed) -> None:
    """Explain no failure: whatever changed meanwhile, the change is decided anew."""
