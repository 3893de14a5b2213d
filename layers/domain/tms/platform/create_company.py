"""Use case: put a company on record with its first owner."""

from typing import TYPE_CHECKING

from tms.companies.company import Company
from tms.companies.for_platform import founding
from tms.companies.for_platform.founding import Founder
from tms.companies.views import CompanyView, company_view
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import derived_id
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.platform.requests import CompanyRequest

REQUEST_KIND = "company"
"""The kind of the blind index of a request: it recognises a repetition, and reveals nothing of the owner."""


def create_company(caller: Caller, request: "CompanyRequest", key: str) -> CompanyView:
    """Put a company on record, and invite its first owner by mail.

    A repeated request returns the company that it made before. If the first one broke off before it asked for
    the mail, the repetition asks for it.

    Args:
        key: the caller's Idempotency-Key. The company's id is derived from the caller and the key.

    Raises:
        Conflict: `account_exists`: another account has verified the owner's e-mail address or phone number.
        Invalid: `idempotency_key_reused`.
        TooManyRequests: `too_many_attempts`: this address had too many invitations.
    """
    canonical = idempotency.canonical(request)
    company = _company(request, derived_id("co", caller.subject, key), canonical)
    founder = Founder(
        account_id=derived_id("acc", caller.subject, key),
        full_name=request.owner.full_name,
        email=request.owner.email,
        phone=request.owner.phone,
    )
    made = founding.find_company(company.company_id)
    if made is None:
        founding.count_invitation(founder.email)
        made = _founded(company, founder)
    if made is company:
        founding.invite_founder(company, founder)
        return company_view(company)
    if not blind_index.matches(REQUEST_KIND, canonical, made.request_hash or ""):
        raise idempotency.key_reused()
    founding.invite_founder_again(made, founder)
    return company_view(made)


def _founded(company: Company, founder: Founder) -> Company:
    """Write a company; return it, or the one that the same request has made meanwhile."""
    transaction = Transaction()
    founding.found(transaction, company, founder)
    after = {"name": company.name, "currency": company.currency, "timezone": company.timezone}
    audit.add(transaction, Entry("company.created", company.company_id, company.company_id, after=after))
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if not founding.is_founded(failure):
            founding.refuse_taken_identifiers(failure)
        made = founding.find_company(company.company_id)
        if made is None:
            raise Conflicted from None
        return made
    return company


def _company(request: "CompanyRequest", company_id: str, canonical: str) -> Company:
    return Company(
        company_id=company_id,
        name=request.name,
        email=request.email,
        phone=request.phone,
        currency=request.currency,
        timezone=request.timezone,
        languages=request.languages,
        address=request.address,
        tax_number=request.tax_number,
        commission_bps=request.commission_bps,
        created_at=epoch(),
        request_hash=blind_index.index(REQUEST_KIND, canonical),
    )
