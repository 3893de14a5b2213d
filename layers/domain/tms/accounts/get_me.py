"""Use case: who am I. Apart from the other use cases, so that its function imports no pydantic."""

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.views import Me
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Unauthorized


def me(caller: Caller) -> Me:
    """Return the caller's own account.

    Raises:
        Unauthorized: `account_gone`, it was deleted since the token was issued.
    """
    account = store.by_id(caller.subject)
    if account is None:
        raise account_gone()
    return me_view(account, caller)


def account_gone() -> Unauthorized:
    """Return the refusal of a token whose account was deleted since it was issued."""
    return Unauthorized("account_gone", "This account no longer exists.")


def me_view(account: Account, caller: Caller) -> Me:
    """Show an account to its owner, with what the token of this request allows."""
    return Me(
        account_id=account.account_id,
        full_name=account.full_name,
        email=account.email,
        phone=account.phone,
        new_email=account.new_email,
        new_phone=account.new_phone,
        roles=sorted(caller.roles),
        permissions=sorted(caller.permissions),
        company=account.company,
    )


def reachable_at(account_id: str) -> tuple[str | None, str | None]:
    """Return the e-mail address and the phone number of an account; None for what it lacks."""
    account = store.by_id(account_id)
    return (account.email, account.phone) if account else (None, None)
