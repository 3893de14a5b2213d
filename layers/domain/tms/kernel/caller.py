"""The caller: who makes a request, as the authorizer vouched for it."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from functools import cached_property

from tms.kernel.permissions import Permission, granted

ANONYMOUS = "anonymous"

BOOKING_KEY = re.compile(r"[A-Za-z0-9_-]{24}")
"""What a booking key looks like: 144 random bits."""


@dataclass(frozen=True)
class Caller:
    """An identity and what it may do.

    Attributes:
        subject: `acc_...`, `guest:<hash of the booking key>` or `anonymous`.
        roles: names of roles; see `tms.kernel.permissions.ROLES`.
        company: the tenant a member of staff works for, else None. It comes from the token alone.
        session: the sign-in that the access token belongs to; None for guests.
    """

    subject: str
    roles: frozenset[str]
    company: str | None = None
    session: str | None = None

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """Everything the roles allow."""
        return granted(self.roles)

    def can(self, permission: Permission) -> bool:
        """Tell whether the caller holds `permission`."""
        return permission in self.permissions

    @property
    def is_guest(self) -> bool:
        """Tell whether the caller has no account."""
        return self.subject == ANONYMOUS or self.subject.startswith("guest:")

    def works_for(self, company: str) -> bool:
        """Tell whether the caller is staff of `company`."""
        return self.company is not None and self.company == company


def new_booking_key() -> str:
    """Make the key by which a guest will own a booking."""
    return secrets.token_urlsafe(18)


def guest(booking_key: str | None) -> Caller:
    """Return the caller that shows `booking_key` instead of a token, or nothing at all."""
    subject = guest_subject(booking_key) if booking_key else ANONYMOUS
    return Caller(subject, frozenset({"guest"}))


def guest_subject(booking_key: str) -> str:
    """Return the name under which records belong to whoever knows `booking_key`."""
    return "guest:" + hashlib.sha256(booking_key.encode()).hexdigest()[:32]
