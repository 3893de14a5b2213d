"""What the endpoints about a company's people answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.accounts.cards import Card
from tms.companies.members import Member, MemberState
from tms.companies.roles import Roles
from tms.kernel.clock import at


@dataclass(frozen=True)
class StaffView:
    """Somebody who works for the company, or a device of it.

    Attributes:
        full_name, email, phone: null once the account was deleted.
        roles: names of built-in roles, ids of the company's own.
        extra, revoked: permissions beside the roles', and those of the roles' that are taken away.
        permissions: what it comes to, while active.
        state: INVITED until the invitation is accepted, INACTIVE after a deactivation, else ACTIVE.
    """

    account_id: str
    full_name: str | None
    email: str | None
    phone: str | None
    roles: Sequence[str]
    extra: Sequence[str]
    revoked: Sequence[str]
    permissions: Sequence[str]
    state: MemberState
    created_at: datetime


@dataclass(frozen=True)
class StaffList:
    """A page of the company's people; `next_cursor` asks for the next one, and is null on the last."""

    items: Sequence[StaffView]
    next_cursor: str | None


def staff_view(member: Member, own: Roles, card: Card | None) -> StaffView:
    """Return a member as they are answered."""
    return StaffView(
        account_id=member.account_id,
        full_name=card.full_name if card else None,
        email=card.email if card else None,
        phone=card.phone if card else None,
        roles=sorted(member.roles),
        extra=sorted(member.extra),
        revoked=sorted(member.revoked),
        permissions=sorted(member.permissions(own)),
        state=member.state,
        created_at=at(member.created_at),
    )
