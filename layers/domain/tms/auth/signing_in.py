"""Use cases of a session's beginning and renewal: sign in, refresh."""

from typing import TYPE_CHECKING

from tms.auth import passwords, refresh, store
from tms.auth.accounts import Account, Session
from tms.auth.issuing import tokens_of
from tms.auth.views import SignedIn
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden, Unauthorized
from tms.kernel.ids import new_id
from tms.kernel.logging import count, logger
from tms.kernel.requests import e164

if TYPE_CHECKING:
    from tms.auth.requests import LoginRequest, RefreshRequest


def sign_in(request: "LoginRequest", source_ip: str) -> SignedIn:
    """Open a session and return its tokens.

    Raises:
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: `account_suspended`.
    """
    account = store.by_login(_normalised(request.identifier))
    if not passwords.matches(request.password, account.password_hash if account else None) or not account:
        raise Unauthorized("wrong_credentials", "No account has this identifier and password.")
    _in_good_standing(account)
    now = epoch()
    token = refresh.new_token(account.account_id, new_id("ses"))
    session = Session(
        session_id=token.session_id,
        account_id=account.account_id,
        refresh_hash=token.digest,
        started_at=now,
        renewed_at=now,
        expires=now + refresh.LIFE_SECONDS,
        source_ip=source_ip,
    )
    store.start_session(session)
    return tokens_of(account, token, now)


def renew(request: "RefreshRequest", source_ip: str) -> SignedIn:
    """Exchange a refresh token for new tokens; it is good for this once.

    A token that was exchanged before is in two hands, and nobody knows which are the owner's: the whole
    session ends. A client that lost the answer signs in again.

    Raises:
        Unauthorized: `session_over`: unknown, signed out, run out, or used before.
        Forbidden: `account_suspended`.
    """
    now = epoch()
    shown = _parsed(request.refresh_token)
    session = store.find_session(shown.account_id, shown.session_id)
    account = store.by_id(shown.account_id)
    if session is None or account is None or session.expires <= now:
        raise _over()
    _in_good_standing(account)
    following = refresh.new_token(shown.account_id, shown.session_id)
    if not shown.is_the_one(session.refresh_hash) or not store.renew_session(
        session, following.digest, at=now, expires=now + refresh.LIFE_SECONDS, source_ip=source_ip
    ):
        store.end_session(shown.account_id, shown.session_id)
        logger.warning(
            "a refresh token was used twice; its session is over", extra={"session": shown.session_id}
        )
        count("RefreshTokensReused")
        raise _over()
    return tokens_of(account, following, now)


def _parsed(text: str) -> refresh.RefreshToken:
    try:
        return refresh.parse(text)
    except refresh.NoRefreshToken:
        raise _over() from None


def _over() -> Unauthorized:
    return Unauthorized("session_over", "This session is over. Sign in again.")


def _in_good_standing(account: Account) -> None:
    if account.suspended:
        raise Forbidden("account_suspended", "This account is suspended. Ask the support.")


def _normalised(identifier: str) -> str:
    """Return the name as it is stored; what is no phone number is looked up as it stands."""
    if "@" in identifier:
        return identifier.lower()
    try:
        return e164(identifier)
    except ValueError:
        return identifier
