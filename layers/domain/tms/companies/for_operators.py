"""Door for operators' commands: the companies of a sample network, with people, policies and branches."""

from tms.companies import store
from tms.companies.company_store import find_policy, save_companies
from tms.companies.create_branch import create_branch
from tms.companies.members import Member
from tms.companies.set_policy import set_policy
from tms.kernel.clock import epoch

__all__ = ["create_branch", "enrol", "find_policy", "save_companies", "set_policy"]


def enrol(company: str, account_id: str, role: str) -> None:
    """Make an account a member of a company with a built-in role, unless it is a member already."""
    if store.find_member(company, account_id) is not None:
        return
    store.enrolled(
        Member(
            company=company,
            account_id=account_id,
            roles=frozenset({role}),
            extra=frozenset(),
            revoked=frozenset(),
            active=True,
            joined=True,
            revision=1,
            request_hash=None,
            created_at=epoch(),
        )
    )
