"""Opening a session, when all that it takes was shown."""

from functools import partial

from tms.accounts.account import Account
from tms.accounts.sessions import known_address_store, session_store
from tms.accounts.views import SignedIn
from tms.auth import refresh_tokens
from tms.auth.identity import Identity
from tms.auth.issue_tokens import tokens_of
from tms.kernel.access import audit
from tms.kernel.clock import epoch
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction


class PasswordChanged(Exception):
    """It is not the account's password any more, or the account was deleted: no session begins."""


def start_session(account: Account, identity: Identity, source_ip: str, *, second_factor: bool) -> SignedIn:
    """Write a new session and return its first tokens.

    With it stands an audit record, where it is one of a company's people or devices, or of the platform's.

    Args:
        account: as it was read to check the password.
        second_factor: whether a code was shown too, as staff's are.

    Raises:
        PasswordChanged: since then.
    """
    now = epoch()
    token = refresh_tokens.first_token(identity.caller.subject, new_id("ses"))
    session = refresh_tokens.session_of(token, account, now, source_ip, second_factor=second_factor)
    known = known_address_store.note(session.account_id, source_ip, now)
    also = partial(_write_down, account) if account.company is not None or account.is_staff else None
    if not session_store.start_session(session, account.password_hash, known, also):
        raise PasswordChanged
    return tokens_of(identity.caller, token, now, second_factor=second_factor)


def _write_down(account: Account, transaction: Transaction) -> None:
    entry = audit.Entry("staff.signed_in", account.account_id, account.company, actor=account.account_id)
    audit.add(transaction, entry)
