"""Tenancy: what belongs to another company does not exist, and whoever reaches for it is written down."""

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.kernel.logging import count


def hidden(caller: Caller, company: str, target: str, missing: NotFound) -> NotFound:
    """Return `missing`, to be raised for a thing of `company` that `caller` must not know of.

    The answer is the one for a thing that is not there. Where the caller is another company's staff, the try
    is audited in the books of the company that was reached for.
    """
    if caller.company is not None and not caller.works_for(company):
        count("TenancyRefused")
        audit.record(audit.Entry("tenancy.refused", target, company))
    return missing
