"""The caller of a request, as the authorizer names it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tms.kernel.access.permissions import Permission, granted, write_scope
from tms.kernel.errors import Forbidden

ANONYMOUS = "anonymous"

BOOKING_KEY = re.compile(r"[A-Za-z0-9_-]{22,64}")
"""What a booking key looks like: 128 random bits or more, in base64url."""

FEWEST_CHARACTERS = 10
"""How many different characters a booking key has at least. A random one of 22 has about 19, and one in 10^8
would be refused. What a developer types as a placeholder would be the same for many guests."""


@dataclass(frozen=True)
class Caller:
    """An identity and what it may do.

    Attributes:
        subject: `acc_...`, `guest:<hash of the booking key>` or `anonymous`.
        roles: names of built-in roles and ids of a company's own, for people to read. They decide nothing.
        permissions: what the caller may do. Only these decide.
        company: the tenant that a member of staff works for, else None. It is taken from the token only.
        session: the sign-in that the access token belongs to; None for guests.
    """

    subject: str
    roles: frozenset[str]
    permissions: frozenset[Permission]
    company: str | None = None
    session: str | None = None

    def can(self, permission: Permission) -> bool:
        """Tell whether the caller holds `permission`."""
        return permission in self.permissions

    @property
    def context(self) -> dict[str, str]:
        """The caller as the authorizer's context, which is all text; `tms.kernel.http.identity` reads it."""
        return {
            "subject": self.subject,
            "roles": " ".join(sorted(self.roles)),
            "scope": write_scope(self.permissions),
            "company": self.company or "",
            "session": self.session or "",
        }

    @property
    def is_anonymous(self) -> bool:
        """Tell whether the caller is a guest without a booking key: one of many that nothing tells apart."""
        return self.subject == ANONYMOUS

    @property
    def is_guest(self) -> bool:
        """Tell whether the caller has no account."""
        return self.is_anonymous or self.subject.startswith("guest:")

    def works_for(self, company: str) -> bool:
        """Tell whether the caller is staff of `company`."""
        return self.company is not None and self.company == company


def with_roles(
    subject: str, roles: Iterable[str], company: str | None = None, session: str | None = None
) -> Caller:
    """Return a caller with the permissions of built-in `roles`."""
    roles = frozenset(roles)
    return Caller(subject, roles, granted(roles), company, session)


def is_booking_key(text: str) -> bool:
    """Tell whether a text can be the secret that a guest's client made; see `BOOKING_KEY`."""
    return BOOKING_KEY.fullmatch(text) is not None and len(set(text)) >= FEWEST_CHARACTERS


def guest(booking_key: str | None) -> Caller:
    """Return the caller of a request without a token, which may have a booking key."""
    subject = guest_subject(booking_key) if booking_key else ANONYMOUS
    return with_roles(subject, {"guest"})


def guest_subject(booking_key: str) -> str:
    """Return the subject that owns what a guest with `booking_key` makes."""
    return "guest:" + hashlib.sha256(booking_key.encode()).hexdigest()[:32]


def company_of(caller: Caller) -> str:
    """Return the company that a caller works for: the only one whose things the caller sees.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
    """
    if caller.company is None:
        raise Forbidden("not_allowed", "This is for people who work for a company.")
    return caller.company
