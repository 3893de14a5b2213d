"""Tenancy: a company's staff cannot see the things of other companies, and their tries are audited."""

from typing import Protocol, TypeVar

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.kernel.logging import count


class Owned(Protocol):
    """A thing that somebody bought of a company."""

    @property
    def company_id(self) -> str:
        """The company that sold it."""

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether the caller may see it."""


Thing = TypeVar("Thing", bound=Owned)


def visible(caller: Caller, found: Thing | None, target: str, missing: NotFound) -> Thing:
    """Return what was found, if there is something and the caller may see it.

    Raises:
        NotFound: `missing`, in both cases; see `hidden`.
    """
    if found is None:
        raise missing
    if not found.visible_to(caller):
        raise hidden(caller, found.company_id, target, missing)
    return found


def hidden(caller: Caller, company: str, target: str, missing: NotFound) -> NotFound:
    """Return `missing`, to be raised for a thing of `company` that `caller` must not know about.

    The answer is the same as for a thing that does not exist. If the caller is staff of another company, the
    try is written to the audit records of `company`.
    """
    if caller.company is not None and not caller.works_for(company):
        count("TenancyRefused")
        audit.record(audit.Entry("tenancy.refused", target, company))
    return missing
