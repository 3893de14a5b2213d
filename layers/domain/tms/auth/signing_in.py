"""Use case: sign in."""

from typing import TYPE_CHECKING

from tms.auth import login_store, passwords, refresh, session_store
from tms.auth.accounts import Session
from tms.auth.issuing import tokens_of
from tms.auth.views import SignedIn
from tms.kernel import standing
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden, Unauthorized
from tms.kernel.ids import new_id

if TYPE_CHECKING:
    from tms.auth.requests import LoginRequest


def sign_in(request: "LoginRequest", source_ip: str) -> SignedIn:
    """Open a session and return its tokens.

    Raises:
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: `account_unverified`: the name waits for its code; `account_suspended`,
            `company_suspended`.
    """
    account = login_store.by_login(request.identifier)
    if not passwords.matches(request.password, account.password_hash if account else None) or not account:
        raise Unauthorized("wrong_credentials", "No account has this identifier and password.")
    if not account.goes_by(request.identifier):
        raise Forbidden(
            "account_unverified", "Confirm this e-mail address or phone number first, by the code sent there."
        )
    standing.require(account.account_id, account.company)
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
    session_store.start_session(session)
    return tokens_of(account, token, now)
