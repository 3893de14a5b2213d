"""Registering: a passenger's account."""

from tms.auth import passwords, store
from tms.auth.accounts import Account
from tms.auth.requests import RegisterRequest
from tms.auth.views import Registered
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.ids import new_id


def register(request: RegisterRequest) -> Registered:
    """Create a passenger's account.

    Raises:
        Conflict: `account_exists`, the e-mail address or phone number has an account already.
    """
    account = Account(
        account_id=new_id("acc"),
        full_name=request.full_name,
        email=request.email,
        phone=request.phone,
        password_hash=passwords.hashed(request.password),
        roles=frozenset({"passenger"}),
        company=None,
        suspended=False,
        created_at=epoch(),
    )
    try:
        store.create(account)
    except store.LoginTaken:
        raise Conflict(
            "account_exists", "This e-mail address or phone number has an account already. Sign in instead."
        ) from None
    return Registered(account.account_id)
