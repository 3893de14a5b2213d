"""Signing in: a session and its tokens."""

import hashlib
import secrets as randomness
from base64 import urlsafe_b64decode
from dataclasses import dataclass

from tms.auth import passwords, store, tokens
from tms.auth.accounts import Session
from tms.auth.requests import LoginRequest
from tms.auth.views import SignedIn
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden, Unauthorized
from tms.kernel.ids import new_id
from tms.kernel.requests import e164
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment

REFRESH_LIFE_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class Settings:
    """How tokens are signed and for whom."""

    token_issuer: str
    token_audience: str
    token_key_parameter: str


settings = from_environment(Settings)


def sign_in(request: LoginRequest, source_ip: str) -> SignedIn:
    """Open a session and return its tokens.

    Raises:
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: `account_suspended`.
    """
    account = store.by_login(_normalised(request.identifier))
    if not passwords.matches(request.password, account.password_hash if account else None) or not account:
        raise Unauthorized("wrong_credentials", "No account has this identifier and password.")
    if account.suspended:
        raise Forbidden("account_suspended", "This account is suspended. Ask the support.")
    refresh = randomness.token_urlsafe(32)
    now = epoch()
    session = Session(
        session_id=new_id("ses"),
        account_id=account.account_id,
        refresh_hash=hashlib.sha256(refresh.encode()).hexdigest(),
        started_at=now,
        expires=now + REFRESH_LIFE_SECONDS,
        source_ip=source_ip,
    )
    store.start_session(session)
    access = tokens.issue(
        account.caller,
        key=_signing_key(),
        issuer=settings().token_issuer,
        audience=settings().token_audience,
        jti=session.session_id,
        at=now,
    )
    return SignedIn(access, f"{session.session_id}.{refresh}", "Bearer", tokens.LIFE_SECONDS)


def _signing_key() -> tokens.SigningKey:
    first = secret(settings().token_key_parameter)["keys"][0]
    seed = first["seed"]
    return tokens.SigningKey(first["kid"], urlsafe_b64decode(seed + "=" * (-len(seed) % 4)))


def _normalised(identifier: str) -> str:
    """Return the name as it is stored; what is no phone number is looked up as it stands."""
    if "@" in identifier:
        return identifier.lower()
    try:
        return e164(identifier)
    except ValueError:
        return identifier
