"""Door for platform: a new company with its first owner, who is invited."""

from dataclasses import dataclass

from tms.accounts.for_companies import invitations
from tms.accounts.for_companies.invitations import Invited
from tms.companies import company_store, store
from tms.companies.company import Company
from tms.companies.company_store import find_company
from tms.companies.invitation_mail import ASKED_ANEW, send_invitation
from tms.companies.members import Member, MemberState
from tms.kernel.access import throttle
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction

__all__ = [
    "Founder",
    "count_invitation",
    "find_company",
    "found",
    "invite_founder",
    "invite_founder_again",
    "is_founded",
    "refuse_taken_identifiers",
]

OWNER = "owner"

count_invitation, refuse_taken_identifiers = invitations.count, invitations.refuse_taken_identifiers


@dataclass(frozen=True)
class Founder:
    """The first owner of a company, who is invited by mail.

    Attributes:
        phone: E.164, or None.
    """

    account_id: str
    full_name: str
    email: str
    phone: str | None


def found(transaction: Transaction, company: Company, founder: Founder) -> None:
    """Add to `transaction`: a new company, and an account for its first owner, who is invited.

    Raises (at the commit):
        ConditionFailed: see `is_founded` and `refuse_taken_identifiers`.
    """
    company_store.add_company(transaction, company)
    store.add_member(transaction, _member(company, founder))
    invited = Invited(
        account_id=founder.account_id,
        full_name=founder.full_name,
        email=founder.email,
        phone=founder.phone,
        roles=frozenset({OWNER}),
        company=company.company_id,
    )
    invitations.open_account(transaction, invited)


def is_founded(failure: ConditionFailed) -> bool:
    """Tell whether `found` failed because the company was founded before."""
    return company_store.COMPANY in failure.failed


def invite_founder(company: Company, founder: Founder) -> None:
    """Ask for the invitation of a new company's first owner."""
    send_invitation(_member(company, founder), founder.email, {})


def invite_founder_again(company: Company, founder: Founder) -> None:
    """Ask for the invitation again, unless one works, or the owner has joined.

    Raises:
        TooManyRequests: `too_many_attempts`, by repeated requests.
    """
    member = store.find_member(company.company_id, founder.account_id)
    if member is None or member.state is not MemberState.INVITED or invitations.is_sent(member.account_id):
        return
    throttle.spend(ASKED_ANEW, member.account_id)
    send_invitation(member, founder.email, {})


def _member(company: Company, founder: Founder) -> Member:
    return Member(
        company=company.company_id,
        account_id=founder.account_id,
        roles=frozenset({OWNER}),
        extra=frozenset(),
        revoked=frozenset(),
        active=True,
        joined=False,
        revision=1,
        request_hash=None,
        created_at=epoch(),
    )
