"""Begins a session, after the password and, for staff, the code were right."""

from dataclasses import asdict

from tms.accounts.account import Account
from tms.accounts.for_auth import sign_in
from tms.auth import refresh_tokens
from tms.auth.identity import Identity
from tms.auth.issue_tokens import tokens_of
from tms.auth.views import SignedIn
from tms.kernel.access import audit
from tms.kernel.clock import epoch
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction


class PasswordChanged(Exception):
    """The password was changed, or the account deleted, since the password was checked."""


def start_session(
    account: Account,
    identity: Identity,
    source_ip: str,
    device_token: str | None = None,
    *,
    second_factor: bool,
) -> SignedIn:
    """Write a new session and return its first tokens. It is audited unless the account is a passenger's.

    Args:
        account: as it was read to check the password.
        source_ip: the network address of the sign-in, which is a known one from now on.
        device_token: that the device shows. It keeps it if it is the account's, and gets one otherwise.
        second_factor: whether a code was typed too.

    Raises:
        PasswordChanged: no session begins.
    """
    now = epoch()
    token = refresh_tokens.first_token(identity.caller.subject, new_id("ses"))
    session = refresh_tokens.session_of(token, account, now, source_ip, second_factor=second_factor)
    known = sign_in.known_address(session.account_id, source_ip, now)
    device = sign_in.device(session.account_id, device_token, now)

    def also(transaction: Transaction) -> None:
        device.remember(transaction)
        _audit_staff(transaction, account)

    if not sign_in.start_session(session, account.password_hash, known, also):
        raise PasswordChanged
    tokens = tokens_of(identity.caller, token, now, second_factor=second_factor)
    return SignedIn(**asdict(tokens), device_token=device.token)


def _audit_staff(transaction: Transaction, account: Account) -> None:
    if account.company is None and not account.is_staff:
        return
    entry = audit.Entry("staff.signed_in", account.account_id, account.company, actor=account.account_id)
    audit.add(transaction, entry)
