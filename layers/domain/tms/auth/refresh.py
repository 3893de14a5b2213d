"""Use case: renew a session."""

from functools import partial
from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account, Session
from tms.accounts.sessions import session_store
from tms.accounts.views import SignedIn
from tms.auth import refresh_tokens
from tms.auth.identity import identity_of, refuse_suspended
from tms.auth.issue_tokens import tokens_of
from tms.kernel.access import audit
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized
from tms.kernel.logging import count, logger
from tms.kernel.store import Conflicted

if TYPE_CHECKING:
    from tms.accounts.requests import RefreshRequest


def renew(request: "RefreshRequest", source_ip: str) -> SignedIn:
    """Exchange a refresh token for new tokens; it is good for this once.

    A token that was exchanged before, however long ago, is in two hands, and nobody knows which are the
    owner's: the whole session ends. A client that lost the answer signs in again. So does who has become
    staff since the session began, in two steps. What never was a token of the session changes nothing.

    Raises:
        Unauthorized: `session_over`: unknown, signed out, run out, used before, or of a former password.
        Forbidden: `account_suspended`, `company_suspended`, `membership_ended`.
        Conflicted: the password is being changed in this very session; trying again helps.
    """
    now = epoch()
    shown = _parsed(request.refresh_token)
    session = session_store.find_session(shown.account_id, shown.session_id)
    account = store.by_id(shown.account_id)
    if session is None or account is None or session.expires <= now or not shown.is_of(session):
        raise _over()
    if not shown.is_due(session):
        raise _used_twice(account, session)
    if not session.holds_for(account.password_hash):
        raise _outdated(session)
    identity = identity_of(account)
    refuse_suspended(identity)
    if identity.second_factor and not session.second_factor:
        session_store.end_session(account.account_id, session.session_id)
        raise _over()
    following = shown.following()
    expires = refresh_tokens.end_of(session.started_at, now, second_factor=session.second_factor)
    if not session_store.renew_session(
        session, following.digest, at=now, expires=expires, source_ip=source_ip
    ):
        raise _used_twice(account, session)
    return tokens_of(identity.caller, following, now, second_factor=session.second_factor)


def _used_twice(account: Account, session: Session) -> Unauthorized:
    """End a session whose token was used before; return the refusal."""
    lost = {"session": session.session_id}
    entry = audit.Entry("session.token_reused", account.account_id, account.company, after=lost)
    if session_store.end_session(account.account_id, session.session_id, partial(audit.add, entry=entry)):
        logger.warning("a refresh token was used twice; its session is over", extra=lost)
        count("RefreshTokensReused")
    return _over()


def _outdated(session: Session) -> Unauthorized:
    """End a session that a former password began; return the refusal.

    Raises:
        Conflicted: between the two reads it was let go on by the new one.
    """
    if not session_store.end_outdated(session):
        raise Conflicted
    return _over()


def _parsed(text: str) -> refresh_tokens.RefreshToken:
    try:
        return refresh_tokens.parse(text)
    except refresh_tokens.NoRefreshToken:
        raise _over() from None


def _over() -> Unauthorized:
    return Unauthorized("session_over", "This session is over. Sign in again.")
