"""What an account may do now: by its own roles, or by what the company it works for has granted."""

from dataclasses import dataclass

from tms.accounts.account import Account
from tms.companies import for_auth as companies
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Forbidden


@dataclass(frozen=True)
class Identity:
    """An account as its tokens will name it.

    Attributes:
        second_factor: whether a password alone is not enough.
        allowed_while_company_suspended: whether it may sign in while its company is suspended, because its
            permissions are only those that sold tickets need.
    """

    caller: Caller
    second_factor: bool
    allowed_while_company_suspended: bool


def identity_of(account: Account) -> Identity:
    """Return what an account may do now.

    Raises:
        Forbidden: `membership_ended`: the account does not work for its company any more, or not yet.
    """
    if account.company is None:
        return Identity(account.caller, account.is_staff, allowed_while_company_suspended=False)
    granted = companies.find_grants(account.company, account.account_id)
    if granted is None or not granted.active:
        raise Forbidden("membership_ended", "This account does not work for its company now.")
    return Identity(granted.caller, granted.second_factor, granted.allowed_while_company_suspended)


def refuse_suspended(identity: Identity) -> None:
    """Refuse an account that is suspended, or whose company is.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    caller = identity.caller
    suspension.refuse_suspended(
        caller.subject,
        caller.company,
        allowed_while_company_suspended=identity.allowed_while_company_suspended,
    )
