"""Use case: change one's own name and ways to sign in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.accounts import profile_store
from tms.accounts.account import Account
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.get_me import account_gone, me_view
from tms.accounts.identifiers import change_store
from tms.accounts.identifiers.claim_store import LoginTaken
from tms.accounts.passwords import own_password
from tms.accounts.views import Me
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict, invalid_fields
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import EditRequest


def edit(caller: Caller, request: "EditRequest", source_ip: str) -> Me:
    """Change what the request names. A new address or number waits for its code, and the old one holds.

    One that is removed is told so, by a notice that is written with the change: whoever else holds the
    password cannot take the account in silence.

    Raises:
        Unauthorized: `account_gone`.
        Invalid: `invalid_field`, no password came with a change of the ways to sign in.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
        Conflict: `last_way_to_sign_in`, `account_exists`.
    """
    profile = profile_store.read(caller.subject)
    if profile is None:
        raise account_gone()
    before = profile.account
    after = _edited(before, request)
    if request.ways:
        _require_password(before, request.password)
    if request.ways and not after.verified:
        raise Conflict(
            "last_way_to_sign_in", "Give the code of another address or number before you remove this."
        )
    waiting = [name for name in (after.new_email, after.new_phone) if name and name in request.names]
    if waiting:
        request_code.admit(Purpose.VERIFY, source_ip)
    _write(profile, after, waiting, request)
    for name in waiting:
        request_code.ask(Purpose.VERIFY, name, asker=before.account_id)
    return me_view(after, caller)


def _edited(account: Account, request: "EditRequest") -> Account:
    if request.full_name is not None:
        account = replace(account, full_name=request.full_name)
    if "email" in request.ways:
        proven, waiting = _way(account.email, request.email)
        account = replace(account, email=proven, new_email=waiting)
    if "phone" in request.ways:
        proven, waiting = _way(account.phone, request.phone)
        account = replace(account, phone=proven, new_phone=waiting)
    return account


def _way(proven: str | None, wanted: str | None) -> tuple[str | None, str | None]:
    """Return one way to sign in as it is then: the proven one, and one that waits for its code."""
    return (wanted, None) if wanted in {None, proven} else (proven, wanted)


def _require_password(account: Account, password: str | None) -> None:
    if password is None:
        raise invalid_fields([("/password", "a change of the ways to sign in needs the account's password")])
    own_password.require(account, password)


def _write(
    profile: profile_store.Profile, after: Account, waiting: list[str], request: "EditRequest"
) -> None:
    transaction = Transaction()
    change_store.change_into(transaction, profile, after, waiting)
    renamed = {"full_name": "changed"} if after.full_name != profile.account.full_name else {}
    if request.ways:
        changed = {"ways_to_sign_in": sorted(request.ways), **renamed}
        audit.add(transaction, audit.Entry("account.edited", after.account_id, after.company, after=changed))
    elif renamed:
        entry = audit.Entry("account.edited", after.account_id, after.company, after=renamed)
        audit.add_if_staff(transaction, entry)
    try:
        change_store.commit(transaction)
    except LoginTaken:
        raise Conflict(
            "account_exists", "This e-mail address or phone number has another account already."
        ) from None
