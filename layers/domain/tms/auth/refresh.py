"""Use case: renew a session."""

from functools import partial
from typing import TYPE_CHECKING

from tms.accounts.account import Account, Session
from tms.accounts.bearer_secrets import new_secret
from tms.accounts.for_auth import sessions
from tms.auth import refresh_tokens
from tms.auth.identity import Identity, identity_of, refuse_suspended
from tms.auth.issue_tokens import tokens_of
from tms.auth.views import Tokens
from tms.kernel.access import audit
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Unauthorized
from tms.kernel.logging import count, logger

if TYPE_CHECKING:
    from tms.auth.requests import RefreshRequest


def refresh(request: "RefreshRequest", source_ip: str) -> Tokens:
    """Exchange a refresh token for new tokens.

    A token that was used may come again for `GRACE_SECONDS`, until its successor is used: a client lost the
    answer, or asked twice at once. It gets the same successor. Any other use of a former token shows that two
    parties have it, and nobody knows which one is the owner: the session ends. An account that became staff
    since the session began has to sign in again, in two steps. Text that never was a token of the session
    changes nothing.

    Raises:
        Unauthorized: `session_over`: unknown, signed out, run out, used before, or of a former password.
        Forbidden: `account_suspended`, `company_suspended`, `membership_ended`.
        Conflicted: the password is being changed in this very session; trying again helps.
    """
    now = epoch()
    shown = _parsed(request.refresh_token)
    session, identity = _admitted(shown, now)
    if shown.is_due(session):
        salt = new_secret()
        if sessions.renew_session(session, refresh_tokens.renewed(session, shown, salt, now, source_ip)):
            return tokens_of(identity.caller, shown.following(salt), now, second_factor=session.second_factor)
        session, identity = _admitted(shown, now)
    count("RefreshTokensRepeated")
    following = shown.following(session.salt)
    return tokens_of(identity.caller, following, now, second_factor=session.second_factor)


def _admitted(shown: refresh_tokens.RefreshToken, now: int) -> tuple[Session, Identity]:
    """Return the session and whose it is, if the token is due or is repeated within the grace.

    Raises:
        Unauthorized, Forbidden, Conflicted: as `refresh`.
    """
    session = sessions.find_session(shown.account_id, shown.session_id)
    account = sessions.find_account(shown.account_id)
    if session is None or account is None or session.expires <= now or not shown.is_of(session):
        raise _over()
    if not shown.is_due(session) and not shown.is_repeated(session, now):
        raise _used_twice(account, session)
    if not session.belongs_to(account.password_hash):
        raise _outdated(session)
    identity = identity_of(account)
    refuse_suspended(identity)
    if identity.second_factor and not session.second_factor:
        sessions.end_session(account.account_id, session.session_id)
        raise _over()
    return session, identity


def _used_twice(account: Account, session: Session) -> Unauthorized:
    """End a session whose refresh token was used before; return the refusal."""
    lost = {"session": session.session_id}
    entry = audit.Entry("session.token_reused", account.account_id, account.company, after=lost)
    if sessions.end_session(account.account_id, session.session_id, partial(audit.add, entry=entry)):
        logger.warning("a refresh token was used twice; its session is over", extra=lost)
        count("RefreshTokensReused")
    return _over()


def _outdated(session: Session) -> Unauthorized:
    """End a session that belongs to a former password; return the refusal.

    Raises:
        Conflicted: since it was read, the session got the new password.
    """
    if not sessions.end_outdated(session):
        raise Conflicted
    return _over()


def _parsed(text: str) -> refresh_tokens.RefreshToken:
    try:
        return refresh_tokens.parse(text)
    except refresh_tokens.NoRefreshToken:
        raise _over() from None


def _over() -> Unauthorized:
    return Unauthorized("session_over", "This session is over. Sign in again.")
