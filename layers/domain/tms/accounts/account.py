"""Accounts and sessions: pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from tms.accounts.bearer_secrets import digest_of
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.permissions import is_staff

UNVERIFIED_SECONDS = 7 * 24 * 3600
"""How long a name waits for its code, and an account for the first of its names; then they are free again."""


def mark_of(password_hash: str) -> str:
    """Return what a session keeps of the password that began it: enough to see that it is another one by now.

    It helps nobody to guess: the salt, without which no password can be tried, is not in it.
    """
    return digest_of(password_hash)


@dataclass(frozen=True)
class Card:
    """How colleagues see an account. A pending address or number is shown if none is verified."""

    account_id: str
    full_name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class Account:
    """A person or device that can sign in.

    Attributes:
        email: in lower case, proven by a code; None if the account has none.
        phone: E.164, proven by a code; None if the account has none.
        new_email, new_phone: names that wait for their code.
        company: the tenant of a member of staff or a driver.
        created_at: epoch seconds.
    """

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    password_hash: str
    roles: frozenset[str]
    company: str | None
    created_at: int
    new_email: str | None = None
    new_phone: str | None = None

    @property
    def claims(self) -> Mapping[str, bool]:
        """Every name of the account, and whether it is verified."""
        waiting = {name: False for name in (self.new_email, self.new_phone) if name}
        return waiting | {name: True for name in (self.email, self.phone) if name}

    @property
    def verified(self) -> bool:
        """Tell whether the account has a name that is verified."""
        return any(self.claims.values())

    def goes_by(self, name: str) -> bool:
        """Tell whether `name` (normalised) is a verified one of the account."""
        return self.claims.get(name, False)

    @property
    def opened_by(self) -> str:
        """Fingerprint of what opens the account: its password and proven names; another if any changes."""
        ways = json.dumps([self.password_hash, self.email, self.phone])
        return hashlib.sha256(ways.encode()).hexdigest()

    @property
    def is_staff(self) -> bool:
        """Tell whether it signs in with a second factor."""
        return is_staff(self.roles)

    @property
    def card(self) -> Card:
        """How colleagues see the account."""
        return Card(
            self.account_id, self.full_name, self.email or self.new_email, self.phone or self.new_phone
        )

    @property
    def caller(self) -> Caller:
        """The identity that its tokens carry."""
        return with_roles(self.account_id, self.roles, self.company)


@dataclass(frozen=True)
class Session:
    """A sign-in on one device.

    Attributes:
        family_hash: SHA-256, in hex, of the secret that all of its refresh tokens share.
        refresh_hash: SHA-256, in hex, of the secret of the one refresh token that renews it.
        started_at, renewed_at, expires: epoch seconds.
        source_ip: where it was last renewed from.
        password_mark: `mark_of` the password that began it, or that its owner changed to in it.
        second_factor: whether it began with a one-time code beside the password.
    """

    session_id: str
    account_id: str
    family_hash: str
    refresh_hash: str
    started_at: int
    renewed_at: int
    expires: int
    source_ip: str
    password_mark: str
    second_factor: bool = False

    def holds_for(self, password_hash: str) -> bool:
        """Tell whether this is still the hash of the password that it goes by."""
        return self.password_mark == mark_of(password_hash)
