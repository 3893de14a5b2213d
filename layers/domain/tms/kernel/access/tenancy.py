"""Tenancy: a company's staff cannot see the things of other companies, and their tries are audited."""

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.kernel.logging import count


def hidden(caller: Caller, company: str, target: str, missing: NotFound) -> NotFound:
    """Return `missing`, to be raised for a thing of `company` that `caller` must not know about.

    The answer is the same as for a thing that does not exist. If the caller is staff of another company, the
    try is written to the audit records of `company`.
    """
    if caller.company is not None and not caller.works_for(company):
        count("TenancyRefused")
        audit.record(audit.Entry("tenancy.refused", target, company))
    return missing
