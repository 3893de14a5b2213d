"""What an account may do now: by its own roles, or by what the company it works for says of it."""

from dataclasses import dataclass

from tms.accounts.account import Account
from tms.companies import grants
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Forbidden


@dataclass(frozen=True)
class Identity:
    """Whom the tokens of an account speak for.

    Attributes:
        second_factor: whether a password alone is not enough.
        serves_sold: whether it does only what sold tickets need: that goes on while its company is suspended.
    """

    caller: Caller
    second_factor: bool
    serves_sold: bool


def identity_of(account: Account) -> Identity:
    """Return what an account may do now.

    Raises:
        Forbidden: `membership_ended`: it works for its company no more, or not yet.
    """
    if account.company is None:
        return Identity(account.caller, account.is_staff, serves_sold=False)
    granted = grants.of(account.company, account.account_id)
    if granted is None or not granted.active:
        raise Forbidden("membership_ended", "This account does not work for its company now.")
    return Identity(granted.caller, granted.second_factor, granted.serves_sold)


def require_standing(identity: Identity) -> None:
    """Refuse accounts and companies that are suspended.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    caller = identity.caller
    suspension.require(caller.subject, caller.company, serves_sold=identity.serves_sold)
