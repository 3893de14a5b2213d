"""Use case: change one's own name and identifiers."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account, account_gone
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.identifiers.claim_store import IdentifierTaken
from tms.accounts.passwords import own_password
from tms.accounts.store import Profile
from tms.accounts.views import Me, me_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict, invalid_fields
from tms.kernel.messaging.sms_countries import require_served
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import EditRequest


def edit_me(caller: Caller, request: "EditRequest", source_ip: str) -> Me:
    """Change what the request gives. A new identifier is pending, and the former one stays until its code.

    A verified identifier that is removed gets a notice.

    Raises:
        Unauthorized: `account_gone`.
        Invalid: `invalid_field`: a change of identifiers came without password, or no SMS goes to the phone's
            country.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
        Conflict: `last_way_to_sign_in`, `account_exists`.
    """
    require_served({"/phone": request.phone or None})
    profile = store.read_profile(caller.subject)
    if profile is None:
        raise account_gone()
    before = profile.account
    after = _edited(before, request)
    if request.kinds:
        _require_password(before, request.password)
    if request.kinds and not after.verified:
        raise Conflict(
            "last_way_to_sign_in", "Give the code of another address or number before you remove this."
        )
    given = request.identifiers
    pending = [each for each in (after.new_email, after.new_phone) if each and each in given]
    if pending:
        request_code.admit(Purpose.VERIFY, source_ip)
    _write(profile, after, pending, request)
    for identifier in pending:
        request_code.ask(Purpose.VERIFY, identifier, asker=before.account_id)
    return me_view(after, caller)


def _edited(account: Account, request: "EditRequest") -> Account:
    if request.full_name:
        account = replace(account, full_name=request.full_name)
    if "email" in request.kinds:
        account = account.with_email(request.email or None)
    if "phone" in request.kinds:
        account = account.with_phone(request.phone or None)
    return account


def _require_password(account: Account, password: str | None) -> None:
    if password is None:
        raise invalid_fields([("/password", "Give the password as well, for you change how you sign in.")])
    own_password.require(account, password)


def _write(profile: Profile, after: Account, pending: list[str], request: "EditRequest") -> None:
    transaction = Transaction()
    identifier_store.change(transaction, profile, after, pending)
    new_name = {"full_name": "changed"} if after.full_name != profile.account.full_name else {}
    if request.kinds:
        changed = {"ways_to_sign_in": sorted(request.kinds), **new_name}
        audit.add(transaction, audit.Entry("account.edited", after.account_id, after.company, after=changed))
    elif new_name:
        entry = audit.Entry("account.edited", after.account_id, after.company, after=new_name)
        audit.add_if_staff(transaction, entry)
    try:
        identifier_store.commit(transaction)
    except IdentifierTaken:
        raise Conflict(
            "account_exists", "This e-mail address or phone number has another account already."
        ) from None
