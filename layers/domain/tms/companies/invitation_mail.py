"""The mail to an invited person: it names the company and the roles."""

from tms.accounts.for_companies import invitations
from tms.companies.company_store import find_company
from tms.companies.members import Member
from tms.companies.roles import Roles
from tms.kernel.access.limit import Limit

ASKED_ANEW = Limit("invitations-asked-anew", times=5, seconds=3600)
"""Invitations that repeated requests ask for again, for one account.

The first request was counted by the other limits, although it may have sent nothing. So they cannot decide
about its repetitions.
"""

UNNAMED = "A company that sells its tickets with us"
"""Stands for a company whose record was never written."""


def send_invitation(member: Member, address: str, own: Roles) -> None:
    """Ask for an invitation to be sent to a member's e-mail address.

    Args:
        own: the company's own roles, at least the member's.
    """
    company = find_company(member.company)
    roles = [own[role].name if role in own else role.replace("_", " ") for role in sorted(member.roles)]
    invitations.send(member.account_id, address, company.name if company else UNNAMED, roles)
