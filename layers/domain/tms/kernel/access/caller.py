"""The caller: who makes a request, as the authorizer vouched for it."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from tms.kernel.access.permissions import Permission, granted, write_scope

ANONYMOUS = "anonymous"

BOOKING_KEY = re.compile(r"[A-Za-z0-9_-]{24}")
"""What a booking key looks like: 144 random bits."""


@dataclass(frozen=True)
class Caller:
    """An identity and what it may do.

    Attributes:
        subject: `acc_...`, `guest:<hash of the booking key>` or `anonymous`.
        roles: names of built-in roles, ids of a company's own. They are for people to read.
        permissions: what the caller may do; this alone decides.
        company: the tenant a member of staff works for, else None. It comes from the token alone.
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
        """What the authorizer hands on of it, all text; `tms.kernel.http.identity` reads it back."""
        return {
            "subject": self.subject,
            "roles": " ".join(sorted(self.roles)),
            "scope": write_scope(self.permissions),
            "company": self.company or "",
            "session": self.session or "",
        }

    @property
    def is_guest(self) -> bool:
        """Tell whether the caller has no account."""
        return self.subject == ANONYMOUS or self.subject.startswith("guest:")

    def works_for(self, company: str) -> bool:
        """Tell whether the caller is staff of `company`."""
        return self.company is not None and self.company == company


def with_roles(
    subject: str, roles: Iterable[str], company: str | None = None, session: str | None = None
) -> Caller:
    """Return a caller that may do what its built-in roles allow."""
    roles = frozenset(roles)
    return Caller(subject, roles, granted(roles), company, session)


def new_booking_key() -> str:
    """Make the key by which a guest will own a booking."""
    return secrets.token_urlsafe(18)


def guest(booking_key: str | None) -> Caller:
    """Return the caller that shows `booking_key` instead of a token, or nothing at all."""
    subject = guest_subject(booking_key) if booking_key else ANONYMOUS
    return with_roles(subject, {"guest"})


def guest_subject(booking_key: str) -> str:
    """Return the name under which records belong to whoever knows `booking_key`."""
    return "guest:" + hashlib.sha256(booking_key.encode()).hexdigest()[:32]
