"""Use case: show the policy of the caller's company."""

from tms.companies.company_store import find_policy
from tms.companies.views import PolicyView, policy_view
from tms.kernel.access.caller import Caller, company_of


def get_policy(caller: Caller) -> PolicyView:
    """Return the policy of the company that the caller works for; the defaults, if it never set one.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
    """
    return policy_view(find_policy(company_of(caller)))
