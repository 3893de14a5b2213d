"""Use case: renew a session."""

from typing import TYPE_CHECKING

from tms.auth import refresh, session_store, store
from tms.auth.issuing import tokens_of
from tms.auth.views import SignedIn
from tms.kernel import standing
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized
from tms.kernel.logging import count, logger

if TYPE_CHECKING:
    from tms.auth.requests import RefreshRequest


def renew(request: "RefreshRequest", source_ip: str) -> SignedIn:
    """Exchange a refresh token for new tokens; it is good for this once.

    A token that was exchanged before is in two hands, and nobody knows which are the owner's: the whole
    session ends. A client that lost the answer signs in again.

    Raises:
        Unauthorized: `session_over`: unknown, signed out, run out, or used before.
        Forbidden: `account_suspended`, `company_suspended`.
    """
    now = epoch()
    shown = _parsed(request.refresh_token)
    session = session_store.find_session(shown.account_id, shown.session_id)
    account = store.by_id(shown.account_id)
    if session is None or account is None or session.expires <= now:
        raise _over()
    standing.require(account.account_id, account.company)
    following = refresh.new_token(shown.account_id, shown.session_id)
    if not shown.is_the_one(session.refresh_hash) or not session_store.renew_session(
        session, following.digest, at=now, expires=now + refresh.LIFE_SECONDS, source_ip=source_ip
    ):
        session_store.end_session(shown.account_id, shown.session_id)
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
