"""What the accounts' endpoints answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.accounts.account import Account
from tms.kernel.access.caller import Caller
from tms.kernel.email_address import readable


@dataclass(frozen=True)
class Registered:
    """A new account. Each address or number that it was given gets a code, which verifies that one.

    Attributes:
        code_sent_to: the phone number, else the e-mail address, masked. Its code alone opens the account.
        second_code_sent_to: the e-mail address, masked, if there is a phone number too.

    Example:
        code_sent_to: +250***456
        second_code_sent_to: a***@mail.example
    """

    account_id: str
    code_sent_to: str
    second_code_sent_to: str | None


@dataclass(frozen=True)
class CodeAsked:
    """A code was asked for: if one is due, it works for `expires_in` seconds.

    Example:
        expires_in: 600
    """

    expires_in: int


@dataclass(frozen=True)
class ResetAsked:
    """A code was asked for: if one is due, it works for `expires_in` seconds, together with `challenge`.

    Example:
        expires_in: 900
    """

    challenge: str
    expires_in: int


@dataclass(frozen=True)
class Me:
    """The caller's own account; `new_email` and `new_phone` are pending until their code is typed.

    Attributes:
        roles: names of built-in roles, ids of a company's own.
        permissions: what the access token of this request allows; a change shows once it is renewed.

    Example:
        new_phone: +250788654321
        roles: ["passenger"]
        permissions: ["account:read", "account:update", "bookings:create", "bookings:read", "payments:create"]
        company: null
    """

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    new_email: str | None
    new_phone: str | None
    roles: list[str]
    permissions: list[str]
    company: str | None


@dataclass(frozen=True)
class SessionView:
    """A sign-in on one device; `current` is the one of this request.

    Example:
        started_at: 2026-11-28T06:12:09+00:00
        last_used_at: 2026-11-30T17:30:00+00:00
        current: true
    """

    session_id: str
    started_at: datetime
    last_used_at: datetime
    source_ip: str
    current: bool


@dataclass(frozen=True)
class SessionsView:
    """The caller's sessions, the latest used first."""

    items: Sequence[SessionView]


def me_view(account: Account, caller: Caller) -> Me:
    """Return an account as its owner sees it, with what the token of this request allows."""
    return Me(
        account_id=account.account_id,
        full_name=account.full_name,
        email=_shown(account.email),
        phone=account.phone,
        new_email=_shown(account.new_email),
        new_phone=account.new_phone,
        roles=sorted(caller.roles),
        permissions=sorted(caller.permissions),
        company=account.company,
    )


def _shown(address: str | None) -> str | None:
    return readable(address) if address else None
