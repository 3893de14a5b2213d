"""Accounts, their identifiers and their sessions: pure.

An identifier is an e-mail address in lower case or a phone number (E.164). It is pending until its account
types the code that was sent there; then it is verified. The domain of an address is in ASCII, and shown as
people write it: see `tms.kernel.email_address`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tms.accounts.bearer_secrets import digest_of
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.permissions import is_staff
from tms.kernel.email_address import readable
from tms.kernel.errors import Unauthorized

PENDING_SECONDS = 7 * 24 * 3600
"""How long an identifier may be pending, and an account may have no verified one; then they expire."""

INVITED_SECONDS = 90 * 24 * 3600
"""How long an account of an invited person waits to be accepted; the company may send further invitations."""


def kind_of(identifier: str) -> str:
    """Return `email` or `phone`."""
    return "email" if "@" in identifier else "phone"


def masked(identifier: str) -> str:
    """Return what reminds the owner of an identifier and reveals it to nobody: `a***@mail.example`."""
    if kind_of(identifier) == "email":
        mailbox, _, domain = readable(identifier).rpartition("@")
        return f"{mailbox[:1]}***@{domain}"
    return f"{identifier[:4]}***{identifier[-3:]}"


def mark_of(password_hash: str) -> str:
    """Return what a session keeps of the password it belongs to: enough to see that the password changed.

    An attacker cannot try passwords against it: that takes the salt, which the mark does not contain.
    """
    return digest_of(password_hash)


@dataclass(frozen=True)
class Card:
    """How colleagues see an account. A pending address or number is shown if none is verified.

    Attributes:
        new_email, new_phone: pending beside a verified one, which they replace when their code is typed.
    """

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    new_email: str | None
    new_phone: str | None


@dataclass(frozen=True)
class Account:
    """A person or device that can sign in.

    Attributes:
        email: in lower case, verified; None if the account has none.
        phone: E.164, verified; None if the account has none.
        password_hash: bcrypt; empty until an invitation is accepted.
        company: the company that a member of staff or a driver works for.
        created_at: epoch seconds.
        new_email, new_phone: pending, until a code verifies them.
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
    def identifiers(self) -> Mapping[str, bool]:
        """Every identifier of the account, and whether it is verified."""
        pending = {identifier: False for identifier in (self.new_email, self.new_phone) if identifier}
        return pending | {identifier: True for identifier in (self.email, self.phone) if identifier}

    @property
    def verified(self) -> bool:
        """Tell whether the account has a verified identifier."""
        return any(self.identifiers.values())

    def has_verified(self, identifier: str) -> bool:
        """Tell whether `identifier` (normalised) is a verified one of the account."""
        return self.identifiers.get(identifier, False)

    @property
    def code_address(self) -> str:
        """Where the code of a sign-in goes; empty if no identifier is verified."""
        return self.email or self.phone or ""

    @property
    def credentials(self) -> str:
        """A fingerprint of the password and the verified identifiers: it changes if any of them changes."""
        ways = json.dumps([self.password_hash, self.email, self.phone])
        return hashlib.sha256(ways.encode()).hexdigest()

    @property
    def is_staff(self) -> bool:
        """Tell whether the account's own roles need a second factor."""
        return is_staff(self.roles)

    @property
    def card(self) -> Card:
        """How colleagues see the account."""
        email, phone = self.email or self.new_email, self.phone or self.new_phone
        return Card(
            self.account_id,
            self.full_name,
            email,
            phone,
            new_email=self.new_email if self.email else None,
            new_phone=self.new_phone if self.phone else None,
        )

    def with_email(self, wanted: str | None) -> "Account":
        """Return it with another e-mail address, pending until its code is typed; None removes it."""
        if wanted in {None, self.email}:
            return replace(self, email=wanted, new_email=None)
        return replace(self, new_email=wanted)

    def with_phone(self, wanted: str | None) -> "Account":
        """Return it with another phone number, pending until its code is typed; None removes it."""
        if wanted in {None, self.phone}:
            return replace(self, phone=wanted, new_phone=None)
        return replace(self, new_phone=wanted)

    @property
    def caller(self) -> Caller:
        """The identity that the account's tokens carry, by its own roles."""
        return with_roles(self.account_id, self.roles, self.company)


@dataclass(frozen=True)
class Session:
    """A sign-in on one device.

    Attributes:
        family_hash: SHA-256, in hex, of the secret that all of its refresh tokens share.
        refresh_hash: SHA-256, in hex, of the secret of the one refresh token that renews it.
        salt: what made this refresh token of the former one; empty before the first renewal.
        started_at, renewed_at, expires: epoch seconds.
        source_ip: network address from which it was last renewed.
        password_mark: `mark_of` the password that it began with, or that was chosen in it since.
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
    salt: str = ""

    def belongs_to(self, password_hash: str) -> bool:
        """Tell whether this is the hash of the session's password; if not, the password was changed since."""
        return self.password_mark == mark_of(password_hash)


def account_context(account_id: str) -> str:
    """Return the context in which the vault seals an account's personal data."""
    return f"account/{account_id}"


def account_gone() -> Unauthorized:
    """Return the refusal of a token whose account was deleted after the token was issued."""
    return Unauthorized("account_gone", "This account no longer exists.")
